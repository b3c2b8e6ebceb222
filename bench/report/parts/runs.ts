/**
 * What the parts of a report are given: one run, or the same scenario before and after. Each part shows either with
 * the same code: a cell has a line for each run.
 */
import type { RunResult } from '../../../scenarios/result.ts';
import type { Column } from '../text/table.ts';

export interface NamedRun {
  readonly name: 'run' | 'before' | 'after';
  readonly result: RunResult;
}

/** One run, or two: the one without practices first. */
export type Runs = readonly [NamedRun] | readonly [NamedRun, NamedRun];

/** A cell with a line for each run. */
export function each(runs: Runs, text: (result: RunResult) => string): string {
  return runs.map(({ result }) => text(result)).join('\n');
}

/** A line for each run, which names the run when there are two. */
export function named(runs: Runs, text: (result: RunResult) => string): string[] {
  return runs.map((run) => `${whose(runs, run)}${text(run.result)}`);
}

/** What stands before something of one run: its name, when there are two. */
export function whose(runs: Runs, { name }: NamedRun): string {
  return runs.length > 1 ? `${name}: ` : '';
}

/** The column that names the runs, when there are two. */
export function runColumn(runs: Runs): Column[] {
  return runs.length > 1 ? [{ title: 'Run' }] : [];
}

/** Its cell. */
export function runCell(runs: Runs): string[] {
  return runs.length > 1 ? [runs.map(({ name }) => name).join('\n')] : [];
}

/** Right-aligned columns. */
export function numeric(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, align: 'right' }));
}
