/**
 * What happens next: a binary heap of (instant, sequence) in typed arrays. Of two events at the same instant the one
 * scheduled first comes first; that tie-break is what makes a replay repeatable.
 */
import type { VirtualClock } from './clock.ts';

export type Action = () => void;

export class Scheduler {
  readonly #clock: VirtualClock;
  #at = new Float64Array(64);
  #sequence = new Float64Array(64);
  #slot = new Int32Array(64);
  readonly #actions: (Action | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  #size = 0;
  #nextSequence = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** Events waiting. */
  get size(): number {
    return this.#size;
  }

  /** The instant of the next event, or Infinity. */
  get nextAt(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#at[0]!;
  }

  /**
   * Schedules an action.
   * @throws RangeError when the instant lies in the past
   */
  schedule(at: number, action: Action): void {
    if (at < this.#clock.now()) throw new RangeError(`cannot schedule at ${at}, it is ${this.#clock.now()}`);
    if (this.#size === this.#at.length) this.#grow();
    const slot = this.#freeSlots.pop() ?? this.#actions.length;
    this.#actions[slot] = action;
    this.#siftUp(this.#size, at, this.#nextSequence, slot);
    this.#size += 1;
    this.#nextSequence += 1;
  }

  /** Runs the earliest event, moving the clock to it. False when there is none. */
  step(): boolean {
    if (this.#size === 0) return false;
    const at = this.#at[0]!;
    const slot = this.#slot[0]!;
    this.#removeFirst();
    const action = this.#actions[slot]!;
    this.#actions[slot] = undefined;
    this.#freeSlots.push(slot);
    this.#clock.advanceTo(at);
    action();
    return true;
  }

  /** Runs every event before `until`, then moves the clock there. Events at `until` itself stay. */
  runUntil(until: number): void {
    while (this.#size > 0 && this.#at[0]! < until) this.step();
    this.#clock.advanceTo(until);
  }

  #siftUp(start: number, at: number, sequence: number, slot: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(at, sequence, parent)) break;
      this.#move(parent, index);
      index = parent;
    }
    this.#put(index, at, sequence, slot);
  }

  #removeFirst(): void {
    this.#size -= 1;
    const size = this.#size;
    if (size === 0) return;
    const at = this.#at[size]!;
    const sequence = this.#sequence[size]!;
    const slot = this.#slot[size]!;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(this.#at[child + 1]!, this.#sequence[child + 1]!, child))
        child += 1;
      if (this.#isBefore(at, sequence, child)) break;
      this.#move(child, index);
      index = child;
    }
    this.#put(index, at, sequence, slot);
  }

  #isBefore(at: number, sequence: number, index: number): boolean {
    const other = this.#at[index]!;
    return at < other || (at === other && sequence < this.#sequence[index]!);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#at[from]!, this.#sequence[from]!, this.#slot[from]!);
  }

  #put(index: number, at: number, sequence: number, slot: number): void {
    this.#at[index] = at;
    this.#sequence[index] = sequence;
    this.#slot[index] = slot;
  }

  #grow(): void {
    const capacity = this.#at.length * 2;
    const at = new Float64Array(capacity);
    const sequence = new Float64Array(capacity);
    const slot = new Int32Array(capacity);
    at.set(this.#at);
    sequence.set(this.#sequence);
    slot.set(this.#slot);
    this.#at = at;
    this.#sequence = sequence;
    this.#slot = slot;
  }
}
