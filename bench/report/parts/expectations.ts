/** What the scenario expects of the run, and what was found. */
import type { RunResult } from '../../../scenarios/result.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';

/** Expectations that were not met. */
export function unmet({ expectations }: RunResult): number {
  return expectations.filter(({ met }) => !met).length;
}

/** A row for each expectation; nothing when the scenario has none. */
export function expectationsSection(result: RunResult, view: View): string[] {
  const { expectations } = result;
  if (expectations.length === 0) return [];
  const missed = unmet(result);
  const verdict =
    missed === 0
      ? view.style.good(`${expectations.length} of ${expectations.length} met`)
      : view.style.bad(`${missed} of ${expectations.length} not met`);
  const columns = [
    { title: 'Met' },
    { title: 'Measure' },
    { title: 'Expected' },
    { title: 'Found' },
    { title: 'Source' },
  ];
  const rows = expectations.map(({ met, measure, expected, found, source }) => [
    met ? 'yes' : 'NO',
    measure,
    expected,
    found,
    source ?? '-',
  ]);
  return [`${view.style.title('Expectations:')} ${verdict}`, ...table(columns, rows, view)];
}
