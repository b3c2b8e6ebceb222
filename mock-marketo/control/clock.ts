/** The instance's clock: read it, advance it, set it. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Clock, isoInstant, parseInstant, VirtualClock } from '../../engine/kernel/index.ts';
import { jsonOf } from './body.ts';
import { ControlError, checked } from './control-error.ts';

/** Where to move the clock. */
export const move = z
  .strictObject({ advanceMs: z.int().min(0).optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine((given) => (given.to === undefined) !== (given.advanceMs === undefined), {
    error: 'expected either advanceMs or to',
  });

export function addClockRoutes(routes: FastifyInstance, clock: Clock): void {
  const view = () => ({
    now: isoInstant(clock.now()),
    ms: clock.now(),
    virtual: clock instanceof VirtualClock,
  });
  routes.get('/clock', async () => view());
  routes.post('/clock', async ({ body }) => {
    moveClock(clock, checked(move, jsonOf(body)));
    return view();
  });
}

/** Only a virtual clock can be moved, and only forward. */
function moveClock(clock: Clock, { advanceMs = 0, to }: z.output<typeof move>): void {
  if (!(clock instanceof VirtualClock)) {
    throw new ControlError(409, 'the clock follows real time and cannot be moved');
  }
  const target = to === undefined ? clock.now() + advanceMs : parseInstant(to);
  if (target < clock.now()) {
    throw new ControlError(409, `the clock stands at ${isoInstant(clock.now())} and cannot go back`);
  }
  clock.advanceTo(target);
}
