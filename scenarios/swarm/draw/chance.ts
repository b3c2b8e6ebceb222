/** Drawing from lists and lists of draws. */
import type { Stream } from '../../../engine/kernel/index.ts';

export function several<T>(stream: Stream, least: number, most: number, draw: (stream: Stream) => T): T[] {
  return Array.from({ length: stream.int(least, most) }, () => draw(stream));
}

export function pick<T>(stream: Stream, values: readonly T[]): T {
  return values[stream.int(0, values.length - 1)]!;
}

/** One draw with a probability, or none. */
export function perhaps<T>(stream: Stream, probability: number, draw: (stream: Stream) => T): T[] {
  return stream.chance(probability) ? [draw(stream)] : [];
}

/** Keys of an object that are there with a probability; without them the schema's defaults hold. */
export function maybe<T extends object>(
  stream: Stream,
  probability: number,
  draw: (stream: Stream) => T,
): Partial<T> {
  return stream.chance(probability) ? draw(stream) : {};
}

/** The values in another order. */
export function shuffled<T>(stream: Stream, values: readonly T[]): T[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = stream.int(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
