/**
 * Merging persons because Salesforce has merged their records (documented, Adobe "SFDC Sync: Merging a
 * Lead/Contact/Person" and the Marketo Whisperer blog): the winner's values stay, its blanks are filled, the standard
 * score is summed (custom ones are not), and memberships go along.
 */
import { BY_SALESFORCE_SYNC } from '../activity-log.ts';
import type { Instance } from '../instance.ts';

/** "SFDC Merge Leads" (documented, Marketo activity types). */
const SFDC_MERGE_LEADS = 31;

export function mergeInto(instance: Instance, winner: number, losers: readonly number[], now: number): void {
  const { persons, database, activities } = instance;
  for (const loser of losers) {
    if (persons.isDeleted(loser)) continue;
    fillBlanks(instance, winner, loser, now);
    addScore(instance, winner, loser, now);
    database.move(loser, winner);
    activities?.note(SFDC_MERGE_LEADS, winner, -1, null, loser + 1, BY_SALESFORCE_SYNC, now);
    instance.delete(loser, instance.causes.of('SFDC merge', 'Lead'), now);
  }
}

function fillBlanks(instance: Instance, winner: number, loser: number, now: number): void {
  const { persons } = instance;
  persons.columns.forEach((column, field) => {
    const value = column.get(loser);
    if (value === null || value === '' || persons.fields[field]!.readOnly) return;
    const present = column.get(winner);
    if (present !== null && present !== '') return;
    column.set(winner, value);
    instance.noteTakenOver(winner, field, present, value, now);
  });
}

/** A score that syncs with Salesforce is a change that waits to be pushed. */
function addScore(instance: Instance, winner: number, loser: number, now: number): void {
  const { persons, causes } = instance;
  const field = persons.fieldNumber('leadScore');
  const scoreOf = (person: number): number => Number(persons.columns[field]!.get(person) ?? 0);
  const [own, more] = [scoreOf(winner), scoreOf(loser)];
  if (own === 0 || more === 0) return;
  instance.write(winner, field, own + more, causes.of('SFDC merge', 'Lead.leadScore'), now);
}
