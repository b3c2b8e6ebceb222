/** What can be done in one go: the first requests that share a batch, a deed and an object. */
import type { FlowRequest } from '../flow-requests.ts';
import { type Decision, type Deed, decide } from './deeds.ts';

/**
 * Salesforce converts so many leads a call (that there is a limit: documented, EXCEEDED_LEAD_CONVERT_LIMIT of the partner
 * WSDL; the number assumed). All other calls take 200 records.
 */
const MOST: Readonly<Partial<Record<Deed | 'none', number>>> = { convert: 100 };

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
  const { deed } = decision;
  return { decision, object, requests: same.slice(0, Math.min(most, MOST[deed] ?? most)) };
}
