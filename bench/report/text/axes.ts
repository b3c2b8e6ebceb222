/** The axes of a chart over time: round numbers upwards, days or hours along. */
import { DAY_MS, dayOf, HOUR_MS, isoInstant, weekdayOf } from '../../../engine/kernel/index.ts';
import { dateText, WEEKDAYS } from './numbers.ts';

const ROUND_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The smallest round whole step of which `steps` reach at least `highest`. */
export function roundStep(highest: number, steps: number): number {
  const needed = Math.max(1, highest / steps);
  const power = 10 ** Math.floor(Math.log10(needed));
  const step = ROUND_STEPS.map((round) => round * power).find(
    (candidate) => candidate >= needed && Number.isInteger(candidate),
  );
  return step ?? 10 * power;
}

export interface Tick {
  /** Column of the chart, from 0. */
  readonly column: number;
  readonly label: string;
}

const TICK_STEPS = [1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 56 * 24].map(
  (hours) => hours * HOUR_MS,
);

/** Room that a label and the gap after it need. */
const LABEL_ROOM = 8;

/** Marks along a period of `totalMs` from `startAt`, as close as their labels allow, in a chart of `columns`. */
export function timeTicks(startAt: number, totalMs: number, columns: number): Tick[] {
  const fits = (step: number) => (step / totalMs) * columns >= LABEL_ROOM;
  const step = TICK_STEPS.find(fits) ?? Math.max(totalMs, TICK_STEPS.at(-1)!);
  const first = Math.ceil((startAt - midnightOf(startAt)) / step) * step + midnightOf(startAt);
  const ticks: Tick[] = [];
  for (let at = first; at < startAt + totalMs; at += step) {
    const column = Math.floor(((at - startAt) / totalMs) * columns);
    const label = tickLabel(at, totalMs);
    if (column + label.length <= columns) ticks.push({ column, label });
  }
  return ticks;
}

function midnightOf(at: number): number {
  return dayOf(at) * DAY_MS;
}

/** Weekdays in a week or so, dates in longer periods, and the hour where it is not midnight. */
function tickLabel(at: number, totalMs: number): string {
  if (at !== midnightOf(at)) return isoInstant(at).slice(11, 16);
  return totalMs <= 9 * DAY_MS ? WEEKDAYS[weekdayOf(at)]! : dateText(at);
}
