/** The journal of requests, which can be switched off for a while: the newest ones that fit a path, a method, a status, an error code or a time. */
import { z } from 'zod';
import { isoInstant, parseInstant } from '../kernel/index.ts';
import type { JournalEntry, RequestJournal } from './journal.ts';
import { type ControlOperation, controlOperation, controlOperationOf } from './operation.ts';
import { type PathCase, pathPattern } from './path-pattern.ts';

const MOST_SHOWN = 1_000;

/** Which requests to show. */
const wanted = z.strictObject({
  /** With `*` for anything. */
  path: z.string().optional(),
  method: z.string().optional(),
  status: z.coerce.number().int().min(0).max(599).optional(),
  /** An error code of the API. */
  code: z.string().optional(),
  /** Requests at or after this instant of the mock's clock. */
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_SHOWN).default(100),
});

const change = z.strictObject({ on: z.boolean() });

export function journalOperations(journal: RequestJournal, pathCase: PathCase): ControlOperation[] {
  return [
    controlOperationOf('GET', 'requests', wanted, (asked) => {
      const requests = journal.newest(asked.limit, filterOf(asked, pathCase)).map(shown);
      return { status: 200, body: { ...stateOf(journal), requests } };
    }),
    controlOperationOf('POST', 'requests', change, ({ on }) => {
      journal.isOn = on;
      return { status: 200, body: stateOf(journal) };
    }),
    controlOperation('DELETE', 'requests', () => {
      journal.clear();
      return { status: 204 };
    }),
  ];
}

function stateOf({ isOn: on, noted, kept }: RequestJournal): object {
  return { on, noted, kept };
}

function filterOf({ path, method, status, code, since }: z.output<typeof wanted>, pathCase: PathCase) {
  const matchesPath = path === undefined ? undefined : pathPattern(path, pathCase);
  const from = since === undefined ? Number.NEGATIVE_INFINITY : parseInstant(since);
  return (entry: JournalEntry): boolean =>
    entry.at >= from &&
    (status === undefined || entry.status === status) &&
    (code === undefined || entry.code === code) &&
    (method === undefined || entry.method === method.toUpperCase()) &&
    (matchesPath === undefined || matchesPath(entry.path));
}

/** Status 0 stands for no reply at all; code and fault are left out where there is none. */
function shown({ at, code, fault, ...entry }: JournalEntry): object {
  return { ...entry, at: isoInstant(at), ...(code !== '' && { code }), ...(fault !== 0 && { fault }) };
}
