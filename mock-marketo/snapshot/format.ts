/** A snapshot on the wire and in a file: how the instance was made, and the calls that have changed it since. */
import { z } from 'zod';

/** Goes up whenever an older snapshot can no longer be read. */
export const SNAPSHOT_VERSION = 1;

const call = z.strictObject({
  at: z.number(),
  method: z.string(),
  url: z.string().startsWith('/'),
  contentType: z.string(),
  body: z.string(),
});

/** Calls and errors of one day, by the number of the day. */
const day = z.strictObject({
  number: z.int(),
  calls: z.int().min(0),
  errors: z.array(z.tuple([z.string(), z.int().min(1)])),
});

export const snapshotFormat = z.strictObject({
  format: z.literal('mock-marketo snapshot'),
  version: z.literal(SNAPSHOT_VERSION),
  takenAt: z.iso.datetime(),
  /** The instance that the calls changed: a restored one has to be made in the same way. */
  origin: z.strictObject({ seed: z.int(), startAt: z.int(), persons: z.int().min(0) }),
  usage: z.array(day),
  calls: z.array(call),
});

export type Snapshot = z.output<typeof snapshotFormat>;
