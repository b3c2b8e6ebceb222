/** The state of the instance as a whole: a fresh start, what waits to be pushed, and the end of every access token. */
import { type ControlOperation, controlOperation } from '../../engine/control/index.ts';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { Instance } from '../instance.ts';
import { backlogOf } from './backlog.ts';

export function stateOperations(api: Api, clock: Clock): ControlOperation[] {
  return [
    controlOperation('GET', 'backlog', () => ({ status: 200, body: backlogOf(api.instance, clock.now()) })),
    // The instance as it was at the start, with neither tokens, counts, faults nor a journal.
    controlOperation('POST', 'reset', () => {
      api.reset(new Instance(api.instance.options));
      api.faults.clear();
      api.traffic.clear();
      return { status: 200, body: { persons: api.instance.persons.count } };
    }),
    // As when their hour is over: the next call is refused with 602, and clients have to show that they renew.
    controlOperation('POST', 'tokens/expire', () => {
      api.tokens.expire(clock.now());
      return { status: 204 };
    }),
  ];
}
