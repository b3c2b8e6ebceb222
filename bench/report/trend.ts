/** The Sync Backlog Trend as a chart: how many records wait for the sync, over the days of the run. */
import { DAY_MS, isoDate, parseInstant } from '../../engine/kernel/index.ts';
import type { RunResult } from '../../scenarios/result.ts';
import { areaChart, LIGHT, MIXED, SOLID } from './chart.ts';
import { counted, number, weekdayTime } from './numbers.ts';
import type { NamedRun, Runs } from './runs.ts';
import type { View } from './view.ts';

/** Title, chart and legend. */
export function trendSection(runs: Runs, view: View): string[] {
  const [{ result: first }] = runs;
  const start = first.backlog.trend[0]?.at;
  const title = view.style.title('Sync Backlog Trend');
  if (start === undefined) return [title, 'Nothing was measured.'];
  const curves = runs.map(({ result }) => result.backlog.quarterHours);
  const startAt = parseInstant(start);
  const about = `records waiting from ${weekdayTime(startAt)}, ${isoDate(startAt)} (UTC), the express lane apart`;
  const chart = areaChart({ curves, startAt, totalMs: first.days * DAY_MS }, view);
  const mixed = chart.some((line) => line.includes(MIXED));
  return [
    `${title} ${view.style.faint(about)}`,
    ...chart,
    ...legend(runs, view),
    ...(mixed ? [`${MIXED} both, where after is the higher one`] : []),
  ];
}

function legend(runs: Runs, view: View): string[] {
  if (runs.length === 1) return [`${view.style.before(SOLID)} ${backlogText(runs[0].result)}`];
  const [before, after] = runs;
  return [`${view.style.before(LIGHT)} ${entry(before)}`, `${view.style.after(SOLID)} ${entry(after)}`];
}

function entry({ name, result }: NamedRun): string {
  const practices = result.practices.length === 0 ? '' : ` (${result.practices.join(', ')})`;
  return `${name}${practices}: ${backlogText(result)}`;
}

function backlogText({ backlog }: RunResult): string {
  const drained =
    backlog.drainedAt === null ? '' : `, drained ${weekdayTime(parseInstant(backlog.drainedAt))}`;
  return `${counted(backlog.peak, 'record')} at the peak, ${number(backlog.final)} at the end${drained}`;
}
