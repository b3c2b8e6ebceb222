/** One process at a time for a person: who is in one, and which processes wait for whom. */
import type { Process } from '../campaign.ts';

const ROOM = 1_024;

export class BusyPersons {
  #isBusy = new Uint8Array(0);
  readonly #waiting = new Map<number, Process[]>();

  /** Whether a person is in a process. */
  has(person: number): boolean {
    return this.#isBusy[person] === 1;
  }

  /** The person goes into a process. */
  take(person: number): void {
    if (person >= this.#isBusy.length) this.#grow(person);
    this.#isBusy[person] = 1;
  }

  /** The process waits until the person is free. */
  await(person: number, process: Process): void {
    const waiting = this.#waiting.get(person);
    if (waiting === undefined) this.#waiting.set(person, [process]);
    else waiting.push(process);
  }

  /** The person is free; returns the processes that waited for that. */
  release(person: number): readonly Process[] {
    this.#isBusy[person] = 0;
    const waiting = this.#waiting.get(person);
    if (waiting === undefined) return [];
    this.#waiting.delete(person);
    return waiting;
  }

  #grow(person: number): void {
    const isBusy = new Uint8Array(Math.max(person + 1, this.#isBusy.length * 2, ROOM));
    isBusy.set(this.#isBusy);
    this.#isBusy = isBusy;
  }
}
