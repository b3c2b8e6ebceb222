/**
 * The steps of a cycle that link what has been synced already: programs with campaigns, and records with one another.
 * The steps' names and objects are documented (Adobe "Salesforce Sync Status"); when they come is assumed.
 */
import { call, type Outcome, type Process } from './effects.ts';
import { batchMs } from './pace.ts';
import { endsCycle } from './policy.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/**
 * "Init link with Program": asks for the statuses of each campaign that a program is to be synced to, a call each. They
 * have to match those of the program; then the campaign's members become members of the program. A program that does not
 * match stays unlinked, and is looked at again in the next cycle (assumed: an administrator tries again).
 * Retry site: program that does not match.
 */
export function* linkPrograms(context: SyncContext, scale: number): Process<Outcome<number>> {
  const programs = yield* call('marketo.programsToLink', 'none', {});
  if (!programs.ok) return programs;
  let handled = 0;
  for (const { program, campaignId } of programs.value) {
    const step = new StepCounter(context, 'Campaign', 'Init link with Program');
    const statuses = yield* call('salesforce.memberStatuses', 'data', { campaignId });
    if (!statuses.ok && endsCycle(statuses.error)) return step.failed(statuses.error);
    if (!statuses.ok) continue;
    const link = yield* call('marketo.linkProgram', 'none', { program, statuses: statuses.value });
    if (!link.ok) return step.failed(link.error);
    if (link.value.error !== undefined) {
      step.add(0, 0, 1, 0);
      step.failed(link.value.error);
      continue;
    }
    step.add(0, 1 + link.value.members, 0, 0);
    handled += 1 + link.value.members;
    step.succeeded();
    const counts = { updated: link.value.members, skipped: 0, failed: 0 };
    yield { kind: 'spend', ms: batchMs(counts, context.parameters.pace, scale) };
  }
  return { ok: true, value: handled };
}

/**
 * "Update FKS", the foreign keys of all objects: a record that was pulled before the one that it points to gets its link.
 * It is work inside Marketo, without calls; that it takes no time is assumed.
 */
export function* updateForeignKeys(context: SyncContext): Process<Outcome<number>> {
  const step = new StepCounter(context, 'All objects', 'Update FKS');
  const linked = yield* call('marketo.updateForeignKeys', 'none', {});
  if (!linked.ok) return step.failed(linked.error);
  step.add(0, linked.value, 0, 0);
  return step.succeeded();
}
