/** Processes that wait in a queue. */
import type { Process } from '../campaign.ts';

/** Waiting processes: priority first, then arrival. */
export class ProcessHeap {
  readonly #heap: Process[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(process: Process): void {
    let index = this.#heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(process, this.#heap[parent]!)) break;
      this.#heap[index] = this.#heap[parent]!;
      index = parent;
    }
    this.#heap[index] = process;
  }

  /** Takes the first process out; undefined when none waits. */
  pop(): Process | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(process: Process): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(process, heap[child]!)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = process;
  }
}

function isBefore(a: Process, b: Process): boolean {
  return a.priority < b.priority || (a.priority === b.priority && a.arrival < b.arrival);
}
