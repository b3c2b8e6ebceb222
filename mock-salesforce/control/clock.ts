/** The org's clock: read it, advance it, set it. */
import { z } from 'zod';
import { isoInstant, parseInstant, VirtualClock } from '../../engine/kernel/index.ts';
import type { Call, Reply } from '../api.ts';
import { controlOperation, controlOperationOf, problem } from './control-operation.ts';

const move = z
  .strictObject({ advanceMs: z.int().min(0).optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine((given) => (given.to === undefined) !== (given.advanceMs === undefined), {
    error: 'expected either advanceMs or to',
  });

function read({ api }: Call): Reply {
  const ms = api.clock.now();
  return { status: 200, body: { now: isoInstant(ms), ms, virtual: api.clock instanceof VirtualClock } };
}

/** Only a virtual clock can be moved, and only forward. */
function moveClock(call: Call, given: z.output<typeof move>): Reply {
  const { clock } = call.api;
  if (!(clock instanceof VirtualClock))
    return problem(409, 'the clock follows real time and cannot be moved');
  const to = given.to === undefined ? call.now + (given.advanceMs ?? 0) : parseInstant(given.to);
  if (to < call.now) return problem(409, `the clock stands at ${isoInstant(call.now)} and cannot go back`);
  clock.advanceTo(to);
  return read(call);
}

export const clockOperations = [
  controlOperation('GET', 'clock', read),
  controlOperationOf('POST', 'clock', move, moveClock),
];
