/** Export of activities (documented, Adobe "Bulk activity extract"): by date, types and primary attributes. */
import type { Value } from '../../engine/kernel/index.ts';
import { activityItem } from '../activities/activity-items.ts';
import { ACTIVITY } from '../activities/activity-log.ts';
import { fault } from '../errors.ts';
import type { JsonObject } from '../http/operation.ts';
import type { Instance } from '../instance.ts';
import { sentText } from '../values.ts';
import { arrayIn, type DateRange, dateRange, fileShape, filterOf, integerIn } from './export-request.ts';
import { writeRecords } from './formats.ts';
import type { ExportPlan } from './jobs/index.ts';

const COLUMNS = [
  'marketoGUID',
  'leadId',
  'activityDate',
  'activityTypeId',
  'campaignId',
  'primaryAttributeValueId',
  'primaryAttributeValue',
  'attributes',
];
/** Left out unless it is asked for. */
const ACTION_RESULT = 'actionResult';

const FILTERS = ['createdAt', 'activityTypeIds', 'primaryAttributeValueIds', 'primaryAttributeValues'];

/** Values of a primary attribute filter (documented). */
const PRIMARY_VALUES = 50;
/** Types of a filter (assumed: the documentation has no limit, a body has one). */
const MOST_TYPES = 1_000;

/** Types that have a primary attribute filter, by what their primary attribute is (documented). */
const ASSET_GROUPS: readonly (readonly number[])[] = [[13, 22], [104], [24, 25], [2]];

interface ActivityFilter {
  readonly range: DateRange;
  /** Undefined for all types. */
  readonly types: ReadonlySet<number> | undefined;
  readonly primaryIds: ReadonlySet<number> | undefined;
  readonly primaryValues: ReadonlySet<string> | undefined;
}

/** An activity as answers show it. */
interface Item extends Readonly<Record<string, unknown>> {
  readonly attributes: readonly { readonly name: string; readonly value: Value }[];
  readonly primaryAttributeValueId?: number | undefined;
  readonly primaryAttributeValue?: string;
}

/** The plan of an export. @throws ApiFault for a body that asks for what cannot be had */
export function activityExport(instance: Instance, body: JsonObject): ExportPlan {
  const shape = fileShape(body, COLUMNS);
  for (const field of shape.fields) {
    if (!COLUMNS.includes(field) && field !== ACTION_RESULT) throw fault('fieldNotFound', field);
  }
  const filter = filterIn(filterOf(body, FILTERS, instance.exports));
  return {
    subject: 'activities',
    format: shape.format,
    write: () => writeRecords(shape.format, shape.header, activityRows(instance, filter, shape.fields)),
  };
}

function filterIn(filter: JsonObject): ActivityFilter {
  if (filter.createdAt === undefined) throw fault('parameterMissing', 'createdAt');
  const types = arrayIn(filter, 'activityTypeIds', MOST_TYPES)?.map(integerIn);
  if (types?.includes(ACTIVITY.deleteLead)) throw fault('filterInvalid', 'activityTypeIds');
  const ids = arrayIn(filter, 'primaryAttributeValueIds', PRIMARY_VALUES)?.map(integerIn);
  const values = arrayIn(filter, 'primaryAttributeValues', PRIMARY_VALUES)?.map(sentText);
  if (ids !== undefined || values !== undefined) checkPrimary(types, ids, values);
  return {
    range: dateRange('createdAt', filter.createdAt),
    types: types && new Set(types),
    primaryIds: ids && new Set(ids),
    primaryValues: values && new Set(values),
  };
}

/** Never both, and only with types whose primary attribute is of one kind (documented). */
function checkPrimary(types: number[] | undefined, ids: unknown, values: unknown): void {
  if (ids !== undefined && values !== undefined) throw fault('filterInvalid', 'primaryAttributeValues');
  if (types === undefined || types.length === 0) throw fault('parameterMissing', 'activityTypeIds');
  const isOneGroup = ASSET_GROUPS.some((group) => types.every((type) => group.includes(type)));
  if (!isOneGroup) throw fault('filterInvalid', 'activityTypeIds');
}

function* activityRows(
  instance: Instance,
  { range, types, primaryIds, primaryValues }: ActivityFilter,
  fields: readonly string[],
): Generator<Value[]> {
  const { activities: log } = instance;
  for (let id = log?.firstIdSince(range.startAt) ?? 0; id < (log?.nextId ?? 0); id += 1) {
    const activity = log!.get(id);
    if (activity.at > range.endAt) return;
    if (activity.type === ACTIVITY.deleteLead || (types && !types.has(activity.type))) continue;
    const item = activityItem(instance, activity) as Item;
    if (primaryIds && !primaryIds.has(item.primaryAttributeValueId ?? -1)) continue;
    if (primaryValues && !primaryValues.has(item.primaryAttributeValue ?? '')) continue;
    yield fields.map((field) => cellOf(item, field));
  }
}

/** The attributes are one JSON object in their cell (documented). */
function cellOf(item: Item, field: string): Value {
  if (field === ACTION_RESULT) return 'succeeded';
  if (field !== 'attributes') return (item[field] ?? null) as Value;
  return JSON.stringify(Object.fromEntries(item.attributes.map(({ name, value }) => [name, value])));
}
