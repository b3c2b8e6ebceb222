/**
 * One seed, named streams. A stream is derived from (seed, name), not from the order of draws, so that a new consumer
 * of chance does not disturb the others, and two runs that differ in one practice draw the same arrivals.
 */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Mixes three integers into 32 well-spread bits (the finalizer of MurmurHash3); allocates nothing. */
export function hash32(a: number, b: number, c: number): number {
  let h =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(b + 0x7f4a7c15, 0xc2b2ae35) ^
    Math.imul(c ^ 0x165667b1, 0x27d4eb2f);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h | 0;
}

/**
 * A stream of chance. Everything it returns is an integer, so that no platform rounds differently; only `normal` is
 * none, and is for what is rounded afterwards.
 */
export class Stream {
  readonly #generator: { next(): number };

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** Uniform in 0 to 2^32 - 1. */
  bits(): number {
    return this.#generator.next() >>> 0;
  }

  /** Uniform in `min` to `max`, both included. The span must be far below 2^32. */
  int(min: number, max: number): number {
    return min + Math.floor((this.bits() / 4_294_967_296) * (max - min + 1));
  }

  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean {
    return this.bits() < probability * 4_294_967_296;
  }

  /** Normally distributed with mean 0 and standard deviation 1 (Box and Muller's transform, one of its two values). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log((this.bits() + 1) / 4_294_967_297));
    return radius * Math.cos((2 * Math.PI * this.bits()) / 4_294_967_296);
  }

  /** The gap to the next arrival of a Poisson process, in whole milliseconds, at least 1. */
  gapMs(meanMs: number): number {
    return Math.max(1, Math.round(-Math.log((this.bits() + 1) / 4_294_967_297) * meanMs));
  }
}

/** The stream that belongs to a name under a seed. */
export function streamFor(seed: number, name: string): Stream {
  return new Stream(hash32(seed, hashName(name), 0) | 0);
}
