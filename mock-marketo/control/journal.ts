/** The journal of requests: the newest ones that fit a path, a method, a status, an error code or a time. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isoInstant, type JournalEntry, parseInstant } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { checked } from './control-error.ts';
import { pathPattern } from './path-pattern.ts';

const MOST_SHOWN = 1_000;

/** Which requests to show. */
export const wanted = z.strictObject({
  /** With `*` for anything. */
  path: z.string().optional(),
  method: z.string().optional(),
  status: z.coerce.number().int().min(0).max(599).optional(),
  /** An error code, as in `606`. */
  code: z.string().optional(),
  /** Requests at or after this instant of the instance's clock. */
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_SHOWN).default(100),
});

export function addJournalRoutes(routes: FastifyInstance, { traffic: { journal } }: Api): void {
  routes.get('/requests', async ({ query }) => {
    const asked = checked(wanted, query);
    const requests = journal.newest(asked.limit, filterOf(asked)).map(shown);
    return { noted: journal.noted, kept: journal.kept, requests };
  });
  routes.delete('/requests', async (_request, reply) => {
    journal.clear();
    return reply.code(204).send();
  });
}

function filterOf({ path, method, status, code, since }: z.output<typeof wanted>) {
  const matchesPath = path === undefined ? undefined : pathPattern(path);
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
