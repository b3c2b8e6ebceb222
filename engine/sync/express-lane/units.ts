/** What can be done in one go: the first requests that share a batch, a deed and an object. */
import type { FlowRequest } from '../flow-requests.ts';
import { type Decision, decide } from './deeds.ts';

export interface Unit {
  readonly decision: Decision;
  readonly requests: readonly FlowRequest[];
  readonly object: FlowRequest['object'];
}

/**
 * The first unit of some open requests, at most `most` of them. Requests of one batch may mean different things (some
 * persons are in Salesforce, some are not); the others of the batch follow as units of their own.
 */
export function firstUnit(requests: readonly FlowRequest[], most: number): Unit | undefined {
  const [first] = requests;
  if (first === undefined) return undefined;
  const decision = decide(first);
  const { batchId, object } = first;
  const same = requests.filter(
    (request) =>
      request.batchId === batchId && request.object === object && decide(request).deed === decision.deed,
  );
  return { decision, object, requests: same.slice(0, most) };
}
