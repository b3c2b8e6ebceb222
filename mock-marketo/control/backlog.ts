/** What waits to be pushed to Salesforce, by object and by what caused it. */
import { NOBODY } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';

/** The push backlog of one object. */
export interface ObjectBacklog {
  readonly object: string;
  /** Persons that wait. */
  readonly waiting: number;
  /** How long the person at the head of the queue has waited since its first change, in ms. */
  readonly headWaitedMs: number;
  readonly byCause: readonly { readonly process: string; readonly field: string; readonly persons: number }[];
}

/** The push backlog of an instance. */
export function backlogOf(instance: Instance, now: number): { objects: ObjectBacklog[] } {
  const objects = Object.entries(instance.logs).map(([object, { changes }]) => ({
    object,
    waiting: changes.size,
    headWaitedMs: changes.head === NOBODY ? 0 : now - changes.sinceOf(changes.head),
    byCause: instance.causes.all
      .map(({ process, field }, cause) => ({ process, field, persons: changes.countByCause[cause]! }))
      .filter(({ persons }) => persons > 0),
  }));
  return { objects };
}
