/** Jobs in the order of their arrival, some of them at once, on the instance's clock. */
import type { QueueLimits } from './limits.ts';

/** Where things are put down to be done at an instant. */
export interface Timetable {
  at(at: number, action: (now: number) => void): void;
}

/** Something to do step by step. */
export interface Work {
  /** Does the next step; how long until the one after it, in ms, or undefined after the last one. */
  step(now: number): number | undefined;
}

export class WorkQueue {
  readonly #timetable: Timetable;
  readonly #limits: QueueLimits;
  /** From the arrival of a job to its start, when a place is free. */
  readonly #startsAfterMs: number;
  readonly #running = new Set<Work>();
  #waiting: { readonly work: Work; readonly readyAt: number }[] = [];

  constructor(timetable: Timetable, limits: QueueLimits, startsAfterMs: number) {
    this.#timetable = timetable;
    this.#limits = limits;
    this.#startsAfterMs = startsAfterMs;
  }

  /** Whether no further job is taken: waiting and running ones count. */
  get isFull(): boolean {
    return this.#waiting.length + this.#running.size >= this.#limits.queued;
  }

  add(work: Work, now: number): void {
    const readyAt = now + this.#startsAfterMs;
    this.#waiting.push({ work, readyAt });
    this.#timetable.at(readyAt, (at) => this.#startReady(at));
  }

  /** Takes a job out, waiting or running: none of its steps is done any more. */
  remove(work: Work, now: number): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.work !== work);
    if (this.#running.delete(work)) this.#startReady(now);
  }

  #startReady(now: number): void {
    while (this.#running.size < this.#limits.running) {
      const first = this.#waiting[0];
      if (first === undefined || first.readyAt > now) return;
      this.#waiting.shift();
      this.#running.add(first.work);
      this.#step(first.work, now);
    }
  }

  #step(work: Work, now: number): void {
    if (!this.#running.has(work)) return;
    const afterMs = work.step(now);
    if (afterMs !== undefined) {
      this.#timetable.at(now + afterMs, (at) => this.#step(work, at));
      return;
    }
    this.#running.delete(work);
    this.#startReady(now);
  }
}
