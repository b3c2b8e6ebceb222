/**
 * "Push new" of tasks: Marketo's activities become tasks in Salesforce, one call each (documented, Adobe "How Marketo
 * Uses the Salesforce API"). Adobe also says that they sync once a day a person (Sync Backlog Metrics); a parameter
 * decides between the two readings. A task that is closed moves LastActivityDate and with it SystemModstamp, so each
 * one brings its person back to the pull, where it ends as a skip.
 */
import { createOnce, TASK_KEYS } from './create-once.ts';
import {
  type CreateResult,
  call,
  type NewRecord,
  type Outcome,
  type PendingActivity,
  type Process,
} from './effects.ts';
import { noteOwnRecords } from './own-writes.ts';
import { batchMs } from './pace.ts';
import { turnOf } from './parameters.ts';
import { endsCycle, isUnanswered } from './policy.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** One turn of activities, oldest first, up to the turn's cap. */
export function* pushActivities(context: SyncContext, scale: number): Process<Outcome<number>> {
  const { parameters } = context;
  const step = new StepCounter(context, 'Task', 'Push new');
  for (let left = turnOf(parameters, 'Task'); left > 0; ) {
    const limit = Math.min(parameters.recordsPerCall, left);
    const { oncePerDay } = parameters;
    const pending = yield* call('marketo.pendingActivities', 'none', { limit, oncePerDay });
    if (!pending.ok) return step.failed(pending.error);
    if (pending.value.length === 0) break;
    const error = yield* pushBatch(context, step, pending.value, scale);
    if (error !== undefined) return step.failed(error);
    left -= pending.value.length;
  }
  return step.succeeded();
}

/** What was done before a call failed stays done; the error, if a call was refused as a whole. */
function* pushBatch(
  context: SyncContext,
  step: StepCounter,
  activities: readonly PendingActivity[],
  scale: number,
): Process<Extract<Outcome<never>, { ok: false }>['error'] | undefined> {
  const state = context.objects.get('Task')!;
  const results: CreateResult[] = [];
  let error: Extract<Outcome<never>, { ok: false }>['error'] | undefined;
  for (const activity of activities) {
    const startedAt = Math.floor(context.clock.now() / 1_000);
    const created = yield* createOnce({
      object: 'Task',
      records: [taskOf(activity)],
      keys: TASK_KEYS,
      purpose: 'task',
      unansweredSince: state.unansweredSince,
    });
    if (!created.ok && endsCycle(created.error)) {
      if (isUnanswered(created.error.code)) state.unansweredSince ??= startedAt;
      error = created.error;
      break;
    }
    state.unansweredSince = undefined;
    if (created.ok) noteOwnRecords(context, 'tasks', 'Task', created.value);
    results.push(created.ok ? created.value[0]! : { error: created.error });
    const failed = results.at(-1)!.error === undefined ? 0 : 1;
    step.add(1 - failed, 0, failed, 0);
    const counts = { updated: 1 - failed, skipped: 0, failed };
    yield { kind: 'spend', ms: batchMs(counts, context.parameters.pace, scale) };
  }
  const done = { activities: activities.slice(0, results.length), results };
  yield* call('marketo.activitiesPushed', 'none', done);
  context.log.activities(done, context.clock.now());
  return error;
}

/** What happened is a task that is done (the values are assumed). */
function taskOf({ object, row, subject, date }: PendingActivity): NewRecord {
  return {
    values: { Subject: subject, Status: 'Completed', Priority: 'Normal', ActivityDate: date },
    references: { WhoId: { object, row } },
  };
}
