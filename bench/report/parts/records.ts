/** What the sync has moved, by what became of it, and what followed from that on either side. */
import type { RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

type Records = RunResult['records'];
type Count = (records: Records) => number;

const OUTCOMES: readonly (readonly [string, keyof Records['pushed']])[] = [
  ['Created', 'created'],
  ['Updated', 'updated'],
  ['Skipped', 'skipped'],
  ['Failed', 'failed'],
  ['Overtaken', 'overtaken'],
];

const WAYS: readonly (readonly [string, (records: Records) => Partial<Records['pushed']>])[] = [
  ['Pulled from Salesforce', ({ pulled }) => pulled],
  ['Pushed to Salesforce', ({ pushed }) => pushed],
];

type CountLine = readonly [title: string, count: Count];

/** What belongs together: the first line stands for the whole, the others are details of it. */
const COUNTS: readonly (readonly [CountLine, ...CountLine[]])[] = [
  [['Changes of records, on both sides', ({ changed }) => changed]],
  [
    ['Account records updated in Marketo', ({ fanOut }) => fanOut.accounts],
    ['writes to the persons of those accounts', ({ fanOut }) => fanOut.personWrites],
    ['the most from one account record', ({ fanOut }) => fanOut.mostPersonWrites],
    ['Change Data Value activities', ({ fanOut }) => fanOut.activities],
  ],
  [
    ['Flow steps done', ({ expressLane }) => expressLane.done],
    ['failed', ({ expressLane }) => expressLane.failed],
    ['leads created', ({ expressLane }) => expressLane.leads],
  ],
  [
    ['Memberships of synced programs written', ({ programs }) => programs.members],
    ['failed', ({ programs }) => programs.failed],
    ['leads created', ({ programs }) => programs.leads],
  ],
  [['Activities that became tasks', ({ tasks }) => tasks]],
  [['Stale formula values in Marketo, at the end', ({ stale }) => stale ?? 0]],
];

/** Records by outcome, then whatever else happened; rows and columns of nothing but zeros are left out. */
export function recordsSection(runs: Runs, view: View): string[] {
  const lines = [...outcomes(runs, view), ...counts(runs, view)];
  return lines.length === 0 ? [] : [...heading('Records', '', view), ...lines];
}

/** Only what is to be pushed can be overtaken: Salesforce has won. */
function outcomes(runs: Runs, view: View): string[] {
  const ways = WAYS.filter(([, way]) => isAny(runs, (records) => sum(Object.values(way(records)))));
  const shown = OUTCOMES.filter(([, outcome]) =>
    isAny(runs, (records) => sum(ways.map(([, way]) => way(records)[outcome] ?? 0))),
  );
  if (ways.length === 0) return [];
  const columns = [{ title: 'By outcome' }, ...runColumn(runs), ...numeric(...shown.map(([title]) => title))];
  const cell = (count: number | undefined) => (count === undefined ? '-' : number(count));
  const rows = ways.map(([title, way]) => [
    title,
    ...runCell(runs),
    ...shown.map(([, outcome]) => each(runs, ({ records }) => cell(way(records)[outcome]))),
  ]);
  return table(columns, rows, view);
}

/** A line for each count, a column for each run. */
function counts(runs: Runs, view: View): string[] {
  const shown = COUNTS.flatMap((lines) => linesOf(lines, runs));
  if (shown.length === 0) return [];
  const titles = runs.length === 1 ? ['Count'] : runs.map(({ name }) => name);
  const rows = shown.map(([title, count]) => [
    title,
    ...runs.map(({ result }) => number(count(result.records))),
  ]);
  return table([{ title: 'In all' }, ...numeric(...titles)], rows, view);
}

function linesOf([whole, ...details]: readonly [CountLine, ...CountLine[]], runs: Runs): CountLine[] {
  const shown = details.filter(([, count]) => isAny(runs, count));
  if (shown.length === 0 && !isAny(runs, whole[1])) return [];
  return [whole, ...shown.map(([title, count]): CountLine => [`· ${title}`, count])];
}

function isAny(runs: Runs, count: Count): boolean {
  return runs.some(({ result }) => count(result.records) > 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
