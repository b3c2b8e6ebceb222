/** Replication: which records changed or were deleted between two instants. */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../api.ts';
import { deletedBetween, updatedBetween } from '../record-calls/index.ts';
import { instant } from '../storage/record-columns.ts';
import { DELETED, ERROR_LIST, UPDATED } from './shapes.ts';
import { objectOf } from './sobjects.ts';

const input = z.object({ start: z.string().default(''), end: z.string().default('') });
type Window = z.output<typeof input>;

function updated(call: Call, { start, end }: Window): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const found = updatedBetween(call, records.value, start, end);
  if (!found.ok) return restError(found.error);
  const { ids, latestDateCovered } = found.value;
  return { status: 200, body: { ids, latestDateCovered: instant(latestDateCovered) } };
}

function deleted(call: Call, { start, end }: Window): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const found = deletedBetween(call, records.value, start, end);
  if (!found.ok) return restError(found.error);
  const { deletedRecords, earliestDateAvailable, latestDateCovered } = found.value;
  return {
    status: 200,
    body: {
      deletedRecords: deletedRecords.map(({ id, deletedDate }) => ({
        id,
        deletedDate: instant(deletedDate),
      })),
      earliestDateAvailable: instant(earliestDateAvailable),
      latestDateCovered: instant(latestDateCovered),
    },
  };
}

const path = '/services/data/:version/sobjects/:object';

export const replicationOperations = [
  operation('GET', `${path}/updated`, { input, replies: { 200: UPDATED, '4xx': ERROR_LIST } }, updated),
  operation('GET', `${path}/deleted`, { input, replies: { 200: DELETED, '4xx': ERROR_LIST } }, deleted),
];
