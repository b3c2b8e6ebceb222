/** What an administrator does in Setup while the run goes on. */
import { HOUR_MS } from '../../engine/kernel/index.ts';
import type { Workload } from '../schema.ts';
import { scheduleWithin, type WorkloadContext } from './context.ts';

type Rename = Extract<Workload, { kind: 'rename-picklist-value' }>;

/**
 * Renames a picklist value: all records that hold it hold the new one, and their SystemModstamp moves in the same
 * instant, while LastModifiedDate stays. What Marketo holds, and what its forms offer, stays as it was.
 */
export function renamePicklistValue(
  context: WorkloadContext,
  { object, field, from, to, afterHours }: Rename,
): void {
  const { org, clock, startAt } = context;
  scheduleWithin(context, startAt + Math.round(afterHours * HOUR_MS), () => {
    org.setup.renamePicklistValue(object, field, from, to, clock.now());
  });
}
