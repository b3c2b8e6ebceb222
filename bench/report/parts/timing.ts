/** How long records waited for the sync, how long its cycles took, and how fast the run itself was. */
import type { LatencyResult, RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { counted, dayCount, duration, number, seconds } from '../text/numbers.ts';
import { table, wrap } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

type Lane = keyof RunResult['latency'];

const LANES: readonly (readonly [Lane, string])[] = [
  ['background', 'Background sync'],
  ['expressLane', 'Sync Person to SFDC'],
];

const MEASURES: readonly (keyof LatencyResult)[] = ['p50Ms', 'p95Ms', 'p99Ms', 'maxMs'];

/** Waiting times of the background sync and, apart, of the express lane. */
export function latencySection(runs: Runs, view: View): string[] {
  const columns = [{ title: 'Lane' }, ...runColumn(runs), ...numeric('p50', 'p95', 'p99', 'Max')];
  const rows = LANES.map(([lane, title]) => [
    title,
    ...runCell(runs),
    ...MEASURES.map((measure) => each(runs, (run) => wait(run.latency[lane][measure]))),
  ]);
  const about = 'from the first unsynced change of a record to its sync';
  return [...heading('Latency', about, view), ...table(columns, rows, view)];
}

/** The cycles of the background sync, a line for each run. */
export function cyclesSection(runs: Runs, view: View): string[] {
  const lines = runs.flatMap(({ name, result: { cycles } }) => {
    const length =
      cycles.meanMs === null || cycles.maxMs === null
        ? ''
        : `, ${duration(cycles.meanMs)} on average, ${duration(cycles.maxMs)} the longest`;
    return wrap(
      `${runs.length > 1 ? `${name}: ` : ''}${counted(cycles.count, 'cycle')}${length}`,
      view.width,
    );
  });
  return [...heading('Sync cycles', '', view), ...lines];
}

/** The last lines: what it took the machine, and the digest that tells equal runs. */
export function speedLines(runs: Runs, view: View): string[] {
  return runs.flatMap(({ name, result: { speed, days, digest } }) => {
    const who = runs.length > 1 ? `${name}: ` : '';
    const simulated = `${dayCount(days)} in ${seconds(speed.wallMs)}`;
    const rate = `${number(speed.changesPerSecond)} changes a second`;
    return wrap(`${who}${simulated}, ${rate}, digest ${digest.slice(0, 16)}`, view.width).map(
      view.style.faint,
    );
  });
}

function wait(ms: number | null): string {
  return ms === null ? 'none' : duration(ms);
}
