/** What a load run found, as a table. */
import { number } from '../report/numbers.ts';
import { type Column, table } from '../report/table.ts';
import type { View } from '../report/view.ts';
import type { Judged } from './thresholds.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Target' },
  { title: 'Requests / s', align: 'right' },
  { title: 'Bare / s', align: 'right' },
  { title: 'Ratio', align: 'right' },
  { title: 'Wanted', align: 'right' },
  { title: 'p50 ms', align: 'right' },
  { title: 'p99 ms', align: 'right' },
  { title: 'p99.9 ms', align: 'right' },
  { title: 'max ms', align: 'right' },
];

const HOW = [
  'Ratio: to a bare Fastify JSON route of the same method in the same process, asked in turn; the median of the rounds.',
  'Latency: at a quarter of the measured rate, from the instant each request was planned for (no coordinated omission).',
];

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
    ...judged.map(({ name, what }) => view.style.faint(`${name}: ${what}`)),
    ...[...HOW, ...raised.map((text) => `Other than the original: ${text}.`)].map(view.style.faint),
    ...(failed.length === 0 ? [] : ['', ...failed.map(verdict)]),
  ];
}

function row({ name, perSecond, barePerSecond, ratio, minRatio, latencyMs }: Judged): string[] {
  const { p50, p99, p999, max } = latencyMs;
  return [
    name,
    number(perSecond),
    number(barePerSecond),
    ratio.toFixed(2),
    minRatio === undefined ? '-' : minRatio.toFixed(2),
    ...[p50, p99, p999, max].map((ms) => ms.toFixed(1)),
  ];
}

function verdict({ name, ratio, minRatio, failure }: Judged): string {
  if (failure !== undefined) return `${name}: ${failure}`;
  return `${name}: ${ratio.toFixed(2)} of the bare route, ${minRatio?.toFixed(2)} wanted`;
}
