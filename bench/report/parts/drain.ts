/** How long the backlog would take to drain as Marketo estimates it, beside how long it took: the two may lie far apart. */
import { DAY_MS, parseInstant } from '../../../engine/kernel/index.ts';
import type { RunResult, TrendPoint } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { clockText, duration, hoursText, number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

/** Points that are shown, evenly chosen; the result file has all. */
const SHOWN_POINTS = 7;

/** Points of the trend at which something waited; nothing when there are none. */
export function drainSection(runs: Runs, view: View): string[] {
  const [{ result: first }] = runs;
  const isWaiting = (place: number) =>
    runs.some(({ result }) => (result.backlog.trend[place]?.total ?? 0) > 0);
  const places = spread([...first.backlog.trend.keys()].filter(isWaiting), SHOWN_POINTS);
  if (places.length === 0) return [];
  const columns = [
    { title: 'At' },
    ...runColumn(runs),
    ...numeric('Waiting'),
    { title: 'State' },
    ...numeric('Marketo’s estimate', 'True time'),
  ];
  const rows = places.map((place) => {
    const cell = (text: (point: TrendPoint, run: RunResult) => string) =>
      each(runs, (run) => textAt(run, place, text));
    return [
      clockText(first.backlog.trend[place]!.at),
      ...runCell(runs),
      cell(({ total }) => number(total)),
      cell(({ state }) => state),
      cell(estimate),
      cell(truth),
    ];
  });
  const about = 'the estimate is backlog ÷ average; the truth, until the sync had caught up';
  return [...heading('Time to drain', about, view), ...table(columns, rows, view)];
}

function textAt(run: RunResult, place: number, text: (point: TrendPoint, run: RunResult) => string): string {
  const point = run.backlog.trend[place];
  return point === undefined ? '-' : text(point, run);
}

function estimate({ total, estimatedHours }: TrendPoint): string {
  if (total === 0) return '-';
  return estimatedHours === null ? 'unknown' : hoursText(estimatedHours);
}

/** What the run did not live to see took longer than what was left of it. */
function truth({ at, total, trueHours }: TrendPoint, { backlog, days }: RunResult): string {
  if (total === 0) return '-';
  if (trueHours !== null) return hoursText(trueHours);
  const leftMs = parseInstant(backlog.trend[0]!.at) + days * DAY_MS - parseInstant(at);
  return leftMs <= 0 ? 'after the run' : `over ${duration(leftMs)}`;
}

/** At most `most` of the values, at even distances, the first and the last among them. */
function spread(values: readonly number[], most: number): number[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!);
}
