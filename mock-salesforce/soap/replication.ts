/** getUpdated and getDeleted. */
import { z } from 'zod';
import { isoInstant, SECOND_MS } from '../../engine/kernel/index.ts';
import type { Outcome } from '../errors.ts';
import { deletedBetween, seenObject, updatedBetween } from '../record-calls/index.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const input = z.object({
  sObjectType: z.array(z.string()).length(1),
  startDate: z.string().default(''),
  endDate: z.string().default(''),
});
type Window = z.output<typeof input>;

const instant = (second: number) => isoInstant(second * SECOND_MS);

function getUpdated(call: SoapCall, { sObjectType, startDate, endDate }: Window): Outcome<Result> {
  const records = seenObject(call, sObjectType[0]!);
  if (!records.ok) return records;
  const found = updatedBetween(call, records.value, startDate, endDate);
  if (!found.ok) return found;
  const { ids, latestDateCovered } = found.value;
  return { ok: true, value: { ids, latestDateCovered: instant(latestDateCovered) } };
}

function getDeleted(call: SoapCall, { sObjectType, startDate, endDate }: Window): Outcome<Result> {
  const records = seenObject(call, sObjectType[0]!);
  if (!records.ok) return records;
  const found = deletedBetween(call, records.value, startDate, endDate);
  if (!found.ok) return found;
  const { deletedRecords, earliestDateAvailable, latestDateCovered } = found.value;
  return {
    ok: true,
    value: {
      deletedRecords: deletedRecords.map(({ id, deletedDate }) => ({
        deletedDate: instant(deletedDate),
        id,
      })),
      earliestDateAvailable: instant(earliestDateAvailable),
      latestDateCovered: instant(latestDateCovered),
    },
  };
}

export const replicationVerbs: Readonly<Record<string, Verb>> = {
  getUpdated: verb(input, getUpdated),
  getDeleted: verb(input, getDeleted),
};
