/** What a load run found, as a table. */
import { number } from '../report/text/numbers.ts';
import { type Column, table } from '../report/text/table.ts';
import type { View } from '../report/text/view.ts';
import { HOW } from './how.ts';
import type { Beside } from './target.ts';
import type { Judged } from './thresholds.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Target' },
  { title: 'Requests / s', align: 'right' },
  { title: 'Beside / s', align: 'right' },
  { title: 'Ratio', align: 'right' },
  { title: 'CPU µs', align: 'right' },
  { title: 'Beside µs', align: 'right' },
  { title: 'CPU ratio', align: 'right' },
  { title: 'Wanted', align: 'right' },
  { title: 'p50 ms', align: 'right' },
  { title: 'p99 ms', align: 'right' },
  { title: 'max ms', align: 'right' },
];

const BESIDE: Readonly<Record<Beside, string>> = {
  bare: 'the bare route',
  withoutJournal: 'the same without the journal of requests',
};

export function loadReport(
  mock: string,
  judged: readonly Judged[],
  raised: readonly string[],
  view: View,
): string[] {
  const failed = judged.filter(({ passed }) => !passed);
  return [
    view.style.title(`Load on ${mock}`),
    '',
    ...table(COLUMNS, judged.map(row), view),
    '',
    ...judged.map((one) => view.style.faint(`${one.name}: ${one.what}${recordsOf(one)}${besideOf(one)}`)),
    ...[...HOW, ...raised.map((text) => `Other than the original: ${text}.`)].map(view.style.faint),
    ...(failed.length === 0 ? [] : ['', ...failed.map(verdict)]),
  ];
}

function row(judged: Judged): string[] {
  const { p50, p99, max } = judged.latencyMs;
  return [
    judged.name,
    number(judged.perSecond),
    number(judged.besidePerSecond),
    judged.ratio.toFixed(2),
    number(judged.cpuUs),
    number(judged.besideCpuUs),
    judged.cpuRatio.toFixed(2),
    judged.minRatio === undefined ? '-' : judged.minRatio.toFixed(2),
    ...[p50, p99, max].map((ms) => ms.toFixed(1)),
  ];
}

/** Where a request is about many records, they tell more than the requests. */
function recordsOf({ perSecond, recordsPerSecond }: Judged): string {
  return recordsPerSecond === perSecond ? '' : ` (${number(recordsPerSecond)} records a second)`;
}

function besideOf({ beside }: Judged): string {
  return beside === 'bare' ? '' : `, beside ${BESIDE[beside]}`;
}

function verdict({ name, beside, cpuRatio, minRatio, failure }: Judged): string {
  if (failure !== undefined) return `${name}: ${failure}`;
  return `${name}: ${cpuRatio.toFixed(2)} of ${BESIDE[beside]} by CPU time, ${minRatio?.toFixed(2)} wanted`;
}
