/**
 * Merging persons because Salesforce has merged their records (documented, Adobe "SFDC Sync: Merging a
 * Lead/Contact/Person" and the Marketo Whisperer blog): the winner's values stay, its blanks are filled, the standard
 * score is summed (custom ones are not), and memberships go along.
 */
import { BY_SALESFORCE_SYNC } from '../activities/activity-log.ts';
import type { Instance } from '../instance.ts';

/** "SFDC Merge Leads" (documented, Marketo activity types). */
const SFDC_MERGE_LEADS = 31;

export function mergeInto(instance: Instance, winner: number, losers: readonly number[], now: number): void {
  const { persons, database, activities } = instance;
  for (const loser of losers) {
    if (persons.isDeleted(loser)) continue;
    const score = scoreOf(instance, winner);
    fillBlanks(instance, winner, loser, now);
    addScore(instance, winner, score, scoreOf(instance, loser), now);
    database.move(loser, winner);
    activities?.note(SFDC_MERGE_LEADS, winner, -1, null, loser + 1, BY_SALESFORCE_SYNC, now);
    instance.delete(loser, instance.causes.of('SFDC merge', 'Lead'), now);
  }
}

/** Salesforce keeps the blanks of its record, so what fills them here is a change that waits to be pushed. */
function fillBlanks(instance: Instance, winner: number, loser: number, now: number): void {
  const { persons } = instance;
  const cause = instance.causes.of('SFDC merge', 'Lead');
  persons.columns.forEach((column, field) => {
    const value = column.get(loser);
    if (value === null || value === '' || persons.fields[field]!.readOnly) return;
    const present = column.get(winner);
    if (present !== null && present !== '') return;
    column.set(winner, value);
    instance.noteTakenOver(winner, field, present, value, now);
    instance.awaitPush(winner, field, present, cause, now);
  });
}

/** A score that syncs with Salesforce is a change that waits to be pushed; a blank one has been filled already. */
function addScore(instance: Instance, winner: number, own: number, more: number, now: number): void {
  if (own === 0 || more === 0) return;
  const field = instance.persons.fieldNumber(SCORE);
  instance.write(winner, field, own + more, instance.causes.of('SFDC merge', `Lead.${SCORE}`), now);
}

const SCORE = 'leadScore';

function scoreOf({ persons }: Instance, person: number): number {
  return Number(persons.columns[persons.fieldNumber(SCORE)]!.get(person) ?? 0);
}
