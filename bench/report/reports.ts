/** The whole reports: the parts in their order, parted by blank lines. */
import type { CompareResult, RunResult } from '../../scenarios/result.ts';
import { apiCallsSection } from './parts/api-calls.ts';
import { causesSection } from './parts/causes.ts';
import { drainSection } from './parts/drain.ts';
import { errorRecords, errorsSection } from './parts/errors.ts';
import { expectationsSection } from './parts/expectations.ts';
import { latencySection } from './parts/latency.ts';
import { notificationsSection } from './parts/notifications.ts';
import { recordsSection } from './parts/records.ts';
import type { Runs } from './parts/runs.ts';
import { speedLines } from './parts/speed.ts';
import { statusLog, statusSection } from './parts/status.ts';
import { throughputSection } from './parts/throughput.ts';
import { trendSection } from './parts/trend.ts';
import { heading } from './text/heading.ts';
import { dayCount } from './text/numbers.ts';
import { wrap } from './text/table.ts';
import type { View } from './text/view.ts';

/** Long lists that are printed when they are asked for. */
export interface Lists {
  /** All steps of Sync Status. */
  readonly status?: boolean;
  /** The records of each sync error. */
  readonly errors?: boolean;
}

/** The report of one run; `lesson` is the scenario's own sentence. */
export function runReport(result: RunResult, lesson: string, view: View, lists: Lists = {}): string[] {
  const runs: Runs = [{ name: 'run', result }];
  const practices = result.practices.length === 0 ? '' : ` with ${result.practices.join(', ')}`;
  return paragraphs([
    opening(result, `${result.scenario}${practices}`, lesson, view),
    ...parts(runs, view, lists),
    expectationsSection(result, view),
    speedLines(runs, view),
  ]);
}

/** The report of a comparison; expectations are those of the scenario as it stands, without practices. */
export function compareReport(
  compared: CompareResult,
  lesson: string,
  view: View,
  lists: Lists = {},
): string[] {
  const { before, after, change } = compared;
  const runs: Runs = [
    { name: 'before', result: before },
    { name: 'after', result: after },
  ];
  const title = `${before.scenario} without and with ${after.practices.join(', ')}`;
  return paragraphs([
    opening(before, title, lesson, view),
    ...parts(runs, view, lists),
    expectationsSection(before, view),
    wrap(change.verdict, view.width).map(view.style.title),
    speedLines(runs, view),
  ]);
}

/** Those that have something to say. */
function parts(runs: Runs, view: View, lists: Lists): string[][] {
  return [
    trendSection(runs, view),
    drainSection(runs, view),
    throughputSection(runs, view),
    causesSection(runs, view),
    latencySection(runs, view),
    recordsSection(runs, view),
    apiCallsSection(runs, view),
    errorsSection(runs, view),
    ...(lists.errors ? errorRecords(runs, view) : []),
    notificationsSection(runs, view),
    statusSection(runs, lists.status === true, view),
    ...(lists.status ? statusLog(runs, view) : []),
  ];
}

function opening({ days, seed, transport }: RunResult, title: string, lesson: string, view: View): string[] {
  return [
    ...heading(title, `${dayCount(days)}, seed ${seed}, ${transport}`, view),
    ...(lesson === '' ? [] : wrap(lesson, view.width)),
  ];
}

function paragraphs(sections: readonly (readonly string[])[]): string[] {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, i) => (i === 0 ? section : ['', ...section]));
}
