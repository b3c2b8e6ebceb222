/**
 * Everything a run measures, in one place: it hears of every change on both sides and of everything the sync does,
 * samples the backlog, and keeps the digest. It only listens; nothing in the world depends on it, except that the
 * org is told how far the sync's cursor is, which is what the backlog is counted from.
 */
import {
  type ChangeList,
  type ChangeObserver,
  Digest,
  MINUTE_MS,
  NOBODY,
  type RecordPage,
  SECOND_MS,
} from '../../engine/kernel/index.ts';
import {
  type ApplyResult,
  assertInvariant,
  type Cursor,
  type FlowSteps,
  type Push,
  type PushedActivities,
  type PushedMembers,
} from '../../engine/sync/index.ts';
import type { Instance } from '../../mock-marketo/index.ts';
import { type Org, SETUP_OBJECTS } from '../../mock-salesforce/index.ts';
import { ApiMeter } from './api-meter.ts';
import { BacklogMeter, type Interval } from './backlog-meter.ts';
import { CountedBacklog, type IsCounted } from './counted-backlog.ts';
import { Creations } from './creations.ts';
import { DeletionsTaken } from './deletions-taken.ts';
import { FanOut } from './fan-out.ts';
import { Latency } from './latency.ts';
import { QueueMeter } from './queue-meter.ts';
import { SyncRecorder } from './sync-recorder.ts';

export const SAMPLE_MS = 15 * MINUTE_MS;

/** Kinds of events in the digest. */
const EVENT = { changed: 1, pulled: 2, pushed: 3, deleted: 4, flowStep: 5, member: 6, task: 7 } as const;

/** The backlog at one instant, and what happened since the sample before. */
export interface Sample extends Interval {
  readonly at: number;
  readonly total: number;
  readonly byList: Int32Array;
  readonly byCause: Int32Array;
}

export class Recorder {
  readonly startAt: number;
  readonly backlog: BacklogMeter;
  /** Waits of records that were to be pulled, and of those that were to be pushed. */
  readonly pullLatency = new Latency();
  readonly pushLatency = new Latency();
  readonly sync: SyncRecorder;
  readonly api: ApiMeter;
  readonly fanOut = new FanOut();
  readonly digest = new Digest();
  readonly samples: Sample[] = [];
  /** Flow steps: from the request to the answer. */
  readonly expressLatency = new Latency();
  /** Flow steps, and activities that are logged, as they come and leave. */
  readonly flowSteps: QueueMeter;
  readonly activities: QueueMeter;
  readonly creations: Creations;
  readonly deletionsTaken = new DeletionsTaken();
  /** Records that left the pull backlog because they were deleted in Salesforce, by list. */
  readonly leftByDeletion: Int32Array;
  readonly #org: Org;
  readonly #instance: Instance;
  /** Stands between the lists and the meter when the sync does not look at everything. */
  counted: CountedBacklog | undefined;
  #isPulling = false;

  constructor({ org, instance }: { org: Org; instance: Instance }, lists: number, startAt: number) {
    this.#org = org;
    this.#instance = instance;
    this.startAt = startAt;
    this.leftByDeletion = new Int32Array(lists);
    this.api = new ApiMeter(startAt);
    this.flowSteps = new QueueMeter(startAt);
    this.activities = new QueueMeter(startAt);
    this.creations = new Creations(org);
    this.backlog = new BacklogMeter(lists, startAt, {
      touched: (list, row, cause, now) =>
        this.digest.add(EVENT.changed | (cause << 8), this.#inDigest(list), row, now - startAt),
      left: (list, row, waitedMs) => {
        if (list >= org.objects.length) return this.pushLatency.record(waitedMs);
        this.pullLatency.record(waitedMs);
        if (!this.#isPulling && org.objects[list]!.deleted[row] === 1) this.leftByDeletion[list]! += 1;
      },
    });
    this.sync = new SyncRecorder(startAt, {
      pulled: (page, result, cursor, now) => this.#pulled(page, result, cursor, now),
      passed: (object, cursor, now) => this.#settle(object, 0, cursor, now),
      deleted: (object, records, now) =>
        this.digest.add(EVENT.deleted, this.#list(object), records, now - startAt),
      deletionsTaken: (object, from, to) => this.deletionsTaken.note(object, from, to),
      pushed: (push, now) => this.#pushed(push, now),
      flowSteps: (done, now) => this.#flowSteps(done, now),
      members: (pushed, now) => this.#members(pushed, now),
      activities: (pushed, now) => this.#activities(pushed, now),
    });
  }

  /** Who is to hear of the org's changes; `isCounted` says at which records the sync looks at all. */
  observe(isCounted: IsCounted | undefined): ChangeObserver {
    if (isCounted === undefined) return this.backlog;
    this.counted = new CountedBacklog(this.backlog, isCounted);
    return this.counted;
  }

  /** Takes a sample of the backlog. */
  sample(now: number): void {
    this.counted?.judge();
    const { total, byList, byCause } = this.backlog;
    const interval = this.backlog.endInterval(now);
    this.samples.push({ at: now, total, byList: byList.slice(), byCause: byCause.slice(), ...interval });
  }

  /** The records of a page are done: exactly they must leave the backlog as the cursor moves (invariant 2). */
  #pulled(page: RecordPage, result: ApplyResult, cursor: Cursor, now: number): void {
    const list = this.#list(page.object);
    for (let i = 0; i < page.size; i += 1) {
      this.digest.add(EVENT.pulled | (result.statuses[i]! << 8), list, page.rows[i]!, now - this.startAt);
    }
    this.fanOut.count(page, result);
    this.#settle(page.object, page.size, cursor, now);
  }

  /** Everything up to a cursor is done; exactly so many records that count must leave the backlog. */
  #settle(object: string, records: number, { stamp, row }: Cursor, now: number): void {
    const list = this.#list(object);
    this.counted?.judge();
    const before = this.backlog.leftByList[list]!;
    this.#isPulling = true;
    this.#org.object(object).changes.settleThrough(stamp, row, now);
    this.#isPulling = false;
    const settled = this.backlog.leftByList[list]! - before;
    assertInvariant(
      settled === records,
      `${records} ${object} records were pulled, but ${settled} left the backlog at ${stamp}/${row}`,
    );
    this.#noteCaughtUp(this.#org.object(object).changes, now);
  }

  /** A cycle looks at what had changed before the second in which it began: where only newer is left, it is through. */
  #noteCaughtUp({ id, head, stamps }: ChangeList, now: number): void {
    const began = Math.floor(this.sync.cycleStartedAt / SECOND_MS);
    if (head === NOBODY || stamps[head]! >= began) this.backlog.caughtUp(id, now);
  }

  #pushed({ object, records, results }: Push, now: number): void {
    const list = this.#list(object);
    records.forEach((record, i) => {
      const status = results[i]?.error === undefined ? 0 : 1;
      this.digest.add(EVENT.pushed | (status << 8), list, record.person, now - this.startAt);
    });
    this.#noteCaughtUp(this.#instance.logs[object as 'Lead' | 'Contact'].changes, now);
  }

  #flowSteps({ requests, results }: FlowSteps, now: number): void {
    requests.forEach(({ kind, person, requestedAt }, i) => {
      const status = results[i]?.error === undefined ? 0 : 1;
      const link = results[i]?.link;
      if (link !== undefined) this.creations.claim(link.object, link.row);
      if (kind === 'createTask' && status === 0) this.creations.countTask();
      this.expressLatency.record(now - requestedAt);
      this.digest.add(EVENT.flowStep | (status << 8), person, requestedAt - this.startAt, now - this.startAt);
    });
  }

  #members({ members, results, what }: PushedMembers, now: number): void {
    members.forEach(({ person, row }, i) => {
      this.#noteMade(what, results[i]?.row);
      const status = results[i]?.error === undefined ? 0 : 1;
      this.digest.add(EVENT.member | (status << 8), person, row, now - this.startAt);
    });
  }

  #noteMade(what: PushedMembers['what'], made: number | undefined): void {
    if (made === undefined) return;
    if (what === 'leads') this.creations.claim('Lead', made);
    else this.creations.expectMember(made);
  }

  #activities({ activities, results }: PushedActivities, now: number): void {
    activities.forEach(({ person, row }, i) => {
      const task = results[i]?.row;
      if (task !== undefined) this.creations.claim('Task', task);
      const status = results[i]?.error === undefined ? 0 : 1;
      this.digest.add(EVENT.task | (status << 8), person, row, now - this.startAt);
    });
  }

  /** Marketo's lists follow on the objects that a sync may look at, however many of Setup the org has beside them. */
  #inDigest(list: number): number {
    return list < this.#org.objects.length ? list : list - SETUP_OBJECTS.length;
  }

  #list(object: string): number {
    return this.#org.object(object).changes.id;
  }
}
