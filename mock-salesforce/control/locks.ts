/** Row locks on demand: hold records as a slow trigger or a mass update does, see who holds what, give them free. */
import { z } from 'zod';
import { isoInstant, LONGEST_DELAY_MS } from '../../engine/kernel/index.ts';
import type { Call, Reply } from '../api.ts';
import { isId, withCheck } from '../ids.ts';
import { controlOperation, controlOperationOf } from './control-operation.ts';

/** Records that one request may lock. Ours. */
const MOST_IDS = 10_000;

const hold = z.strictObject({
  ids: z
    .array(z.string().refine(isId, { error: 'expected the Id of a record' }))
    .min(1)
    .max(MOST_IDS),
  forMs: z.int().min(1).max(LONGEST_DELAY_MS),
});

function shown({ org, now }: Call): Reply {
  const { locks } = org;
  const held = locks.held(now).map(({ id, until }) => ({ id, until: isoInstant(until) }));
  return { status: 200, body: { locks: held, waitedMs: locks.waitedMs, refusals: locks.refusals } };
}

function holdLocks(call: Call, { ids, forMs }: z.output<typeof hold>): Reply {
  call.org.locks.hold(
    ids.map((id) => withCheck(id.slice(0, 15))),
    call.now + forMs,
  );
  return shown(call);
}

function releaseAll(call: Call): Reply {
  const { locks } = call.org;
  locks.release(locks.held(call.now).map(({ id }) => id));
  return { status: 204 };
}

export const lockOperations = [
  controlOperation('GET', 'locks', shown),
  controlOperationOf('POST', 'locks', hold, holdLocks),
  controlOperation('DELETE', 'locks', releaseAll),
];
