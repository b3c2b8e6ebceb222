/** What the bodies of all four kinds of export have in common: format, fields, headers, filters, date ranges. */
import { DAY_MS, parseInstant } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import type { JsonObject } from '../http/operation.ts';
import { sentText } from '../values.ts';
import { formatOf } from './formats.ts';
import { EXPORT_RANGE_DAYS, type Exports, type FileFormat } from './jobs/index.ts';

/** The range of a date filter; both ends are in it. */
export interface DateRange {
  readonly startAt: number;
  readonly endAt: number;
}

/** The file that is asked for. */
export interface FileShape {
  readonly format: FileFormat;
  readonly fields: readonly string[];
  /** What stands in the first row for each field. */
  readonly header: readonly string[];
}

/**
 * The shape of the file. @throws ApiFault 1002 without fields, unless there are fields by default; 1003 for an unknown
 * format and for headers of fields that are not exported
 */
export function fileShape(body: JsonObject, byDefault: readonly string[] = []): FileShape {
  const format = formatOf(body.format);
  const asked = body.fields ?? byDefault;
  if (!Array.isArray(asked) || asked.length === 0) throw fault('parameterMissing', 'fields');
  const fields = asked.map(sentText);
  return { format, fields, header: headerOf(body, fields) };
}

function headerOf({ columnHeaderNames }: JsonObject, fields: readonly string[]): string[] {
  const names = isObject(columnHeaderNames) ? columnHeaderNames : {};
  for (const [field, name] of Object.entries(names)) {
    if (!fields.includes(field) || typeof name !== 'string') throw fault('headerInvalid', field);
  }
  return fields.map((field) => (Object.hasOwn(names, field) ? sentText(names[field]) : field));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The filter, with none but the known members. @throws ApiFault 1002 without one, 1003 for an unknown member, 1035 for one
 * that the subscription lacks
 */
export function filterOf({ filter }: JsonObject, known: readonly string[], exports: Exports): JsonObject {
  if (!isObject(filter) || Object.keys(filter).length === 0) throw fault('parameterMissing', 'filter');
  for (const name of Object.keys(filter)) {
    const isLacking = SMART_LISTS.includes(name) || exports.options.withoutFilters?.includes(name);
    if (known.includes(name) && isLacking) throw fault('filterUnsupported', name);
    if (!known.includes(name)) throw fault('filterInvalid', name);
  }
  return filter;
}

/** Subscriptions may lack them, and an instance without smart lists of its own does (documented: 1035). */
const SMART_LISTS: readonly string[] = ['smartListId', 'smartListName'];

/** The single member of a filter. @throws ApiFault 1003 for several */
export function onlyFilter(filter: JsonObject): readonly [name: string, value: unknown] {
  const members = Object.entries(filter);
  if (members.length > 1) throw fault('filterCount');
  return members[0]!;
}

/**
 * A date range. @throws ApiFault 1002 for a missing end, 704 for what is no date, 1003 for ends in the wrong order and for
 * more than 31 days
 */
export function dateRange(name: string, value: unknown): DateRange {
  if (!isObject(value)) throw fault('filterInvalid', name);
  const startAt = instantIn(value, 'startAt');
  const endAt = instantIn(value, 'endAt');
  if (endAt < startAt) throw fault('filterInvalid', name);
  if (endAt - startAt > EXPORT_RANGE_DAYS * DAY_MS) throw fault('dateRangeTooLong', EXPORT_RANGE_DAYS);
  return { startAt, endAt };
}

function instantIn(range: JsonObject, name: string): number {
  const text = range[name];
  if (text === undefined || text === null || text === '') throw fault('parameterMissing', name);
  const at = /^\d{4}-\d\d-\d\dT/.test(sentText(text)) ? parseInstant(sentText(text)) : Number.NaN;
  if (Number.isNaN(at)) throw fault('badDate', sentText(text));
  return at;
}

export function isIn({ startAt, endAt }: DateRange, at: number): boolean {
  return at >= startAt && at <= endAt;
}

/** A whole number of a filter. @throws ApiFault 1001 */
export function integerIn(value: unknown): number {
  if (!/^\d{1,15}$/.test(sentText(value))) throw fault('wrongType', sentText(value), 'Integer');
  return Number(value);
}

/** An array of a filter, of at most so many values. @throws ApiFault 1003 */
export function arrayIn(filter: JsonObject, name: string, most: number): unknown[] | undefined {
  const value = filter[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw fault('filterInvalid', name);
  if (value.length > most) throw fault('tooManyValues', name, most);
  return value;
}
