/** What filled the backlog: the processes and fields that made clean records dirty, the greatest first. */
import type { CauseResult, RunResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { number, percent } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn } from './runs.ts';

/** Rows of the table; the rest is counted. */
const SHOWN_CAUSES = 8;

export function causesSection(runs: Runs, view: View): string[] {
  const causes = allCauses(runs);
  if (causes.length === 0) return [];
  const columns = [
    { title: 'Process' },
    { title: 'Field' },
    ...runColumn(runs),
    ...numeric('Records', 'Share', 'Peak backlog'),
  ];
  const rows = causes.slice(0, SHOWN_CAUSES).map(({ cause, process, field }) => {
    const cell = (text: (cause: CauseResult) => string) => each(runs, (run) => textOf(run, cause, text));
    return [
      process,
      field,
      ...runCell(runs),
      cell(({ records }) => number(records)),
      cell(({ share }) => percent(share)),
      cell(({ peakBacklog }) => number(peakBacklog)),
    ];
  });
  const hidden = causes.length - SHOWN_CAUSES;
  return [
    ...heading('Top causes of the backlog', 'the first change of a record since its last sync', view),
    ...table(columns, rows, view),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
  ];
}

/** The causes of all runs, by the most records that any of them made dirty. */
function allCauses(runs: Runs): CauseResult[] {
  const greatest = new Map<string, CauseResult>();
  for (const { result } of runs) {
    for (const cause of result.causes) {
      const known = greatest.get(cause.cause);
      if (known === undefined || known.records < cause.records) greatest.set(cause.cause, cause);
    }
  }
  return [...greatest.values()].sort((one, other) => other.records - one.records);
}

function textOf(run: RunResult, name: string, text: (cause: CauseResult) => string): string {
  const cause = run.causes.find((candidate) => candidate.cause === name);
  return cause === undefined ? '-' : text(cause);
}
