/** What was moved and what it cost: records by outcome, API calls by purpose, errors by code. */
import type { ErrorResult, RunResult } from '../../scenarios/result.ts';
import { number, percent } from './numbers.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';
import { table } from './table.ts';
import type { View } from './view.ts';

const OUTCOMES = ['created', 'updated', 'skipped', 'failed'] as const;

/** Records that the sync pulled and pushed, by what became of them. */
export function recordsSection(runs: Runs, view: View): string[] {
  const columns = [
    { title: 'Records' },
    ...runColumn(runs),
    ...numeric('Created', 'Updated', 'Skipped', 'Failed'),
  ];
  const rows = (['pulled', 'pushed'] as const).map((way) => [
    way === 'pulled' ? 'Pulled from Salesforce' : 'Pushed to Salesforce',
    ...runCell(runs),
    ...OUTCOMES.map((outcome) => each(runs, ({ records }) => number(records[way][outcome]))),
  ]);
  const others = runs.map(({ name, result: { records } }) => {
    const who = runs.length > 1 ? `${name}: ` : '';
    return `${who}${number(records.changed)} changes, ${number(records.tasks)} tasks, ${number(records.stale)} stale values`;
  });
  return [view.style.title('Records'), ...table(columns, rows, view), ...others];
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
  const title = view.style.title('API calls');
  const about = view.style.faint('the busiest day counts other integrations too');
  return [`${title} ${about}`, ...table(columns, [row], view)];
}

function usedQuota({ apiCalls: { busiestDay, quota } }: RunResult): string {
  return quota === 0 ? '-' : percent(busiestDay / quota);
}

/** Records that could not be synced, by code and field. */
export function errorsSection(runs: Runs, view: View): string[] {
  const errors = allErrors(runs);
  const title = view.style.title('Sync errors');
  if (errors.length === 0) return [title, 'None.'];
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
  return [title, ...table(columns, rows, view)];
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
