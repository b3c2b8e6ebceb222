/** How long records waited for the sync: pull and push apart, and the express lane, which does not wait for a cycle. */
import type { LatencyResult, RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { duration, number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

type Lane = keyof RunResult['latency'];

const LANES: readonly (readonly [Lane, string])[] = [
  ['pull', 'Pulled from Salesforce'],
  ['push', 'Pushed to Salesforce'],
  ['background', 'Both'],
  ['expressLane', 'Sync Person to SFDC'],
];

const MEASURES: readonly (keyof LatencyResult)[] = ['p50Ms', 'p95Ms', 'p99Ms', 'maxMs'];

/** A row for each lane that moved anything; both directions together only where there are both. */
export function latencySection(runs: Runs, view: View): string[] {
  const isUsed = (lane: Lane) => runs.some(({ result }) => result.latency[lane].count > 0);
  const isTold = (lane: Lane) =>
    isUsed(lane) && (lane !== 'background' || (isUsed('pull') && isUsed('push')));
  const lanes = LANES.filter(([lane]) => isTold(lane));
  if (lanes.length === 0) return [];
  const columns = [{ title: 'Lane' }, ...runColumn(runs), ...numeric('Count', 'p50', 'p95', 'p99', 'Max')];
  const rows = lanes.map(([lane, title]) => [
    title,
    ...runCell(runs),
    each(runs, ({ latency }) => number(latency[lane].count)),
    ...MEASURES.map((measure) => each(runs, ({ latency }) => wait(latency[lane][measure]))),
  ]);
  const about = 'from the first unsynced change of a record to its sync';
  return [...heading('Latency', about, view), ...table(columns, rows, view)];
}

function wait(ms: number | null): string {
  return ms === null ? '-' : duration(ms);
}
