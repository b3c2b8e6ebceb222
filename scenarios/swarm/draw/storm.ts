/** When the storm of a run is: its first six hours. */
import type { Stream } from '../../../engine/kernel/index.ts';

export const STORM_HOURS = 6;

/** Long enough for whatever the storm leaves behind. */
export const CALM_HOURS = 54;

/** The run begins on a Friday, so that there is one storm and a weekend of calm. */
export const FRIDAY = '2026-01-09T00:00:00Z';

/** Working hours that are over when the storm is. */
export const STORM = { hours: { from: 0, to: STORM_HOURS }, weekends: false };

/** An instant of the storm, in hours after the start: early enough for an hour more. */
export function inStorm(stream: Stream): number {
  return stream.int(0, (STORM_HOURS - 1) * 10) / 10;
}
