/**
 * Replays a scenario in virtual time: between two steps of the sync the workload goes on, and whatever the sync asks
 * of a remote system is answered at once, by a function call or by a request to a real server.
 */
import { type Driver, directDriver } from '../engine/drivers/direct.ts';
import type { Call, Outcome, Remote } from '../engine/sync/index.ts';
import { connect as connectMarketo } from '../mock-marketo/index.ts';
import { connect as connectSalesforce } from '../mock-salesforce/index.ts';
import type { RunResult } from './result.ts';
import type { Scenario } from './schema.ts';
import { play } from './stage.ts';
import { resultOf } from './timeline.ts';
import { createWorld, type World } from './world.ts';

/** How far a run is. */
export interface Progress {
  readonly simulatedMs: number;
  readonly totalMs: number;
  readonly backlog: number;
}

export interface ReplayOptions {
  /** Names of the practices that the scenario has been changed by, for the result. */
  readonly practices?: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
}

/** The machine's own time, in milliseconds; it only ever shows in `speed`. */
export type Stopwatch = () => number;

/** A run in process. @throws InvariantError when something was lost or counted twice: a bug of ours */
export function replay(scenario: Scenario, stopwatch: Stopwatch, options: ReplayOptions = {}): RunResult {
  const startedMs = stopwatch();
  const world = createWorld(scenario);
  playDirect(world, options);
  return resultOf(world, {
    practices: options.practices ?? [],
    transport: 'direct',
    wallMs: stopwatch() - startedMs,
  });
}

/** Plays a world to its end in process. @throws InvariantError when something was lost or counted twice */
export function playDirect(
  world: World,
  options: ReplayOptions = {},
  driver: Driver = driverOf(world),
): void {
  const run = play(world, () => report(world, options));
  let next = run.next();
  while (!next.done) next = run.next(driver(next.value));
}

/** Carries the calls of the sync out in process. */
export function driverOf(world: World): Driver {
  return directDriver(connections(world));
}

/** The in-process doors of both systems, verb by verb. */
function connections({ org, instance, clock }: World): Remote {
  const salesforce = connectSalesforce(org, { clock });
  const marketo = connectMarketo(instance, { clock });
  return {
    'salesforce.limits': () => salesforce.limits(),
    'salesforce.describe': (args) => salesforce.describe(args),
    'salesforce.count': (args) => salesforce.count(args),
    'salesforce.deleted': (args) => salesforce.deleted(args),
    'salesforce.masters': (args) => salesforce.masters(args),
    'salesforce.changed': (args) => salesforce.changed(args),
    'salesforce.update': (args) => salesforce.update(args),
    'salesforce.delete': (args) => salesforce.delete(args),
    'salesforce.create': (args) => salesforce.create(args),
    'salesforce.existing': (args) => salesforce.existing(args),
    'salesforce.convert': (args) => salesforce.convert(args),
    'salesforce.members': (args) => salesforce.members(args),
    'salesforce.memberStatuses': (args) => salesforce.memberStatuses(args),
    'marketo.apply': (args) => marketo.apply(args),
    'marketo.deleted': (args) => marketo.deleted(args),
    'marketo.pendingCount': (args) => marketo.pendingCount(args),
    'marketo.pending': (args) => marketo.pending(args),
    'marketo.pushed': (args) => marketo.pushed(args),
    'marketo.pendingActivities': (args) => marketo.pendingActivities(args),
    'marketo.activitiesPushed': (args) => marketo.activitiesPushed(args),
    'marketo.updateForeignKeys': (args) => marketo.updateForeignKeys(args),
    'marketo.programsToLink': (args) => marketo.programsToLink(args),
    'marketo.linkProgram': (args) => marketo.linkProgram(args),
    'marketo.pendingMembers': (args) => marketo.pendingMembers(args),
    'marketo.membersPushed': (args) => marketo.membersPushed(args),
    'marketo.flowRequests': (args) => marketo.flowRequests(args),
    'marketo.flowDone': (args) => marketo.flowDone(args),
  };
}

/** A run whose calls take real time to be answered, while the virtual clock stands still. */
export async function replayRemote(
  world: World,
  driver: (call: Call) => Promise<Outcome<unknown>>,
  stopwatch: Stopwatch,
  options: ReplayOptions = {},
): Promise<RunResult> {
  const startedMs = stopwatch();
  const run = play(world, () => report(world, options));
  let next = run.next();
  while (!next.done) next = run.next(await driver(next.value));
  return resultOf(world, {
    practices: options.practices ?? [],
    transport: 'http',
    wallMs: stopwatch() - startedMs,
  });
}

function report(world: World, { onProgress }: ReplayOptions): void {
  onProgress?.({
    simulatedMs: world.clock.now() - world.startAt,
    totalMs: world.endAt - world.startAt,
    backlog: world.recorder.backlog.total,
  });
}
