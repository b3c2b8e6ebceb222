/** The Sync Backlog Trend as a chart: how many records wait for the sync, over the days of the run. */
import { DAY_MS, parseInstant } from '../../../engine/kernel/index.ts';
import type { RunResult } from '../../../scenarios/result.ts';
import { areaChart, LIGHT, MIXED, SOLID } from '../text/chart.ts';
import { heading } from '../text/heading.ts';
import { clockText, counted, instantText, number } from '../text/numbers.ts';
import { wrap } from '../text/table.ts';
import type { View } from '../text/view.ts';
import type { NamedRun, Runs } from './runs.ts';

/** Title, chart and legend. */
export function trendSection(runs: Runs, view: View): string[] {
  const [{ result: first }] = runs;
  const start = first.backlog.trend[0]?.at;
  if (start === undefined || runs.every(({ result }) => result.backlog.peak === 0)) {
    return [...heading('Sync Backlog Trend', '', view), 'Nothing waited for the sync.'];
  }
  const curves = runs.map(({ result }) => result.backlog.quarterHourPeaks);
  const startAt = parseInstant(start);
  const about = `records waiting from ${instantText(startAt)} UTC, the express lane apart`;
  const chart = areaChart({ curves, startAt, totalMs: first.days * DAY_MS }, view);
  const mixed = chart.some((line) => line.includes(MIXED));
  return [
    ...heading('Sync Backlog Trend', about, view),
    ...chart,
    ...legend(runs, view),
    ...(mixed ? [`${MIXED} both, where more waits after`] : []),
  ];
}

function legend(runs: Runs, view: View): string[] {
  const { before, after } = view.style;
  const entries =
    runs.length === 1
      ? [[before(SOLID), backlogText(runs[0].result)] as const]
      : [[before(LIGHT), entry(runs[0])] as const, [after(SOLID), entry(runs[1])] as const];
  return entries.flatMap(([mark, text]) =>
    wrap(text, view.width - 2).map((line, i) => `${i === 0 ? mark : ' '} ${line}`),
  );
}

function entry({ name, result }: NamedRun): string {
  const practices = result.practices.length === 0 ? '' : ` (${result.practices.join(', ')})`;
  return `${name}${practices}: ${backlogText(result)}`;
}

function backlogText({ backlog }: RunResult): string {
  const end = backlog.trend.at(-1)?.state ?? 'empty';
  const state = end === 'empty' ? '' : ` (${end})`;
  const drained = backlog.drainedAt === null ? '' : `, drained ${clockText(backlog.drainedAt)}`;
  return `${counted(backlog.peak, 'record')} at the peak${drained}, ${number(backlog.final)} at the end${state}`;
}
