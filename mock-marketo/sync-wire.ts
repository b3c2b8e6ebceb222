/** Marketo's half of the native sync as JSON: what crosses the wire in the place of columns. */
import { z } from 'zod';
import { constant, type RecordPage, type Value } from '../engine/kernel/index.ts';

/** More than any org of the mock can have. */
const rows = z.int().min(0).max(100_000_000);
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const values = z.record(z.string(), value);
const object = z.string().min(1).max(80);

export const applyBody = z
  .object({
    object,
    winner: z.enum(['marketo', 'salesforce']),
    fields: z.array(z.string()),
    rows: z.array(rows).max(10_000),
    stamps: z.array(z.int()),
    values: z.array(z.array(value)),
  })
  .refine(({ rows, stamps, values }) => rows.length === values.length && rows.length === stamps.length, {
    error: 'expected as many stamps and values as rows',
  })
  .refine(({ fields, values }) => values.every((record) => record.length === fields.length), {
    error: 'expected as many values in each record as there are fields',
  });

export const deletedBody = z.object({
  object,
  rows: z.array(rows),
  masters: z.array(z.int().min(-1).max(100_000_000)).optional(),
});

export const pendingCountQuery = z.object({ object });

export const pendingQuery = z.object({
  object,
  limit: z.coerce.number().int().min(1).max(10_000),
  skip: z.coerce.number().int().min(0).max(100_000_000).optional(),
});

export const pushedBody = z.object({
  object,
  records: z.array(z.object({ person: rows, row: z.int().min(-1), values })),
  results: z.array(z.object({ error: z.object({ code: z.string(), message: z.string() }).optional() })),
});

export const pendingActivitiesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(10_000),
  oncePerDay: z.enum(['true', 'false']).transform((text) => text === 'true'),
  skip: z.coerce.number().int().min(0).max(100_000_000).optional(),
});

export const activitiesPushedBody = z.object({
  activities: z.array(z.object({ id: z.int().min(1) })).max(10_000),
  results: z.array(z.object({ row: rows.optional() })),
});

/** Verbs that take nothing. */
export const nothing = z.object({});

export const linkProgramBody = z.object({ program: z.string(), statuses: z.array(z.string()).max(10_000) });

export const pendingMembersQuery = z.object({ limit: z.coerce.number().int().min(1).max(50_000) });

export const membersPushedBody = z.object({
  members: z.array(z.object({ program: z.string(), person: rows, status: z.string(), values })).max(10_000),
  results: z.array(
    z.object({
      row: rows.optional(),
      error: z.object({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
  what: z.enum(['leads', 'members']),
});

export const flowRequestsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(10_000),
  campaignKind: z.enum(['trigger', 'batch']).optional(),
});

const error = z.object({ code: z.string(), message: z.string() });
const link = z.object({ object: z.enum(['Lead', 'Contact']), row: rows });

export const flowDoneBody = z.object({
  requests: z.array(z.object({ id: z.int().min(1), values })).max(10_000),
  results: z.array(z.object({ link: link.optional(), error: error.optional() })),
});

/** The records of an `apply` as the page that the in-process door takes. */
export function pageOf({ object, fields, rows, stamps, values }: z.output<typeof applyBody>): RecordPage {
  const places = new Map(rows.map((row, place) => [row, place]));
  return {
    object,
    size: rows.length,
    rows: Int32Array.from(rows),
    stamps: Int32Array.from(stamps),
    fields,
    columns: fields.map((_, column) => ({
      base: constant(null),
      written: true,
      isWritten: () => true,
      get: (row: number): Value => values[places.get(row) ?? -1]?.[column] ?? null,
    })),
  };
}
