/** The state of the org as a whole: a fresh start, the backlog as it is, and the end of every session. */
import { type ControlOperation, type ControlReply, controlOperation } from '../../engine/control/index.ts';
import type { Api } from '../api.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import { Org } from '../org.ts';
import { QueryCursors } from '../query-cursors.ts';

/** Puts an org in the place of the present one; open queries and what was told of it are forgotten. */
export function replaceOrg(api: Api, org: Org): ControlReply {
  api.org = org;
  api.cursors = new QueryCursors();
  api.bulk = new BulkJobs(org.options.bulk, org.bulkBatches);
  api.describes.clear();
  const counts = org.objects.map((records) => [records.schema.name, records.count]);
  return { status: 200, body: { objects: Object.fromEntries(counts) } };
}

/** The org as it was at the start, with neither faults nor a journal; sessions go on. */
function reset(api: Api): ControlReply {
  api.traffic.clear();
  api.faults.clear();
  return replaceOrg(api, new Org(api.org.options));
}

/** Records changed since they were last settled, by object and by what first made them dirty. */
function backlog({ org }: Api): ControlReply {
  const byObject: Record<string, number> = {};
  const byCause: Record<string, number> = {};
  let total = 0;
  for (const { schema, changes } of org.objects) {
    total += changes.size;
    if (changes.size > 0) byObject[schema.name] = changes.size;
    org.causes.all.forEach(({ process, field }, number) => {
      const count = changes.countByCause[number]!;
      const cause = `${process}: ${field}`;
      if (count > 0) byCause[cause] = (byCause[cause] ?? 0) + count;
    });
  }
  return { status: 200, body: { total, byObject, byCause } };
}

/** Ends every session, as an administrator could: clients have to show that they sign in again. */
function expireSessions({ sessions }: Api): ControlReply {
  sessions.expireAll();
  return { status: 204 };
}

export function stateOperations(api: Api): ControlOperation[] {
  return [
    controlOperation('POST', 'reset', () => reset(api)),
    controlOperation('GET', 'backlog', () => backlog(api)),
    controlOperation('POST', 'sessions/expire', () => expireSessions(api)),
  ];
}
