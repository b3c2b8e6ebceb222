/** Activities as the API shows them (documented, Adobe "Activities"; the texts of Reason and Source for other origins are assumed). */

import type { Instance } from '../instance.ts';
import { dateTime, textOf } from '../values.ts';
import {
  ACTIVITY,
  type Activity,
  type ActivityAttributeValue,
  BY_SALESFORCE_SYNC,
  REST_API,
} from './activity-log.ts';

/** What every item has, and what it is about; the rest is as the API shows it. */
export interface ActivityItem {
  readonly primaryAttributeValueId: number | undefined;
  readonly attributes: readonly ActivityAttributeValue[];
}

/** An activity as `activities.json` and `deletedleads.json` show it. */
export function activityItem(instance: Instance, activity: Activity): ActivityItem {
  const { type, person, details, field } = activity;
  if (details !== undefined) {
    const { primaryAttributeValueId, primaryAttributeValue = null, attributes, happenedAt } = details;
    const shown = happenedAt === undefined ? activity : { ...activity, at: happenedAt };
    return item(instance, shown, primaryAttributeValueId, primaryAttributeValue, attributes);
  }
  if (field >= 0) {
    const { id, displayName } = instance.persons.fields[field]!;
    return item(instance, activity, id, displayName, changeAttributes(instance, activity));
  }
  if (type === ACTIVITY.newLead) {
    const name = instance.persons.nameOf(person);
    return item(instance, activity, person + 1, name, newLeadAttributes(instance, activity));
  }
  if (type === ACTIVITY.deleteLead)
    return item(instance, activity, person + 1, textOf(activity.newValue), []);
  return item(instance, activity, ...primaryOf(activity), []);
}

/** What an activity without details is about: a number is an id, and the old value its label. */
function primaryOf({ oldValue, newValue }: Activity): [id: number | undefined, value: string | null] {
  return typeof newValue === 'number'
    ? [newValue, textOf(oldValue)]
    : [undefined, textOf(newValue ?? oldValue)];
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
    ...head(instance, activity),
    fields: isNew ? [] : [changedField(instance, activity)],
    attributes: [...attributes, { name: 'Lead ID', value: activity.person + 1 }],
  };
}

function head(instance: Instance, { id, person, at, type, cause }: Activity): object {
  return {
    id,
    marketoGUID: String(id),
    leadId: person + 1,
    activityDate: dateTime(at),
    activityTypeId: type,
    campaignId: campaignOf(instance, cause),
  };
}

/** The campaign whose flow step it was; left out for everything else. */
function campaignOf({ causes, campaigns }: Instance, cause: number): number | undefined {
  const process = causes.all[cause]?.process;
  return process === undefined ? undefined : campaigns.idOfProcess(process);
}

function item(
  instance: Instance,
  activity: Activity,
  primaryAttributeValueId: number | undefined,
  primaryAttributeValue: string | null,
  attributes: readonly ActivityAttributeValue[],
): ActivityItem {
  return {
    ...head(instance, activity),
    primaryAttributeValueId,
    ...(primaryAttributeValue !== null && { primaryAttributeValue }),
    attributes,
  };
}

function changedField(instance: Instance, { field, newValue, oldValue }: Activity): object {
  const { id, name } = instance.persons.fields[field]!;
  return { id, name, newValue: textOf(newValue), oldValue: textOf(oldValue) };
}

/** Empty attributes are left out (documented). A score tells by how much it changed, and no source. */
function changeAttributes(instance: Instance, activity: Activity): ActivityAttributeValue[] {
  const source = sourceOf(instance, activity);
  const { newValue, oldValue } = activity;
  const isScore = activity.type !== ACTIVITY.changeDataValue;
  return [
    { name: 'Change Value', value: isScore ? changeOf(Number(newValue) - Number(oldValue)) : null },
    { name: 'New Value', value: textOf(newValue) },
    { name: 'Old Value', value: textOf(oldValue) },
    { name: 'Reason', value: source },
    { name: 'Source', value: isScore ? null : source },
  ].filter(({ value }) => value !== null && value !== '');
}

/** `+5` as the product writes a change of a score. */
function changeOf(amount: number): string {
  return amount < 0 ? String(amount) : `+${amount}`;
}

function newLeadAttributes(instance: Instance, activity: Activity): ActivityAttributeValue[] {
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
