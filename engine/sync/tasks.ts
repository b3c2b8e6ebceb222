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
  type RemoteError,
} from './effects.ts';
import { noteOwnRecords } from './own-writes.ts';
import { batchMs } from './pace.ts';
import { turnOf } from './parameters.ts';
import { endsCycle, isUnanswered } from './policy.ts';
import { logPostponed } from './postponed.ts';
import { type Sorted, sortOut, sortOutFinally } from './push-outcomes.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** What a step of tasks works with. */
interface Pushing {
  readonly context: SyncContext;
  readonly step: StepCounter;
  readonly scale: number;
}

type Sorting = typeof sortOut<PendingActivity, CreateResult>;

/**
 * One turn of activities, oldest first, up to the turn's cap; locked ones are tried once more at its end. Retry site:
 * locked tasks.
 */
export function* pushActivities(context: SyncContext, scale: number): Process<Outcome<number>> {
  const { parameters } = context;
  const step = new StepCounter(context, 'Task', 'Push new');
  const pushing = { context, step, scale };
  const again: PendingActivity[] = [];
  let waiting = 0;
  for (let left = turnOf(parameters, 'Task'); left > 0; ) {
    const limit = Math.min(parameters.recordsPerCall, left);
    const { oncePerDay } = parameters;
    const skip = again.length + waiting;
    const pending = yield* call('marketo.pendingActivities', 'none', { limit, oncePerDay, skip });
    if (!pending.ok) return step.failed(pending.error);
    if (pending.value.length === 0) break;
    const { sorted, error } = yield* pushBatch(pushing, pending.value, sortOut);
    if (error !== undefined) return step.failed(error);
    again.push(...sorted.again.records);
    waiting += sorted.waiting.records.length;
    left -= pending.value.length;
  }
  const { error } = yield* pushBatch(pushing, again, sortOutFinally);
  return error === undefined ? step.succeeded() : step.failed(error);
}

interface Pushed {
  readonly sorted: Sorted<PendingActivity, CreateResult>;
  /** Why a call was refused as a whole; the rest of the batch was not tried. */
  readonly error: RemoteError | undefined;
}

/** What was done before a call failed stays done. */
function* pushBatch(
  pushing: Pushing,
  activities: readonly PendingActivity[],
  sort: Sorting,
): Process<Pushed> {
  const results: CreateResult[] = [];
  let error: RemoteError | undefined;
  for (const activity of activities) {
    const created = yield* createTask(pushing, activity);
    if (!created.ok) {
      error = created.error;
      break;
    }
    results.push(created.value);
  }
  const sorted = sort({ records: activities.slice(0, results.length), results });
  yield* note(pushing, sorted);
  return { sorted, error };
}

/** A call, and its time. One that Salesforce refuses for what it names is as good as a refused record. */
function* createTask({ context, scale }: Pushing, activity: PendingActivity): Process<Outcome<CreateResult>> {
  const state = context.objects.get('Task')!;
  const startedAt = Math.floor(context.clock.now() / 1_000);
  const created = yield* createOnce(context, {
    object: 'Task',
    records: [taskOf(activity)],
    keys: TASK_KEYS,
    purpose: 'task',
    unansweredSince: state.unansweredSince,
  });
  if (!created.ok && endsCycle(created.error)) {
    if (isUnanswered(created.error.code)) state.unansweredSince ??= startedAt;
    return created;
  }
  state.unansweredSince = undefined;
  if (created.ok) noteOwnRecords(context, 'tasks', 'Task', created.value);
  const result: CreateResult = created.ok ? created.value[0]! : { error: created.error };
  const failed = result.error === undefined ? 0 : 1;
  const counts = { updated: 1 - failed, skipped: 0, failed };
  yield { kind: 'spend', ms: batchMs(counts, context.parameters.pace, scale) };
  return { ok: true, value: result };
}

/** Tells Marketo who is through, and the log everything. */
function* note(
  { context, step }: Pushing,
  { through, waiting }: Sorted<PendingActivity, CreateResult>,
): Process {
  const done = { activities: through.records, results: through.results };
  yield* call('marketo.activitiesPushed', 'none', done);
  context.log.activities(done, context.clock.now());
  const failed = through.results.filter(({ error }) => error !== undefined).length;
  step.add(through.records.length - failed, 0, failed + waiting.records.length, 0);
  logPostponed(context, waiting);
}

/** What happened is a task that is done (the values are assumed). */
function taskOf({ object, row, subject, date }: PendingActivity): NewRecord {
  return {
    values: { Subject: subject, Status: 'Completed', Priority: 'Normal', ActivityDate: date },
    references: { WhoId: { object, row } },
  };
}
