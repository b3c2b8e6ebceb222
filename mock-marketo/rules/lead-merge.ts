/** Merging leads: who stays, which values it gets, and what else goes over to it (documented, Adobe "Leads"). */
import type { Value } from '../../engine/kernel/index.ts';
import { REST_API } from '../activities/activity-log.ts';
import type { Instance } from '../instance.ts';

/** Number of the activity type (documented, Adobe "Activities"). */
const MERGE_LEADS = 32;

/**
 * Merges leads into one. The named winner stays unless Salesforce knows better: a contact stays before a lead, and a
 * record of Salesforce before a person that only Marketo knows. Returns who stays. The losers' records in Salesforce are
 * left alone (the original merges them too; assumed away).
 */
export function mergeLeads(
  instance: Instance,
  winner: number,
  losers: readonly number[],
  now: number,
): number {
  const everyone = [winner, ...losers];
  const stays = everyone.reduce((best, person) =>
    rank(instance, person) > rank(instance, best) ? person : best,
  );
  const gone = everyone.filter((person) => person !== stays);
  const merged = new Set<string>();
  for (const person of gone) for (const name of fillFrom(instance, stays, person, now)) merged.add(name);
  for (const person of gone) absorb(instance, stays, person, now);
  instance.activities?.noteDetails(
    MERGE_LEADS,
    stays,
    {
      primaryAttributeValueId: stays + 1,
      ...nameOf(instance, stays),
      attributes: [
        { name: 'Merge IDs', value: gone.map((person) => person + 1).join(',') },
        { name: 'Merge Fields', value: [...merged].join(',') },
      ].filter(({ value }) => value !== ''),
    },
    instance.causes.of(REST_API, 'Lead.id'),
    now,
  );
  return stays;
}

function nameOf({ persons }: Instance, person: number): { primaryAttributeValue?: string } {
  const name = persons.nameOf(person);
  return name === null ? {} : { primaryAttributeValue: name };
}

function rank({ persons }: Instance, person: number): number {
  const object = persons.objectOf(person);
  return object === 'Contact' ? 2 : object === 'Lead' ? 1 : 0;
}

/** Empty fields of the one that stays take the loser's values. Returns the names of those that did. */
function fillFrom(instance: Instance, stays: number, loser: number, now: number): string[] {
  const { persons, causes } = instance;
  const filled: string[] = [];
  persons.fields.forEach((field, number) => {
    const column = persons.columns[number]!;
    const value = column.get(loser);
    if (field.readOnly || field.name === 'id' || isEmpty(value) || !isEmpty(column.get(stays))) return;
    instance.write(stays, number, value, causes.of(REST_API, `Lead.${field.name}`), now);
    filled.push(field.name);
  });
  return filled;
}

function isEmpty(value: Value): boolean {
  return value === null || value === '';
}

/** Activities, memberships and cookies go over; the loser is gone, without a Delete Lead activity (assumed). */
function absorb(
  { activities, database, logs, persons }: Instance,
  stays: number,
  loser: number,
  now: number,
): void {
  activities?.move(loser, stays);
  database.move(loser, stays);
  const object = persons.objectOf(loser);
  if (object !== undefined) logs[object].settle(loser, 'deleted', now);
  persons.delete(loser);
}
