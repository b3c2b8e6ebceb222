/** Random trouble on the way to Salesforce. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { maybe, pick } from './chance.ts';

export function drawFault(stream: Stream): NonNullable<ScenarioInput['faults']>[number] {
  return {
    kind: pick(stream, ['outage', 'slow', 'errors', 'no-answers', 'lost-replies'] as const),
    afterHours: stream.int(0, 50) / 10,
    forHours: stream.int(1, 10) / 10,
    probability: pick(stream, [0.05, 0.2, 0.5, 1]),
    code: pick(stream, [
      'SERVER_UNAVAILABLE',
      'QUERY_TIMEOUT',
      'UNKNOWN_EXCEPTION',
      'REQUEST_LIMIT_EXCEEDED',
      'INVALID_SESSION_ID',
      'INVALID_FIELD',
    ]),
    ...maybe(stream, 0.3, () => ({ latencyMs: { min: 0, max: stream.int(1, 120_000) } })),
  };
}
