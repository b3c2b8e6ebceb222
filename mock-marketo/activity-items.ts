/** Activities as the API shows them (documented, Adobe "Activities"; the texts of Reason and Source for other origins are assumed). */
import type { Value } from '../engine/kernel/index.ts';
import { ACTIVITY, type Activity, BY_SALESFORCE_SYNC } from './activity-log.ts';
import type { Instance } from './instance.ts';
import { REST_API } from './rules/lead-sync.ts';
import { dateTime, textOf } from './values.ts';

interface Attribute {
  readonly name: string;
  readonly value: Value;
}

/** An activity as `activities.json` and `deletedleads.json` show it. */
export function activityItem(instance: Instance, activity: Activity): object {
  const { type, person, newValue } = activity;
  switch (type) {
    case ACTIVITY.changeDataValue: {
      const field = instance.persons.fields[activity.field]!;
      return item(activity, field.id, field.displayName, changeAttributes(instance, activity));
    }
    case ACTIVITY.newLead:
      return item(
        activity,
        person + 1,
        instance.persons.nameOf(person),
        newLeadAttributes(instance, activity),
      );
    default:
      return item(activity, person + 1, textOf(newValue), []);
  }
}

/** An activity as `leadchanges.json` shows it. */
export function leadChangeItem(instance: Instance, activity: Activity): object {
  const isNew = activity.type === ACTIVITY.newLead;
  const source = sourceOf(instance, activity);
  const attributes = isNew
    ? newLeadAttributes(instance, activity)
    : [
        { name: 'Reason', value: source },
        { name: 'Source', value: source },
      ];
  return {
    ...head(activity),
    fields: isNew ? [] : [changedField(instance, activity)],
    attributes: [...attributes, { name: 'Lead ID', value: activity.person + 1 }],
  };
}

function head({ id, person, at, type }: Activity): object {
  return {
    id,
    marketoGUID: String(id),
    leadId: person + 1,
    activityDate: dateTime(at),
    activityTypeId: type,
  };
}

function item(
  activity: Activity,
  primaryAttributeValueId: number | undefined,
  primaryAttributeValue: string | null,
  attributes: readonly Attribute[],
): object {
  return {
    ...head(activity),
    primaryAttributeValueId,
    ...(primaryAttributeValue !== null && { primaryAttributeValue }),
    attributes,
  };
}

function changedField(instance: Instance, { field, newValue, oldValue }: Activity): object {
  const { id, name } = instance.persons.fields[field]!;
  return { id, name, newValue: textOf(newValue), oldValue: textOf(oldValue) };
}

/** Empty attributes are left out (documented). */
function changeAttributes(instance: Instance, activity: Activity): Attribute[] {
  const source = sourceOf(instance, activity);
  return [
    { name: 'New Value', value: textOf(activity.newValue) },
    { name: 'Old Value', value: textOf(activity.oldValue) },
    { name: 'Reason', value: source },
    { name: 'Source', value: source },
  ].filter(({ value }) => value !== null && value !== '');
}

function newLeadAttributes(instance: Instance, activity: Activity): Attribute[] {
  return [
    { name: 'Created Date', value: dateTime(activity.at).slice(0, 10) },
    { name: 'Source Type', value: sourceOf(instance, activity) },
  ];
}

/** `Web service API` is documented; the others are the names of what did it. */
function sourceOf(instance: Instance, { cause }: Activity): string {
  if (cause === BY_SALESFORCE_SYNC) return 'salesforce.com';
  const process = instance.causes.all[cause]?.process;
  return process === undefined || process === REST_API ? 'Web service API' : process;
}
