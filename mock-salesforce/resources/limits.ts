/** What the org may still use today. API requests and bulk work are counted; the others stand at their maximum. */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../api.ts';
import type { DailyRequests } from '../rules/daily-requests.ts';
import { ERROR_LIST, LIMITS } from './shapes.ts';

/** Maximums of an Enterprise org (documented, App Limits Cheat Sheet and Bulk API 2.0 limits). */
const UNCOUNTED: Readonly<Record<string, number>> = {
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DataStorageMB: 1_073,
  FileStorageMB: 1_073,
  HourlyAsyncReportRuns: 1_200,
  HourlyPublishedPlatformEvents: 50_000,
  MassEmail: 5_000,
  SingleEmail: 5_000,
};

function limits({ org, api, now }: Call): Reply {
  const left = (used: DailyRequests) => ({ Max: used.max, Remaining: used.remaining(now) });
  const counted = {
    DailyApiRequests: left(org.requests),
    DailyBulkApiBatches: left(api.bulk.dailyBatches),
    DailyBulkV2QueryJobs: left(api.bulk.dailyQueryJobs),
  };
  const others = Object.entries(UNCOUNTED).map(([name, max]) => [name, { Max: max, Remaining: max }]);
  return { status: 200, body: { ...counted, ...Object.fromEntries(others) } };
}

/** Approximate counts in the original; exact here. */
function recordCount({ org, user }: Call, { sObjects }: { sObjects?: string | undefined }): Reply {
  const permissions = org.permissionsOf(user);
  const wanted = sObjects?.toLowerCase().split(',');
  const counts = org.objects
    .filter((records) => permissions.seesObject(records))
    .filter(({ schema }) => wanted === undefined || wanted.includes(schema.name.toLowerCase()))
    .map((records) => ({ count: records.count - records.deletions.size, name: records.schema.name }));
  return { status: 200, body: { sObjects: counts } };
}

const input = z.object({ sObjects: z.string().optional() });

export const limitOperations = [
  operation('GET', '/services/data/:version/limits', { replies: { 200: LIMITS, '4xx': ERROR_LIST } }, limits),
  operation('GET', '/services/data/:version/limits/recordCount', { input }, recordCount),
];
