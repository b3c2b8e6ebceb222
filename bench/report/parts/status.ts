/** Sync Status: how long the cycles took, and the steps of the longest of them, or of all. */
import { parseInstant } from '../../../engine/kernel/index.ts';
import type { RunResult, StepResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { clockText, counted, duration, number } from '../text/numbers.ts';
import { table, wrap } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { named, type Runs, whose } from './runs.ts';

/** Steps of one cycle that are shown without being asked for. */
const SHOWN_STEPS = 12;

const COUNTS = ['new', 'updated', 'deleted', 'failed', 'skipped'] as const;

/** A line for each run, and, of a single run whose log is not printed, the steps of one cycle. */
export function statusSection(runs: Runs, isLogged: boolean, view: View): string[] {
  if (runs.every(({ result }) => result.cycles.count === 0)) return [];
  const lines = named(runs, cyclesText).flatMap((line) => wrap(line, view.width));
  const steps = runs.length === 1 && !isLogged ? longestCycle(runs[0].result.syncStatus) : [];
  return [...heading('Sync cycles', '', view), ...lines, ...stepsOfCycle(runs, steps, view)];
}

function cyclesText({ cycles: { count, meanMs, maxMs } }: RunResult): string {
  if (meanMs === null || maxMs === null) return counted(count, 'cycle');
  return `${counted(count, 'cycle')}, ${duration(meanMs)} on average, ${duration(maxMs)} the longest`;
}

function stepsOfCycle(runs: Runs, steps: readonly StepResult[], view: View): string[] {
  const [first] = steps;
  if (first === undefined) return [];
  const [{ result }] = runs;
  const about = `cycle ${number(first.cycle)}, the longest, ${clockText(first.startedAt)}; --status lists ${keptText(result)}`;
  const hidden = steps.length - SHOWN_STEPS;
  return [
    ...heading('Sync Status', about, view),
    ...stepTable(steps.slice(0, SHOWN_STEPS), timeText, view),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
  ];
}

/** The result holds the latest steps only, and so the longest cycle is the longest of those. */
function keptText({ syncStatus: { length: kept }, syncStatusLeftOff: left }: RunResult): string {
  return left === 0
    ? `all ${counted(kept, 'step')}`
    : `the latest ${number(kept)} of ${counted(kept + left, 'step')}`;
}

/** All steps that the result holds, run by run. */
export function statusLog(runs: Runs, view: View): string[][] {
  return runs.map((run) => {
    const { syncStatus, syncStatusLeftOff: left } = run.result;
    if (syncStatus.length === 0) return [];
    const about = left > 0 ? `the latest; ${counted(left, 'step')} before these are not kept` : '';
    return [
      ...heading(`${whose(runs, run)}Sync Status`, about, view),
      ...stepTable(syncStatus, (at) => clockText(at, 'seconds'), view),
    ];
  });
}

/** The steps of the cycle that was busy for the longest time, of those that the result still holds. */
function longestCycle(steps: readonly StepResult[]): StepResult[] {
  const busyMs = new Map<number, number>();
  for (const { cycle, startedAt, endedAt } of steps) {
    const ms = parseInstant(endedAt) - parseInstant(startedAt);
    busyMs.set(cycle, (busyMs.get(cycle) ?? 0) + ms);
  }
  const longest = [...busyMs].reduce((one, other) => (other[1] > one[1] ? other : one), [0, -1]);
  return steps.filter(({ cycle }) => cycle === longest[0]);
}

/** Steps as Marketo Admin's Sync Status has them, their counts in one column. */
function stepTable(
  steps: readonly StepResult[],
  startText: (instant: string) => string,
  view: View,
): string[] {
  const titles = ['Started', 'Ended', 'Object', 'Operation', 'Status', 'Records'];
  const rows = steps.map((step) => [
    startText(step.startedAt),
    timeText(step.endedAt),
    step.object,
    step.operation,
    step.status,
    [...countTexts(step), ...(step.error === null ? [] : [step.error])].join(', '),
  ]);
  return table(
    titles.map((title) => ({ title })),
    rows,
    view,
  );
}

function countTexts(step: StepResult): string[] {
  return COUNTS.filter((what) => step[what] > 0).map((what) => `${number(step[what])} ${what}`);
}

/** The time of day of an ISO 8601 instant, `03:15:27`. */
function timeText(instant: string): string {
  return instant.slice(11, 19);
}
