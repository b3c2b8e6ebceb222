/**
 * An account score that a job in the org recalculates again and again, in batches of 200 accounts (the default scope
 * of Batch Apex). Each time the score of an engaged account may move by a few points; with every day more accounts
 * are engaged. Written at every move it makes a change of the account, and of each contact that automation copies
 * it to; written only when its range changes, hardly any.
 */
import { DAY_MS, HOUR_MS, hash32, MINUTE_MS, type Stream } from '../../engine/kernel/index.ts';
import { type Records, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import type { Workload } from '../schema.ts';
import { scheduleWithin, type WorkloadContext, workloadStream } from './context.ts';

export type AccountScoreWorkload = Extract<Workload, { kind: 'account-score' }>;

const BATCH_SCOPE = 200;
const MAX_SCORE = 100;

/** The range of a score: 0-25, 26-50, 51-75, 76-100. */
export function bandOf(score: number): number {
  return Math.max(0, Math.ceil(score / 25) - 1);
}

export class AccountScore {
  readonly #context: WorkloadContext;
  readonly #workload: AccountScoreWorkload;
  readonly #stream: Stream;
  readonly #accounts: Records;
  readonly #field: number;
  readonly #cause: number;
  /** The score as the job knows it, which is not always what it has written. */
  readonly #scores: Uint8Array;
  #next = 0;

  constructor(context: WorkloadContext, workload: AccountScoreWorkload, place: number) {
    this.#context = context;
    this.#workload = workload;
    this.#stream = workloadStream(context, place, workload.kind);
    this.#accounts = context.org.object('Account');
    this.#field = this.#accounts.field(workload.field);
    this.#cause = context.org.causes.of(workload.process, `Account.${workload.field}`);
    const column = this.#accounts.columns[this.#field]!;
    this.#scores = Uint8Array.from({ length: this.#accounts.count }, (_, row) =>
      Number(column.get(row) ?? 0),
    );
  }

  /** Schedules the first recalculation, at the start of the run. */
  start(): void {
    if (this.#scores.length > 0) this.#recalculateAt(this.#context.startAt);
  }

  #recalculateAt(at: number): void {
    const batches = Math.ceil(this.#scores.length / BATCH_SCOPE);
    const pauseMs = Math.floor((this.#workload.overMinutes * MINUTE_MS) / batches);
    const nextAt = at + this.#workload.everyMinutes * MINUTE_MS;
    const runBatch = (): void => {
      const now = this.#context.clock.now();
      this.#recalculateBatch(now);
      if (this.#next > 0) scheduleWithin(this.#context, now + pauseMs, runBatch);
      else this.#recalculateAt(Math.max(nextAt, now));
    };
    if (at < this.#endAt) scheduleWithin(this.#context, at, runBatch);
  }

  get #endAt(): number {
    const { forHours } = this.#workload;
    return forHours === undefined ? this.#context.endAt : this.#context.startAt + forHours * HOUR_MS;
  }

  #recalculateBatch(now: number): void {
    const end = Math.min(this.#next + BATCH_SCOPE, this.#scores.length);
    const engaged = this.#engagedShare(now) * 4_294_967_296;
    for (let row = this.#next; row < end; row += 1) {
      if (hash32(this.#context.seed, row, ENGAGEMENT) < engaged) this.#maybeMove(row, now);
    }
    this.#next = end === this.#scores.length ? 0 : end;
  }

  #engagedShare(now: number): number {
    const day = Math.floor((now - this.#context.startAt) / DAY_MS);
    return this.#workload.engagedAtStart + day * this.#workload.engagedPerDay;
  }

  #maybeMove(row: number, now: number): void {
    const { moves, maxStep, write } = this.#workload;
    if (!this.#stream.chance(moves)) return;
    const step = this.#stream.int(1, maxStep) * (this.#stream.chance(0.5) ? 1 : -1);
    const old = this.#scores[row]!;
    const score = Math.min(MAX_SCORE, Math.max(0, old + step));
    this.#scores[row] = score;
    if (score === old || (write === 'band' && bandOf(score) === bandOf(old))) return;
    this.#context.org.write(this.#accounts, row, this.#field, score, SYSTEM_ADMINISTRATOR, this.#cause, now);
  }
}

const ENGAGEMENT = 77;
