/** Row locks on demand: hold records as a slow trigger or a mass update does, see who holds what, give them free. */
import { z } from 'zod';
import {
  type ControlOperation,
  type ControlReply,
  controlOperation,
  controlOperationOf,
  LONGEST_DELAY_MS,
} from '../../engine/control/index.ts';
import { isoInstant } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { isId, withCheck } from '../ids.ts';

/** Records that one request may lock. Ours. */
const MOST_IDS = 10_000;

const hold = z.strictObject({
  ids: z
    .array(z.string().refine(isId, { error: 'expected the Id of a record' }))
    .min(1)
    .max(MOST_IDS),
  forMs: z.int().min(1).max(LONGEST_DELAY_MS),
});

function shown({ org, clock }: Api): ControlReply {
  const { locks } = org;
  const held = locks.held(clock.now()).map(({ id, until }) => ({ id, until: isoInstant(until) }));
  return { status: 200, body: { locks: held, waitedMs: locks.waitedMs, refusals: locks.refusals } };
}

function holdLocks(api: Api, { ids, forMs }: z.output<typeof hold>): ControlReply {
  api.org.locks.hold(
    ids.map((id) => withCheck(id.slice(0, 15))),
    api.clock.now() + forMs,
  );
  return shown(api);
}

function releaseAll({ org, clock }: Api): ControlReply {
  org.locks.release(org.locks.held(clock.now()).map(({ id }) => id));
  return { status: 204 };
}

export function lockOperations(api: Api): ControlOperation[] {
  return [
    controlOperation('GET', 'locks', () => shown(api)),
    controlOperationOf('POST', 'locks', hold, (asked) => holdLocks(api, asked)),
    controlOperation('DELETE', 'locks', () => releaseAll(api)),
  ];
}
