/** Sync Throughput and Backlog, with the columns of Marketo Admin (documented, Adobe "Salesforce Sync Backlog Metrics"). */
import type { RunResult, ThroughputRow } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { counted, hoursText, number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

const COLUMNS = numeric(
  'Max records synced / hr',
  'Min records synced / hr',
  'Average records synced / hr',
  'Sync Backlog',
  'Estimated Backlog (time)',
);

/** A row for each object and direction that had something to sync. */
export function throughputSection(runs: Runs, view: View): string[] {
  const kinds = kindsOf(runs);
  if (kinds.length === 0) return [];
  const columns = [
    { title: 'Object' },
    { title: 'Direction' },
    ...runColumn(runs),
    ...COLUMNS,
    { title: 'Backlog Status' },
  ];
  const rows = kinds.map((kind) => {
    const cell = (text: (row: ThroughputRow) => string) => each(runs, (run) => textOf(run, kind, text));
    return [
      kind.object,
      kind.direction,
      ...runCell(runs),
      cell((row) => number(row.maxPerHour)),
      cell((row) => number(row.minPerHour)),
      cell((row) => number(row.averagePerHour)),
      cell((row) => number(row.backlog)),
      cell(estimate),
      cell((row) => row.status),
    ];
  });
  return [...heading('Sync Throughput and Backlog', about(runs), view), ...table(columns, rows, view)];
}

/** The page looks at 24 hours, or at as many as a shorter run has had. */
function about([{ result }]: Runs): string {
  const hours = Math.min(24, Math.max(1, Math.floor(result.days * 24)));
  return `last ${counted(hours, 'hour')}; estimated is backlog ÷ average, as in Marketo`;
}

type KindOfRow = Pick<ThroughputRow, 'object' | 'direction'>;

/** The rows of all runs, in the order of the first that has them. */
function kindsOf(runs: Runs): KindOfRow[] {
  const kinds = new Map<string, KindOfRow>();
  for (const { result } of runs) {
    for (const row of result.throughput) {
      const key = `${row.object}\n${row.direction}`;
      if (!kinds.has(key)) kinds.set(key, row);
    }
  }
  return [...kinds.values()];
}

function textOf(run: RunResult, kind: KindOfRow, text: (row: ThroughputRow) => string): string {
  const row = run.throughput.find(
    ({ object, direction }) => object === kind.object && direction === kind.direction,
  );
  return row === undefined ? '-' : text(row);
}

/** Marketo divides by the average of the window; where nothing was synced there is nothing to divide by. */
function estimate({ backlog, estimatedBacklogHours }: ThroughputRow): string {
  if (backlog === 0) return 'none';
  if (estimatedBacklogHours === null) return 'unknown';
  return hoursText(estimatedBacklogHours);
}
