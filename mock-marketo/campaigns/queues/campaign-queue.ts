/**
 * One of the two queues: it starts processes by priority, then arrival, as many persons a minute as it has capacity
 * for (that there are two queues and their order: documented, Nation "How campaign processing works").
 */
import { MINUTE_MS } from '../../../engine/kernel/index.ts';
import type { Process } from '../campaign.ts';
import type { Agenda } from './agenda.ts';
import { ProcessHeap } from './process-heap.ts';

/** Starts a process and returns how many of its persons went in; the others are busy elsewhere. */
export type Start = (process: Process, now: number) => number;

export class CampaignQueue {
  readonly #waiting = new ProcessHeap();
  readonly #agenda: Agenda;
  readonly #start: Start;
  readonly #msPerPerson: number;
  /** When there is capacity for the next person; a fraction of a millisecond is carried over. */
  #freeAt = Number.NEGATIVE_INFINITY;
  #isAwake = false;

  constructor(agenda: Agenda, personsPerMinute: number, start: Start) {
    this.#agenda = agenda;
    this.#msPerPerson = MINUTE_MS / personsPerMinute;
    this.#start = start;
  }

  /** Processes that wait for capacity. */
  get size(): number {
    return this.#waiting.size;
  }

  add(process: Process, now: number): void {
    this.#waiting.push(process);
    this.#wake(now);
  }

  #wake(now: number): void {
    if (this.#isAwake || this.#waiting.size === 0) return;
    this.#isAwake = true;
    this.#agenda.at(Math.max(now, Math.ceil(this.#freeAt)), (at) => {
      this.#isAwake = false;
      this.#work(at);
      this.#wake(at);
    });
  }

  /** Starts processes until the capacity of this millisecond is used up. */
  #work(now: number): void {
    if (now - this.#freeAt >= 1) this.#freeAt = now;
    while (this.#freeAt <= now) {
      const process = this.#waiting.pop();
      if (process === undefined) return;
      this.#freeAt += this.#start(process, now) * this.#msPerPerson;
    }
  }
}
