/** What a client may ask for when it makes an ingest job, and the errors when it may not. */
import type { Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { type BulkOperation, externalIdOf } from './columns.ts';
import { bulkRefused } from './errors.ts';
import { IngestJob, type IngestRequest } from './ingest-job.ts';
import type { Origin } from './job.ts';
import type { BulkJobs } from './jobs.ts';

/** Objects that the Bulk APIs do not know (observed, the list that Airbyte's connector keeps). */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'AcceptedEventRelation',
  'CaseStatus',
  'PartnerRole',
  'RecentlyViewed',
  'TaskPriority',
  'TaskStatus',
]);

/** Makes a job and keeps it. */
export function newIngestJob(
  org: Org,
  jobs: BulkJobs,
  objectName: string,
  request: IngestRequest,
  origin: Omit<Origin, 'id'>,
): Outcome<IngestJob> {
  const checked = checkedIngest(org, objectName, request, origin.createdBy);
  if (!checked.ok) return checked;
  if (jobs.dailyBatches.remaining(origin.createdAt) === 0) return bulkRefused('quotaExceeded');
  const job = new IngestJob(org, jobs, checked.value, request, { id: jobs.nextJobId(), ...origin });
  jobs.add(job);
  return { ok: true, value: job };
}

/** The object of a job that writes, or why there can be no such job. Both Bulk APIs ask the same. */
export function checkedIngest(
  org: Org,
  objectName: string,
  request: { readonly operation: BulkOperation; readonly externalIdFieldName: string | undefined },
  user: number,
): Outcome<Records> {
  const records = bulkObject(org, objectName, user);
  if (!records.ok) return records;
  const { operation, externalIdFieldName } = request;
  const object = records.value.schema.name;
  const mayDelete = org.permissionsOf(user).user.hardDelete === true;
  if (operation === 'hardDelete' && !mayDelete) return bulkRefused('hardDeleteDenied');
  if (operation !== 'upsert') return records;
  if (externalIdFieldName === undefined || externalIdFieldName === '') {
    return bulkRefused('externalIdBlank', { object });
  }
  const externalId = externalIdOf(org, records.value, externalIdFieldName, user);
  if (externalId !== undefined) return records;
  return bulkRefused('externalIdUnknown', { field: externalIdFieldName, object });
}

/** The object of that name, when the user sees it and the Bulk APIs know it. */
export function bulkObject(org: Org, name: string, user: number): Outcome<Records> {
  const records = org.find(name);
  if (records === undefined || !org.permissionsOf(user).seesObject(records)) {
    return bulkRefused('objectUnknown', { object: name });
  }
  const object = records.schema.name;
  return UNSUPPORTED.has(object)
    ? bulkRefused('objectUnsupported', { object })
    : { ok: true, value: records };
}
