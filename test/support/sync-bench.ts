/**
 * A sync engine between two systems made of plain numbers: so many records to pull, so many persons to push. For
 * tests of what the engine asks for, in which order, and how long it takes; no mock is involved.
 */

import { directDriver } from '../../engine/drivers/direct.ts';
import { VirtualClock } from '../../engine/kernel/index.ts';
import {
  type ApplyResult,
  backgroundSync,
  type Call,
  type ChangedRecord,
  createContext,
  type Outcome,
  type Remote,
  type RemoteError,
  type Step,
  SYNC_ORDER,
  SYNC_PARAMETERS,
  type SyncLog,
  type SyncParameters,
  type SyncSettings,
  syncParameters,
} from '../../engine/sync/index.ts';

/** Every parameter at its default. */
const SETTINGS = Object.fromEntries(
  Object.entries(SYNC_PARAMETERS).map(([name, parameter]) => [name, parameter.default]),
) as unknown as SyncSettings;

export const PARAMETERS: SyncParameters = syncParameters(SETTINGS, {
  disabled: [],
  objects: SYNC_ORDER,
});

/** Hears of everything and keeps nothing. */
export const SILENT_LOG: SyncLog = {
  step: () => undefined,
  cycleStarted: () => undefined,
  cycleEnded: () => undefined,
  pulled: () => undefined,
  deleted: () => undefined,
  deletionsTaken: () => undefined,
  pushed: () => undefined,
  flowSteps: () => undefined,
  members: () => undefined,
  passed: () => undefined,
  postponed: () => undefined,
  notified: () => undefined,
  activities: () => undefined,
};

export interface Waiting {
  readonly pull?: Readonly<Record<string, number>>;
  readonly push?: Readonly<Record<string, number>>;
}

export interface Played {
  readonly calls: Call[];
  readonly steps: Step[];
  /** Pulls and pushes as `Contact: 10000`. */
  readonly turns: string[];
  readonly endedAt: number;
}

const START = 1_767_571_200_000;

/** Plays so many cycles, each with its gap. `refuse` may answer a call with an error of the remote system. */
export function playCycles(
  cycles: number,
  waiting: Waiting,
  parameters: Partial<SyncParameters> = {},
  refuse: (call: Call) => RemoteError | undefined = () => undefined,
): Played {
  const clock = new VirtualClock(START);
  const calls: Call[] = [];
  const steps: Step[] = [];
  const log = { ...SILENT_LOG, step: (step: Step) => steps.push(step) };
  const driver = directDriver(numbersAsSystems(waiting));
  const process = backgroundSync(createContext({ ...PARAMETERS, ...parameters }, clock, log, START));
  let gaps = 0;
  let next = process.next();
  while (gaps < cycles) {
    const effect = next.value;
    if (effect.kind === 'call') {
      calls.push(effect);
      const error = refuse(effect);
      next = process.next(error === undefined ? driver(effect) : { ok: false, error });
      continue;
    }
    clock.advanceTo(clock.now() + effect.ms);
    if (effect.kind === 'wait') gaps += 1;
    next = process.next(undefined);
  }
  const turns = steps
    .filter((step) => step.operation !== 'Pull deletes')
    .map(
      (step) =>
        `${step.object}${step.operation === 'Push updates' ? ' to Salesforce' : ''}: ${handled(step)}`,
    );
  return { calls, steps, turns, endedAt: clock.now() - START };
}

function handled(step: Step): number {
  return step.created + step.updated + step.skipped + step.failed;
}

/** Every record is a lone number; a pull always updates, a push is always accepted. */
function numbersAsSystems(waiting: Waiting): Remote {
  const pull = new Map(Object.entries(waiting.pull ?? {}));
  const push = new Map(Object.entries(waiting.push ?? {}));
  const done = new Map<string, number>();
  const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
  return {
    'salesforce.limits': () => ok({ max: 100_000, remaining: 100_000 }),
    'salesforce.describe': () => ok([{ name: 'Phone', createable: true, updateable: true }]),
    'salesforce.count': ({ object }) => ok(pull.get(object) ?? 0),
    'salesforce.deleted': () => ok([]),
    'salesforce.masters': ({ rows }) => ok(rows.map(() => -1)),
    'salesforce.changed': ({ object, limit }) => {
      const size = Math.min(limit, pull.get(object) ?? 0);
      const first = done.get(object) ?? 0;
      pull.set(object, (pull.get(object) ?? 0) - size);
      done.set(object, first + size);
      const rows = Int32Array.from({ length: size }, (_, i) => first + i);
      return ok({
        object,
        size,
        rows,
        stamps: new Int32Array(size).fill(START / 1_000),
        fields: [],
        columns: [],
      });
    },
    'salesforce.update': ({ records }) => ok(records.map(() => ({}))),
    'salesforce.delete': ({ rows }) => ok(rows.map(() => ({}))),
    'salesforce.create': ({ records }) => ok(records.map((_, row) => ({ row }))),
    'salesforce.existing': ({ records }) => ok({ rows: records.map(() => -1), through: -1 }),
    'salesforce.convert': ({ leads }) => ok(leads.map(({ row }) => ({ row }))),
    'salesforce.members': ({ rows }) => ok(rows.map(() => -1)),
    'salesforce.memberStatuses': () => ok([]),
    'marketo.updateForeignKeys': () => ok(0),
    'marketo.programsToLink': () => ok([]),
    'marketo.linkProgram': () => ok({ members: 0 }),
    'marketo.pendingActivities': () => ok([]),
    'marketo.activitiesPushed': ({ activities }) => ok(activities.length),
    'marketo.pendingMembers': () => ok([]),
    'marketo.membersPushed': ({ members }) => ok(members.length),
    'marketo.flowRequests': () => ok([]),
    'marketo.flowDone': ({ requests }) => ok(requests.length),
    'marketo.apply': ({ page }) => ok(allUpdated(page.size)),
    'marketo.deleted': ({ rows }) => ok(rows.length),
    'marketo.pendingCount': ({ object }) => ok(push.get(object) ?? 0),
    'marketo.pending': ({ object, limit }) => {
      const size = Math.min(limit, push.get(object) ?? 0);
      return ok(
        Array.from(
          { length: size },
          (_, row): ChangedRecord => ({ person: row, row, values: { Phone: '1' } }),
        ),
      );
    },
    'marketo.pushed': ({ object, records }) => {
      push.set(object, (push.get(object) ?? 0) - records.length);
      return ok(records.length);
    },
  };
}

function allUpdated(size: number): ApplyResult {
  return {
    created: 0,
    updated: size,
    skipped: 0,
    failed: 0,
    converted: 0,
    overtaken: 0,
    statuses: new Uint8Array(size).fill(1),
  };
}
