/** Whether a custom activity can be added, and what is kept of it (documented, Adobe "Activities"; most codes are assumed). */
import { NOBODY, parseInstant, type Value } from '../../engine/kernel/index.ts';
import { type ActivityAttributeValue, REST_API } from '../activities/activity-log.ts';
import type { ActivityVersion, CustomActivityType, CustomAttribute } from '../custom-activities/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { ACTIVITY_ATTRIBUTE_BYTES } from '../limits.ts';
import { personOfId } from '../persons/leads.ts';
import type { DataType } from '../schema/types.ts';
import { sentText, textOf } from '../values.ts';
import { readValue } from './field-values.ts';

type Sent = Readonly<Record<string, unknown>>;

const REQUIRED = ['leadId', 'activityDate', 'activityTypeId', 'primaryAttributeValue'] as const;

/** Adds an activity and returns its id, or why it is skipped. Ids follow the order of adding, not of the dates. */
export function addActivity(instance: Instance, sent: Sent, now: number): number | ErrorBody {
  for (const member of REQUIRED) {
    const value = sent[member];
    if (value === undefined || value === null || value === '') return errorOf('parameterMissing', member);
  }
  const person = personOfId(instance, Number(sentText(sent.leadId)));
  if (person === NOBODY) return errorOf('leadNotFound');
  const type = instance.database.customActivities.byId(Number(sentText(sent.activityTypeId)));
  if (type === undefined) return errorOf('objectNotFound', 'Activity type');
  const happenedAt = parseInstant(sentText(sent.activityDate));
  if (Number.isNaN(happenedAt))
    return errorOf('fieldValueInvalid', 'activityDate', sentText(sent.activityDate));
  const version = type.approved!;
  const primary = heldValue(version.primaryAttribute, sent.primaryAttributeValue);
  if (isError(primary)) return primary;
  const attributes = attributesOf(version, sent.attributes ?? []);
  if (!Array.isArray(attributes)) return attributes as ErrorBody;
  return note(instance, type, person, { happenedAt, primary, attributes }, now);
}

interface Told {
  readonly happenedAt: number;
  readonly primary: Value;
  readonly attributes: readonly ActivityAttributeValue[];
}

function note(
  { activities, causes }: Instance,
  type: CustomActivityType,
  person: number,
  { happenedAt, primary, attributes }: Told,
  now: number,
): number | ErrorBody {
  if (activities === undefined) return errorOf('activityFailed');
  type.isInUse = true;
  const text = textOf(primary);
  const details = { happenedAt, attributes, ...(text !== null && { primaryAttributeValue: text }) };
  return activities.noteDetails(type.id!, person, details, causes.of(REST_API, 'Lead'), now);
}

function isError(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/** The attributes of an activity, named by name or API name. Too many bytes of them are 1049 (documented). */
function attributesOf(version: ActivityVersion, sent: unknown): ActivityAttributeValue[] | ErrorBody {
  if (!Array.isArray(sent)) return errorOf('memberInvalid', sentText(sent), 'attributes');
  if (Buffer.byteLength(sentText(sent)) > ACTIVITY_ATTRIBUTE_BYTES) return errorOf('activityFailed');
  const values: ActivityAttributeValue[] = [];
  for (const entry of sent) {
    const { name, apiName, value } = (entry ?? {}) as Sent;
    const attribute = version.attributes.find((own) => own.apiName === apiName || own.name === name);
    if (attribute === undefined) return errorOf('fieldNotFound', sentText(apiName ?? name ?? ''));
    const held = heldValue(attribute, value);
    if (isError(held)) return held;
    if (held !== null) values.push({ name: attribute.name, apiName: attribute.apiName, value: held });
  }
  return values;
}

/** A link is kept as a text; no attribute has a length of its own. */
function heldValue({ name, dataType }: CustomAttribute, sent: unknown): Value | ErrorBody {
  const type: DataType = dataType === 'link' ? 'url' : dataType;
  const reading = readValue({ name, dataType: type }, sent);
  return 'error' in reading ? reading.error : reading.value;
}
