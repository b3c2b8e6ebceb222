/**
 * Every record is in Marketo what it should be: a copy, a person of its own for each lead and contact; of a deleted
 * record no copy, or a person that is marked; of a converted lead no lead any more.
 */
import { NOBODY } from '../../../engine/kernel/index.ts';
import type { Records } from '../../../mock-salesforce/index.ts';
import { syncObjectsOf } from '../../population/org-schema.ts';
import { type Evidence, MOST_TOLD } from '../evidence.ts';
import { isConverted } from './living.ts';

/** Tasks, events and memberships are not copied record for record. */
const NOT_COPIED: ReadonlySet<string> = new Set(['Task', 'Event', 'CampaignMember']);

export function copyProblems(evidence: Evidence): string[] {
  const { org, scenario } = evidence.world;
  return syncObjectsOf(scenario)
    .filter((object) => !NOT_COPIED.has(object))
    .flatMap((object) => problemsOf(evidence, org.object(object)).slice(0, MOST_TOLD));
}

function problemsOf(evidence: Evidence, records: Records): string[] {
  const found: string[] = [];
  for (let row = 0; row < records.count; row += 1) {
    const problem = problemOf(evidence, records, row);
    if (problem !== undefined) found.push(`${records.schema.name} ${row} ${problem}`);
  }
  return found;
}

function problemOf(evidence: Evidence, records: Records, row: number): string | undefined {
  if (records.deleted[row] === 1)
    return evidence.isShared(records, row) ? deletedProblem(evidence, records, row) : undefined;
  if (isConverted(records, row))
    return evidence.isInSight(records, row)
      ? leftoverProblem(evidence, 'Lead', row, 'was converted')
      : undefined;
  const mirror = evidence.world.instance.mirror(records.schema.name);
  const isFromTheStart = records.created[row]! * 1_000 < evidence.world.startAt;
  if (isFromTheStart && row >= mirror.initialCount) return undefined;
  const copy = mirror.rowOf(row);
  return copy === NOBODY && evidence.isInSight(records, row) ? 'has no copy in Marketo' : undefined;
}

function deletedProblem({ world }: Evidence, records: Records, row: number): string | undefined {
  const { name } = records.schema;
  if (name === 'Lead' || name === 'Contact') return leftoverProblem({ world }, name, row, 'was deleted');
  return world.instance.mirror(name).rowOf(row) === NOBODY
    ? undefined
    : 'was deleted and has a copy in Marketo';
}

/** Whether Marketo goes on taking a person for a record that is none any more. */
function leftoverProblem(
  { world }: Pick<Evidence, 'world'>,
  object: 'Lead' | 'Contact',
  row: number,
  what: string,
): string | undefined {
  const { persons } = world.instance;
  const person = persons.personOf(object, row);
  if (person === NOBODY || persons.isDeleted(person) || persons.objectOf(person) === undefined)
    return undefined;
  return persons.isLinkedTo(person, object, row) ? `${what} and is a person in Marketo still` : undefined;
}
