/**
 * The first few of many places in an order. They are kept in a heap whose root is the last of them, so that most
 * places are compared once: a page of a million records need not wait for all of them to be sorted.
 */

/** Orders places; no two are equal. */
type Compare = (a: number, b: number) => number;

/** The first `most` of the places 0 to `count` - 1, in order. */
export function firstPlaces(count: number, most: number, compare: Compare): Int32Array {
  const heap = Int32Array.from({ length: Math.min(count, most) }, (_, place) => place);
  if (heap.length < count) {
    for (let at = heap.length >> 1; at >= 0; at -= 1) sink(heap, at, compare);
    for (let place = heap.length; place < count && heap.length > 0; place += 1) {
      if (compare(place, heap[0]!) > 0) continue;
      heap[0] = place;
      sink(heap, 0, compare);
    }
  }
  return heap.sort(compare);
}

/** Lets a place sink until none below it comes after it. */
function sink(heap: Int32Array, start: number, compare: Compare): void {
  for (let at = start; ; ) {
    let last = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && compare(heap[child]!, heap[last]!) > 0) last = child;
    }
    if (last === at) return;
    const place = heap[at]!;
    heap[at] = heap[last]!;
    heap[last] = place;
    at = last;
  }
}
