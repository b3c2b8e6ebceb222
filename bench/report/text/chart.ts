/**
 * An area chart in block characters of one or two curves over time. The second curve stands in front, solid; the
 * first is a light area behind it. Without colours it reads just as well, so it may go into the log of a CI job.
 */
import { roundStep, timeTicks } from './axes.ts';
import { number } from './numbers.ts';
import type { View } from './view.ts';

export interface Chart {
  /** One curve or two; values at even distances over the whole period. */
  readonly curves: readonly (readonly number[])[];
  readonly startAt: number;
  readonly totalMs: number;
}

/** Cells of a column that the solid curve fills by eighths. */
const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
export const LIGHT = '░';
export const SOLID = '█';
/** Both, where the second curve is the higher one. */
export const MIXED = '▒';

const STEPS = 4;
const ROWS_PER_STEP = 3;
const ROWS = STEPS * ROWS_PER_STEP;
const FULL = 8;

type Kind = 'before' | 'after' | 'none';

/** The lines of the chart, axes included, as wide as the view. */
export function areaChart({ curves, startAt, totalMs }: Chart, view: View): string[] {
  const step = roundStep(Math.max(0, ...curves.map(highest)), STEPS);
  const labelWidth = number(step * STEPS).length;
  const columns = view.width - labelWidth - 2;
  const heights = curves.map((values) =>
    resample(values, columns).map((value) => eighths(value, step * STEPS)),
  );
  const [behind, front] = heights.length > 1 ? heights : [[], heights[0] ?? []];
  const lines: string[] = [];
  for (let row = ROWS - 1; row >= 0; row -= 1) {
    const marked = (row + 1) % ROWS_PER_STEP === 0;
    const label = marked ? number(step * ((row + 1) / ROWS_PER_STEP)) : '';
    const cells = Array.from({ length: columns }, (_, x) => cellOf(behind![x] ?? 0, front![x] ?? 0, row));
    const axis = view.style.faint(`${label.padStart(labelWidth)} ${marked ? '┤' : '│'}`);
    lines.push(`${axis}${painted(cells, curves.length > 1, view)}`.trimEnd());
  }
  return [...lines, ...timeAxis(startAt, totalMs, labelWidth, columns).map(view.style.faint)];
}

/** As many values as there are columns: the highest of those that share a column, so that no peak is lost. */
export function resample(values: readonly number[], columns: number): number[] {
  return Array.from({ length: columns }, (_, x) => {
    const from = Math.floor((x * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((x + 1) * values.length) / columns));
    return highest(values.slice(from, to));
  });
}

function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** Eighths of a row that a value is high; whatever is not zero can be seen. */
function eighths(value: number, top: number): number {
  return value <= 0 ? 0 : Math.max(1, Math.round((value / top) * ROWS * FULL));
}

function cellOf(behind: number, front: number, row: number): { kind: Kind; glyph: string } {
  const low = Math.max(0, Math.min(FULL, front - row * FULL));
  const light = behind > row * FULL + (row === 0 ? 0 : FULL / 2 - 1);
  if (front > behind && light) return { kind: 'after', glyph: MIXED };
  if (low > 0) return { kind: 'after', glyph: EIGHTHS[low]! };
  return light ? { kind: 'before', glyph: LIGHT } : { kind: 'none', glyph: ' ' };
}

/** The cells as text, painted in runs of one colour. A single curve is painted as the run without practices. */
function painted(
  cells: readonly { kind: Kind; glyph: string }[],
  compared: boolean,
  { style }: View,
): string {
  let text = '';
  for (let from = 0; from < cells.length; ) {
    const { kind } = cells[from]!;
    let to = from;
    while (to < cells.length && cells[to]!.kind === kind) to += 1;
    const run = cells
      .slice(from, to)
      .map(({ glyph }) => glyph)
      .join('');
    if (kind === 'none') text += run;
    else text += kind === 'after' && compared ? style.after(run) : style.before(run);
    from = to;
  }
  return text;
}

function timeAxis(startAt: number, totalMs: number, labelWidth: number, columns: number): string[] {
  const line = Array<string>(columns).fill('─');
  let labels = '';
  for (const { column, label } of timeTicks(startAt, totalMs, columns)) {
    line[column] = '┬';
    labels = `${labels.padEnd(column)}${label}`;
  }
  return [`${'0'.padStart(labelWidth)} └${line.join('')}`, `${' '.repeat(labelWidth + 2)}${labels}`];
}
