/** What practices change: the numbers of two runs held against each other, and the verdict in one sentence. */
import { type CompareResult, type RunResult, SCHEMA_VERSION } from '../scenarios/result.ts';
import { counted, dayCount, duration, number } from './report/text/numbers.ts';

/** Compares a run without practices with the same scenario and seed with them. */
export function compareResults(before: RunResult, after: RunResult): CompareResult {
  const waits = [before.latency.background.p95Ms, after.latency.background.p95Ms] as const;
  return {
    schemaVersion: SCHEMA_VERSION,
    before,
    after,
    change: {
      finalBacklogRatio: ratio(before.backlog.final, after.backlog.final),
      peakBacklogRatio: ratio(before.backlog.peak, after.backlog.peak),
      p95LatencyRatio: ratio(...waits),
      apiCallsSaved: before.apiCalls.total - after.apiCalls.total,
      verdict: verdictOf(before, after),
    },
  };
}

/** After ÷ before, or null when there is nothing to divide by. */
function ratio(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before;
}

function verdictOf(before: RunResult, after: RunResult): string {
  const practices = listed(after.practices);
  const parts = [backlogPart(before, after), latencyPart(before, after), apiPart(before, after)];
  return `With ${practices} ${listed(parts.filter((part) => part !== ''))}.`;
}

/** The backlog at the end and at its peak. */
function backlogPart(before: RunResult, after: RunResult): string {
  const end = changed(
    `the backlog after ${dayCount(before.days)} is`,
    before.backlog.final,
    after.backlog.final,
    'record',
  );
  return `${end}, ${changed('its peak is', before.backlog.peak, after.backlog.peak)}`;
}

function changed(what: string, before: number, after: number, noun?: string): string {
  const found = noun === undefined ? number(after) : counted(after, noun);
  if (before === after) return `${what} ${found}, as without`;
  return `${what} ${found} instead of ${number(before)}${times(before, after)}`;
}

/** ` (282 times less)`; nothing where one is zero or they hardly differ. */
function times(before: number, after: number): string {
  if (before === 0 || after === 0) return '';
  const factor = before > after ? before / after : after / before;
  if (factor < 1.05) return '';
  return ` (${number(factor)} times ${before > after ? 'less' : 'more'})`;
}

function latencyPart(before: RunResult, after: RunResult): string {
  const [was, is] = [before.latency.background.p95Ms, after.latency.background.p95Ms];
  if (was === null || is === null) return '';
  const waits = `95 of 100 records wait at most ${duration(is)}`;
  return duration(was) === duration(is) ? `${waits}, as without` : `${waits} instead of ${duration(was)}`;
}

function apiPart(before: RunResult, after: RunResult): string {
  const saved = before.apiCalls.total - after.apiCalls.total;
  if (saved === 0) return 'the sync needs as many API calls';
  return `the sync needs ${number(Math.abs(saved))} API calls ${saved > 0 ? 'fewer' : 'more'}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
