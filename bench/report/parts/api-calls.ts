/** API calls of the sync by purpose, and the busiest day against the org's daily quota. */
import type { RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { number, percent } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

const CALLS = ['check', 'data', 'flowStep', 'task', 'total', 'busiestDay', 'quota'] as const;
const TITLES = ['Check', 'Data', 'Flow step', 'Task', 'Total', 'Busiest day', 'Daily quota', 'Used'];

/** Nothing when nobody has called the org. */
export function apiCallsSection(runs: Runs, view: View): string[] {
  if (runs.every(({ result }) => result.apiCalls.busiestDay === 0)) return [];
  const row = [
    ...runCell(runs),
    ...CALLS.map((what) => each(runs, ({ apiCalls }) => number(apiCalls[what]))),
    each(runs, usedQuota),
  ];
  return [
    ...heading('API calls', 'the busiest day counts other integrations too', view),
    ...table([...runColumn(runs), ...numeric(...TITLES)], [row], view),
  ];
}

function usedQuota({ apiCalls: { busiestDay, quota } }: RunResult): string {
  return quota === 0 ? '-' : percent(busiestDay / quota);
}
