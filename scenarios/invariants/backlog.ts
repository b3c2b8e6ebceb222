/** Nothing in the backlog is lost or counted twice, and what waited has waited as long as the curve says. */
import { type ChangeList, NOBODY } from '../../engine/kernel/index.ts';
import { assertInvariant } from '../../engine/sync/index.ts';
import type { World } from '../world.ts';

/** @throws InvariantError naming the first that is broken */
export function checkBacklog(world: World): void {
  const lists = changeLists(world);
  checkConservation(world, lists);
  checkLittlesLaw(world, lists);
}

function changeLists(world: World): ChangeList[] {
  const { org, instance } = world;
  return [
    ...org.objects.map((records) => records.changes),
    instance.logs.Lead.changes,
    instance.logs.Contact.changes,
  ];
}

/** Invariant 3: what entered the backlog has left it or is still there, and what left it was handled exactly once. */
function checkConservation(world: World, lists: readonly ChangeList[]): void {
  const { backlog, sync } = world.recorder;
  let left = 0;
  for (const list of lists) {
    const entered = backlog.enteredByList[list.id]!;
    left += backlog.leftByList[list.id]!;
    const waiting = waitingIn(world, list);
    assertInvariant(
      entered === backlog.leftByList[list.id]! + waiting && waiting === backlog.byList[list.id],
      `list ${list.id}: ${entered} entered, ${backlog.leftByList[list.id]} left, ${waiting} are waiting`,
    );
  }
  const { pulls, pushes } = sync;
  const pulled = pulls.created + pulls.updated + pulls.skipped + pulls.failed;
  const pushed = pushes.created + pushes.updated + pushes.skipped + pushes.failed;
  const handled = pulled + pushed + sync.overtaken - sync.changedAgain + leftOtherwise(world);
  assertInvariant(handled === left, `${left} records left the backlog, but ${handled} were handled`);
}

/** What the background sync has nothing to do with: deletions on either side, and what flow steps have sent. */
function leftOtherwise({ instance, recorder }: World): number {
  const departures = Object.values(instance.logs).map((log) => log.departures);
  const byMarketo = departures.reduce((sum, why) => sum + why['flow step'] + why.deleted, 0);
  const fellOut = recorder.counted?.fellOut ?? 0;
  return recorder.leftByDeletion.reduce((sum, records) => sum + records, byMarketo + fellOut);
}

/** Records of a list that wait, those that the sync does not look at left out. */
function waitingIn({ recorder, org }: World, list: ChangeList): number {
  const isCounted = recorder.counted !== undefined && list.id < org.objects.length;
  return isCounted ? [...recorder.counted!.waiting(list)].length : list.size;
}

/** How long the records of a list have waited so far, in sum. */
function waitedSoFarMs({ recorder, org }: World, list: ChangeList, now: number): number {
  let sumMs = 0;
  if (recorder.counted !== undefined && list.id < org.objects.length) {
    for (const { since } of recorder.counted.waiting(list)) sumMs += now - since;
    return sumMs;
  }
  for (let row = list.head; row !== NOBODY; row = list.next(row)) sumMs += now - list.sinceOf(row);
  return sumMs;
}

/** Invariant 4, Little's law: the area under the backlog curve is the sum of all waits, to the millisecond. */
function checkLittlesLaw(world: World, lists: readonly ChangeList[]): void {
  const now = world.clock.now();
  const { backlog } = world.recorder;
  backlog.accumulate(now);
  let waitedMs = backlog.waitedMs;
  for (const list of lists) waitedMs += waitedSoFarMs(world, list, now);
  assertInvariant(
    waitedMs === backlog.areaMs,
    `the area under the backlog is ${backlog.areaMs} record-ms, but the waits sum up to ${waitedMs}`,
  );
}
