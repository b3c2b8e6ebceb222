/** Carries calls out in process: one function call, no promise, no serialisation. */
import type { Call, Outcome, Remote } from '../sync/index.ts';

export type Driver = (call: Call) => Outcome<unknown>;

/** A driver over the two systems' in-process doors. */
export function directDriver(remote: Remote): Driver {
  return (call) => (remote[call.verb] as (args: Call['args']) => Outcome<unknown>)(call.args);
}
