/**
 * The judges of a run that has ended in calm. They read both systems and the counters, never the sync engine's own
 * opinion of what it did; what must hold at every moment (conservation, cursors, the org's count of requests) has
 * been checked by the run itself.
 */
import { NOBODY } from '../../engine/kernel/index.ts';
import type { World } from '../world.ts';

/** Everything that is wrong with the end of a run, in words; nothing when all is well. */
export function judge(world: World): string[] {
  return [...unfinished(world), ...differences(world), ...duplicates(world), ...overQuota(world)];
}

/** Converged: nothing waits on either side. */
function unfinished({ recorder }: World): string[] {
  const { total } = recorder.backlog;
  return total === 0 ? [] : [`${total} records still wait after the calm`];
}

/** No lost update: wherever either side has been written, both hold the same, unless Salesforce has refused it. */
function differences(world: World): string[] {
  return ['Account', 'Lead', 'Contact', 'Opportunity'].flatMap((object) => differencesOf(world, object));
}

function differencesOf({ org, instance, scenario, recorder }: World, object: string): string[] {
  const records = org.object(object);
  const mirror = instance.mirror(object);
  const { hidden } = scenario.org.syncUser;
  const isPerson = instance.log(object) !== undefined;
  const found: string[] = [];
  records.schema.fields.forEach(({ name }, number) => {
    const copy = mirror.field(name);
    const path = `${object}.${name}`;
    if (copy === undefined || hidden.includes(path)) return;
    const column = records.columns[number]!;
    if (!column.written && !copy.column.written) return;
    for (let row = 0; row < records.count; row += 1) {
      const there = copy.column.get(mirror.rowOf(row));
      const here = column.get(row);
      if (isPerson && recorder.sync.refused.has(mirror.rowOf(row))) continue;
      if (here !== there)
        found.push(`${path} of record ${row} is ${here} in Salesforce and ${there} in Marketo`);
    }
  });
  return found.slice(0, 3);
}

/** No duplicate: each record of Salesforce is one person, and no person is there twice. */
function duplicates({ org, instance }: World): string[] {
  const persons = new Set<number>();
  let records = 0;
  for (const object of ['Lead', 'Contact']) {
    const { count } = org.object(object);
    records += count;
    for (let row = 0; row < count; row += 1) persons.add(instance.mirror(object).rowOf(row));
  }
  if (persons.has(NOBODY)) return ['a record of Salesforce has no person in Marketo'];
  if (persons.size === records && instance.persons.count === records) return [];
  return [`${records} leads and contacts are ${persons.size} of ${instance.persons.count} persons`];
}

/** The quota was respected, and a cycle made no more than its check calls and one call for every page it handled. */
function overQuota({ org, recorder }: World): string[] {
  const { api, sync } = recorder;
  const found: string[] = [];
  if (api.busiestDay > org.requests.max)
    found.push(`${api.busiestDay} requests in a day, ${org.requests.max} allowed`);
  const mostChecks = sync.cycles.count * 25;
  if (api.byPurpose.check > mostChecks)
    found.push(`${api.byPurpose.check} check calls in ${sync.cycles.count} cycles`);
  return found;
}
