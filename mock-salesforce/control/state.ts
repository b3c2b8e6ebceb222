/** The state of the org as a whole: a fresh start, the backlog as it is, and the end of every session. */
import type { Api, Call, Reply } from '../api.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import { Org } from '../org.ts';
import { QueryCursors } from '../query-cursors.ts';
import { controlOperation } from './control-operation.ts';

/** Puts an org in the place of the present one; open queries and what was told of it are forgotten. */
export function replaceOrg(api: Api, org: Org): Reply {
  api.org = org;
  api.cursors = new QueryCursors();
  api.bulk = new BulkJobs(org.options.bulk, org.bulkBatches);
  api.describes.clear();
  const counts = org.objects.map((records) => [records.schema.name, records.count]);
  return { status: 200, body: { objects: Object.fromEntries(counts) } };
}

/** The org as it was at the start, with neither faults nor a journal; sessions go on. */
function reset({ api, org }: Call): Reply {
  api.traffic.clear();
  api.faults.clear();
  return replaceOrg(api, new Org(org.options));
}

/** Records changed since they were last settled, by object and by what first made them dirty. */
function backlog({ org }: Call): Reply {
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
function expireSessions({ api }: Call): Reply {
  api.sessions.expireAll();
  return { status: 204 };
}

export const stateOperations = [
  controlOperation('POST', 'reset', reset),
  controlOperation('GET', 'backlog', backlog),
  controlOperation('POST', 'sessions/expire', expireSessions),
];
