/** The troubles of a scenario as faults of the link. */
import type { FaultKind, LinkFault } from '../engine/drivers/link.ts';
import { HOUR_MS } from '../engine/kernel/index.ts';
import { errorText } from '../mock-salesforce/index.ts';
import type { Scenario } from './schema.ts';

export function linkFaultsOf(scenario: Scenario, startAt: number): LinkFault[] {
  return scenario.faults.map((fault) => {
    const from = startAt + Math.round(fault.afterHours * HOUR_MS);
    const until = from + Math.round(fault.forHours * HOUR_MS);
    return { from, until, verbs: [], probability: fault.probability, effect: effectOf(fault) };
  });
}

function effectOf({ kind, code, latencyMs }: Scenario['faults'][number]): FaultKind {
  switch (kind) {
    case 'slow':
      return { kind: 'latency', minMs: latencyMs.min, maxMs: latencyMs.max };
    case 'no-answers':
      return { kind: 'no-answer' };
    case 'lost-replies':
      return { kind: 'reply-lost' };
    default:
      return { kind: 'error', code, message: errorText(code) ?? code };
  }
}
