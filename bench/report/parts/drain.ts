/** How long the backlog would take to drain as Marketo estimates it, beside how long it took: the two may lie far apart. */
import { DAY_MS, parseInstant } from '../../../engine/kernel/index.ts';
import type { RunResult, TrendPoint } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { clockText, duration, hoursText, number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { numeric, type Runs, runCell, runColumn } from './runs.ts';

/** Points that are shown, evenly chosen; the result file has all. */
const SHOWN_POINTS = 7;

/** An instant, and the point of each run there. */
interface Moment {
  readonly at: string;
  readonly points: readonly (TrendPoint | undefined)[];
}

/** Instants of the trend at which something waited; nothing when there are none. */
export function drainSection(runs: Runs, view: View): string[] {
  const moments = momentsOf(runs);
  if (moments.length === 0) return [];
  const columns = [
    { title: 'At' },
    ...runColumn(runs),
    ...numeric('Waiting'),
    { title: 'State' },
    ...numeric('Marketo’s estimate', 'True time'),
  ];
  const rows = moments.map(({ at, points }) => {
    const cell = (text: (point: TrendPoint, run: RunResult) => string) =>
      runs.map(({ result }, i) => (points[i] === undefined ? '-' : text(points[i], result))).join('\n');
    return [
      clockText(at),
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

/** A single run shows its highest point too: a burst may come and go between two points of the trend. */
function momentsOf(runs: Runs): Moment[] {
  const trends = runs.map(({ result }) => result.backlog.trend);
  const all = trends[0]!.map(({ at }, place) => ({ at, points: trends.map((trend) => trend[place]) }));
  const isWaiting = ({ points }: Moment) => points.some((point) => point !== undefined && point.total > 0);
  const shown = spread(all.filter(isWaiting), SHOWN_POINTS);
  const { highest } = runs[0].result.backlog;
  if (runs.length > 1 || highest === null || shown.some(({ at }) => at === highest.at)) return shown;
  const added = [...shown, { at: highest.at, points: [highest] }];
  return added.sort((one, other) => parseInstant(one.at) - parseInstant(other.at));
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
function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!);
}
