/** How long something takes: a distribution as data, drawn from a stream of chance. */
import type { Stream } from '../kernel/index.ts';

/** Durations in milliseconds. `sigma` is the standard deviation of the logarithm: 0.5 is a mild tail, 1 a long one. */
export type Delay =
  | { readonly shape: 'fixed'; readonly ms: number }
  | { readonly shape: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly shape: 'logNormal'; readonly medianMs: number; readonly sigma: number };

/** No delay is longer than this: an hour. */
export const LONGEST_DELAY_MS = 3_600_000;

/** One duration, in whole milliseconds. A fixed one draws nothing. */
export function drawDelay(delay: Delay, stream: Stream): number {
  switch (delay.shape) {
    case 'fixed':
      return delay.ms;
    case 'uniform':
      return stream.int(delay.minMs, delay.maxMs);
    case 'logNormal':
      return Math.min(LONGEST_DELAY_MS, Math.round(delay.medianMs * Math.exp(delay.sigma * stream.normal())));
  }
}
