/**
 * `/__mock/`, a prefix the real API can never use: the clock, errors on demand, what waits to be pushed, back to the
 * start, and the native sync's half. These routes need no token and cost no quota; a wrong request is answered with
 * 400 and what is wrong with it.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Clock, isoInstant, parseInstant } from '../engine/kernel/index.ts';
import type { Api } from './api.ts';
import { backlogOf } from './backlog.ts';
import { jsonOf } from './control-body.ts';
import { Instance } from './instance.ts';
import { addSyncRoutes } from './sync-routes.ts';

const faultBody = z.object({ code: z.string(), times: z.int().min(1).max(1_000_000).default(1) });
const clockBody = z.union([
  z.object({ advanceMs: z.int().min(0) }),
  z.object({ to: z.iso.datetime({ offset: true }) }),
]);

/** A clock that can be moved, as the virtual one can. */
interface MovableClock extends Clock {
  advanceTo(at: number): void;
}

/** A wrong request to a control route. */
class ControlError extends Error {
  readonly statusCode = 400;
}

/** Adds the routes below their prefix. */
export function addControlRoutes(server: FastifyInstance, api: Api, clock: Clock): void {
  server.register(
    async (routes) => {
      routes.setErrorHandler((error, _request, reply) => {
        const message =
          error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
        return reply.code(400).send({ code: 'BAD_REQUEST', message });
      });
      addClockRoutes(routes, clock);
      addStateRoutes(routes, api, clock);
      addSyncRoutes(routes, api, clock);
      routes.all('/*', async (request, reply) =>
        reply.code(404).send({ code: 'NOT_FOUND', message: `there is no ${request.method} ${request.url}` }),
      );
    },
    { prefix: '/__mock' },
  );
}

function addClockRoutes(routes: FastifyInstance, clock: Clock): void {
  const view = (): object => ({ now: isoInstant(clock.now()), ms: clock.now() });
  routes.get('/clock', async () => view());
  routes.post('/clock', async ({ body }) => {
    const asked = clockBody.parse(jsonOf(body));
    if (!isMovable(clock))
      throw new ControlError('this instance runs in real time: its clock cannot be moved');
    clock.advanceTo('to' in asked ? parseInstant(asked.to) : clock.now() + asked.advanceMs);
    return view();
  });
}

function isMovable(clock: Clock): clock is MovableClock {
  return 'advanceTo' in clock && typeof clock.advanceTo === 'function';
}

function addStateRoutes(routes: FastifyInstance, api: Api, clock: Clock): void {
  routes.get('/backlog', async () => backlogOf(api.instance, clock.now()));
  routes.post('/reset', async () => {
    api.reset(new Instance(api.instance.options));
    return {};
  });
  routes.post('/faults', async ({ body }) => {
    const { code, times } = faultBody.parse(jsonOf(body));
    if (!api.faults.add(code, times))
      throw new ControlError(`code: expected one of ${api.faults.codes.join(', ')}`);
    return { code, times };
  });
}
