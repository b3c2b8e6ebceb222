/**
 * A snapshot on the wire and in a file: what differs from the org as it was made, in columns, so that an org with a
 * million records that nobody has touched stays small. Sessions and open queries are no part of it, nor are bulk jobs:
 * they hold on to all that their clients sent, which may be many times the org's own data.
 */
import { z } from 'zod';
import { isId } from '../ids.ts';

/** Goes up whenever an older snapshot can no longer be read. */
export const SNAPSHOT_VERSION = 3;

const row = z.int().min(0).max(20_000_000);
const second = z.int().min(-2_147_483_648).max(2_147_483_647);
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows, and something of each in a list of the same length. */
const field = z.strictObject({ rows: z.array(row), values: z.array(value) });

const stamps = z.strictObject({
  rows: z.array(row),
  created: z.array(second),
  createdBy: z.array(row),
  lastModified: z.array(second),
  lastModifiedBy: z.array(row),
  systemModstamp: z.array(second),
});

/** The list of changes, in its order. */
const changes = z.strictObject({
  rows: z.array(row),
  causes: z.array(z.int().min(0).max(255)),
  since: z.array(z.number()),
  /** Up to which second and row rows may be missing from the list. */
  settled: z.tuple([z.int(), z.int()]),
});

const object = z.strictObject({
  /** Rows ever created. */
  count: row,
  fields: z.record(z.string(), field),
  stamps,
  deleted: z.array(row),
  purged: z.array(row),
  /** In the order of deletion. */
  deletions: z.strictObject({ rows: z.array(row), stamps: z.array(second) }),
  changes,
});

/** Minutes since 1970 and the requests of each. */
const requests = z.array(z.tuple([z.int().min(0), z.int().min(1)]));

export const snapshotFormat = z.strictObject({
  format: z.literal('mock-salesforce snapshot'),
  version: z.literal(SNAPSHOT_VERSION),
  takenAt: z.iso.datetime(),
  /** The org that it is a difference to: a restored one has to be made in the same way. */
  origin: z.strictObject({ seed: z.int(), startAt: z.int(), records: z.record(z.string(), row) }),
  now: z.number(),
  causes: z.array(z.strictObject({ process: z.string(), field: z.string() })),
  requests,
  bulkBatches: requests,
  recycleBin: z.array(z.strictObject({ rows: z.array(z.tuple([z.string(), row])), deletedAt: z.number() })),
  inApproval: z.array(z.string()),
  /** The rules that are switched off, by name. */
  inactiveRules: z.strictObject({ validation: z.array(z.string()), duplicate: z.array(z.string()) }),
  locks: z.strictObject({
    held: z.array(
      z.strictObject({
        id: z.string().refine(isId, { error: 'expected the Id of a record' }),
        until: z.number(),
      }),
    ),
    /** Calls that take time, and hold their locks for as long. */
    running: z.array(z.strictObject({ startedAt: z.number(), endsAt: z.number() })),
  }),
  /** Only objects with a difference. */
  objects: z.record(z.string(), object),
});

export type Snapshot = z.output<typeof snapshotFormat>;
export type ObjectSnapshot = z.output<typeof object>;
