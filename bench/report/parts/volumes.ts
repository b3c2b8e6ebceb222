/** What was moved and what it cost: records by outcome, API calls by purpose, errors by code. */
import type { ErrorResult, RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { counted, number, percent } from '../text/numbers.ts';
import { table, wrap } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

const OUTCOMES = ['created', 'updated', 'skipped', 'failed'] as const;

/** Records that the sync pulled and pushed, by what became of them; only what is to be pushed can be overtaken. */
export function recordsSection(runs: Runs, view: View): string[] {
  const titles = ['Created', 'Updated', 'Skipped', 'Failed', 'Overtaken'];
  const columns = [{ title: 'Records' }, ...runColumn(runs), ...numeric(...titles)];
  const cellsOf = (way: 'pulled' | 'pushed') =>
    OUTCOMES.map((outcome) => each(runs, ({ records }) => number(records[way][outcome])));
  const rows = [
    ['Pulled from Salesforce', ...runCell(runs), ...cellsOf('pulled'), each(runs, () => '-')],
    [
      'Pushed to Salesforce',
      ...runCell(runs),
      ...cellsOf('pushed'),
      each(runs, ({ records }) => number(records.pushed.overtaken)),
    ],
  ];
  const others = runs.flatMap(({ name, result: { records } }) => {
    const who = runs.length > 1 ? `${name}: ` : '';
    const stale = records.stale === null ? '' : `, ${counted(records.stale, 'stale value')}`;
    const text = `${who}${counted(records.changed, 'change')}, ${counted(records.tasks, 'task')}${stale}`;
    return wrap(text, view.width);
  });
  return [...heading('Records', '', view), ...table(columns, rows, view), ...others];
}

const PURPOSES = ['check', 'data', 'flowStep', 'task', 'total'] as const;

/** API calls of the sync by purpose, and the busiest day against the org's daily quota. */
export function apiCallsSection(runs: Runs, view: View): string[] {
  const columns = [
    ...runColumn(runs),
    ...numeric('Check', 'Data', 'Flow step', 'Task', 'Total', 'Busiest day', 'Daily quota', 'Used'),
  ];
  const row = [
    ...runCell(runs),
    ...PURPOSES.map((purpose) => each(runs, ({ apiCalls }) => number(apiCalls[purpose]))),
    each(runs, ({ apiCalls }) => number(apiCalls.busiestDay)),
    each(runs, ({ apiCalls }) => number(apiCalls.quota)),
    each(runs, usedQuota),
  ];
  return [
    ...heading('API calls', 'the busiest day counts other integrations too', view),
    ...table(columns, [row], view),
  ];
}

function usedQuota({ apiCalls: { busiestDay, quota } }: RunResult): string {
  return quota === 0 ? '-' : percent(busiestDay / quota);
}

/** Records that could not be synced, by code and field. */
export function errorsSection(runs: Runs, view: View): string[] {
  const errors = allErrors(runs);
  const title = heading('Sync errors', '', view);
  if (errors.length === 0) return [...title, 'None.'];
  const columns = [
    { title: 'Code' },
    { title: 'Field' },
    ...runColumn(runs),
    ...numeric('Count'),
    { title: 'Example' },
  ];
  const rows = errors.map((error) => [
    error.code,
    error.field ?? '-',
    ...runCell(runs),
    each(runs, (run) => number(run.errors.find((found) => isSame(found, error))?.count ?? 0)),
    error.example,
  ]);
  return [...title, ...table(columns, rows, view)];
}

function allErrors(runs: Runs): ErrorResult[] {
  const known: ErrorResult[] = [];
  for (const { result } of runs) {
    for (const error of result.errors) {
      if (!known.some((other) => isSame(other, error))) known.push(error);
    }
  }
  return known;
}

function isSame(one: ErrorResult, other: ErrorResult): boolean {
  return one.code === other.code && one.field === other.field;
}
