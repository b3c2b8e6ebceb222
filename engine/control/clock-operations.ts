/** A mock's clock: read it, advance it, set it. */
import { z } from 'zod';
import { type Clock, isMovable, isoInstant, parseInstant, VirtualClock } from '../kernel/index.ts';
import {
  type ControlOperation,
  type ControlReply,
  controlOperation,
  controlOperationOf,
  problem,
} from './operation.ts';

/** Records have their stamps as seconds in 32 bits, which end early in 2038. */
const LAST_INSTANT = Date.UTC(2037, 11, 31);

const move = z
  .strictObject({ advanceMs: z.int().min(0).optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine((given) => (given.to === undefined) !== (given.advanceMs === undefined), {
    error: 'expected either advanceMs or to',
  });

export function clockOperations(clock: Clock): ControlOperation[] {
  return [
    controlOperation('GET', 'clock', () => read(clock)),
    controlOperationOf('POST', 'clock', move, (given) => moveClock(clock, given)),
  ];
}

function read(clock: Clock): ControlReply {
  const ms = clock.now();
  return { status: 200, body: { now: isoInstant(ms), ms, virtual: clock instanceof VirtualClock } };
}

/** A clock is moved forward only. */
function moveClock(clock: Clock, { advanceMs = 0, to }: z.output<typeof move>): ControlReply {
  if (!isMovable(clock)) return problem(409, 'the clock follows real time and cannot be moved');
  const now = clock.now();
  const target = to === undefined ? now + advanceMs : parseInstant(to);
  if (target < now) return problem(409, `the clock stands at ${isoInstant(now)} and cannot go back`);
  if (target > LAST_INSTANT) return problem(409, `the clock goes to ${isoInstant(LAST_INSTANT)} at most`);
  clock.advanceTo(target);
  return read(clock);
}
