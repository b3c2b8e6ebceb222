/** The journal of requests: the newest ones that fit a path, a method, a status or a time. */
import { z } from 'zod';
import { isoInstant, type JournalEntry, parseInstant } from '../../engine/kernel/index.ts';
import type { Call, Reply } from '../api.ts';
import { controlOperation, controlOperationOf } from './control-operation.ts';
import { pathPattern } from './path-pattern.ts';

const MOST_SHOWN = 1_000;

const wanted = z.strictObject({
  /** With `*` for anything. */
  path: z.string().optional(),
  method: z.string().optional(),
  status: z.coerce.number().int().min(0).max(599).optional(),
  /** Requests at or after this instant of the org's clock. */
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_SHOWN).default(100),
});

function read({ api }: Call, { path, method, status, since, limit }: z.output<typeof wanted>): Reply {
  const { journal } = api.traffic;
  const matchesPath = path === undefined ? undefined : pathPattern(path);
  const from = since === undefined ? Number.NEGATIVE_INFINITY : parseInstant(since);
  const isWanted = (entry: JournalEntry) =>
    entry.at >= from &&
    (status === undefined || entry.status === status) &&
    (method === undefined || entry.method === method.toUpperCase()) &&
    (matchesPath === undefined || matchesPath(entry.path));
  const requests = journal.newest(limit, isWanted).map(shown);
  return { status: 200, body: { noted: journal.noted, kept: journal.kept, requests } };
}

/** Status 0 stands for no reply at all; code and fault are left out where there is none. */
function shown({ at, code, fault, ...entry }: JournalEntry): object {
  return { ...entry, at: isoInstant(at), ...(code !== '' && { code }), ...(fault !== 0 && { fault }) };
}

function clear({ api }: Call): Reply {
  api.traffic.journal.clear();
  return { status: 204 };
}

export const journalOperations = [
  controlOperationOf('GET', 'requests', wanted, read),
  controlOperation('DELETE', 'requests', clear),
];
