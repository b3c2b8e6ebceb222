/**
 * No lost update: wherever either side has been written both hold the same value, and it is one that was written last
 * on one of the sides. Not held to it: what Salesforce has refused, and records that were merged or deleted; nor, as to who
 * wrote last, records that are new, whose person was somebody else before (a lead that was converted).
 */
import { NOBODY, type Value } from '../../../engine/kernel/index.ts';
import type { Records } from '../../../mock-salesforce/index.ts';
import type { World } from '../../world.ts';
import { type Evidence, MOST_TOLD } from '../evidence.ts';

type Mirror = ReturnType<World['instance']['mirror']>;
type Copy = NonNullable<ReturnType<Mirror['field']>>;

export function lostUpdates(evidence: Evidence): string[] {
  const { world } = evidence;
  const custom = world.scenario.org.customObjects.map(({ name }) => name);
  return ['User', 'Account', 'Lead', 'Contact', 'Opportunity', 'Campaign', ...custom].flatMap((object) =>
    lostOf(evidence, world.org.object(object), everHidden(world)),
  );
}

function lostOf(evidence: Evidence, records: Records, hidden: ReadonlySet<string>): string[] {
  const object = records.schema.name;
  const mirror = evidence.world.instance.mirror(object);
  const asked = evidence.witness.asked.get(object);
  const found: string[] = [];
  records.schema.fields.forEach(({ name }, number) => {
    if (!asked?.has(name) || hidden.has(`${object}.${name}`)) return;
    const copy = mirror.field(name);
    const column = records.columns[number]!;
    if (copy === undefined || (!copy.column.written && !column.written)) return;
    for (let row = 0; row < records.count; row += 1) {
      const problem = problemOf(evidence, records, row, name, mirror, copy, column.get(row));
      if (problem !== undefined) found.push(problem);
    }
  });
  return found.slice(0, MOST_TOLD);
}

function problemOf(
  { world, journal, witness }: Evidence,
  records: Records,
  row: number,
  field: string,
  mirror: Mirror,
  copy: Copy,
  here: Value,
): string | undefined {
  const key = `${records.schema.name} ${row}`;
  if (records.deleted[row] === 1 || isConverted(records, row)) return undefined;
  if (journal.disturbed.has(key) || witness.refused.has(key)) return undefined;
  const own = mirror.rowOf(row);
  if (own === NOBODY) return `${key} has no copy in Marketo`;
  const there = copy.column.get(own);
  if (here !== there) return `${field} of ${key} is ${here} in Salesforce and ${there} in Marketo`;
  if (records.created[row]! * 1_000 >= world.startAt) return undefined;
  const candidates = [
    journal.inSalesforce.get(`${key} ${field}`),
    copy.number < 0 ? undefined : journal.inMarketo.get(`${own} ${copy.number}`),
  ].filter((value) => value !== undefined);
  if (candidates.length === 0 || candidates.includes(here)) return undefined;
  return `${field} of ${key} is ${here}, but ${candidates.join(' and ')} was written last`;
}

function isConverted(records: Records, row: number): boolean {
  return records.schema.name === 'Lead' && records.value(row, records.field('IsConverted')) === true;
}

/** Fields that the sync user could not see at some time: their values come with the next touch only. */
function everHidden({ scenario }: World): ReadonlySet<string> {
  const { syncUser, accessChanges } = scenario.org;
  return new Set([...syncUser.hidden, ...accessChanges.flatMap(({ hidden }) => hidden)]);
}
