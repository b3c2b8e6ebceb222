/**
 * Plain text tables. Columns take the width they need; when the whole is too wide, texts wrap at words, the widest
 * column first; when even that does not fit, each row becomes a short list. Cells may hold several lines.
 */
import type { View } from './view.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Holds two words together in a title: `synced`, `/ hr`. */
const TIE = '\u00a0';

/** The cells of a row, in the order of the columns; lines of a cell are parted by line feeds. */
export type Row = readonly string[];

/** Columns between columns, and what a narrow terminal gets. */
const GAPS = [2, 1] as const;

interface Layout {
  readonly widths: readonly number[];
  readonly gap: string;
}

/** The lines of a table, without a trailing blank one. */
export function table(columns: readonly Column[], written: readonly Row[], view: View): string[] {
  const rows = written.map((row) => row.map(printable));
  const layout = layoutFor(columns, rows, view.width);
  if (layout === undefined) return asList(columns, rows, view);
  const { widths, gap } = layout;
  const titles = columns.map(({ title }, i) => wrap(tied(title), widths[i]!));
  const height = Math.max(...titles.map((lines) => lines.length));
  const sunk = titles.map((lines) => [...Array<string>(height - lines.length).fill(''), ...lines]);
  const head = layOut(columns, layout, sunk).map((line) => view.style.faint(line));
  const rule = view.style.faint(widths.map((width) => '─'.repeat(width)).join(gap));
  const body = rows.flatMap((row) =>
    layOut(
      columns,
      layout,
      row.map((cell, i) => wrap(cell, widths[i]!)),
    ),
  );
  return [...head, rule, ...body];
}

function layoutFor(columns: readonly Column[], rows: readonly Row[], total: number): Layout | undefined {
  for (const gap of GAPS) {
    const widths = columnWidths(columns, rows, total - gap * (columns.length - 1));
    if (widths !== undefined) return { widths, gap: ' '.repeat(gap) };
  }
  return undefined;
}

/** The widths of all columns within `room`, or undefined when the longest words alone are wider. */
function columnWidths(columns: readonly Column[], rows: readonly Row[], room: number): number[] | undefined {
  const cells = columns.map((column, i) => ({
    title: column.title,
    values: rows.map((row) => row[i] ?? ''),
  }));
  const narrowest = cells.map(({ title, values }) => longest([tied(title), ...values], / |\n/));
  // A title is worth at most three lines, and never makes a column of numbers much wider than its numbers.
  const widths = cells.map(({ title, values }, i) =>
    Math.max(narrowest[i]!, longest(values, /\n/), Math.ceil(title.length / 3)),
  );
  while (sum(widths) > room) {
    const spare = widths.map((width, i) => width - narrowest[i]!);
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest]! <= 0) return undefined;
    widths[widest]! -= 1;
  }
  return widths;
}

/** Names in a scenario file are anybody's text: what would steer the terminal is left out. */
function printable(cell: string): string {
  return cell.replace(/[^\P{Cc}\n]/gu, ' ');
}

/** A slash stays with the word after it when a title wraps. */
function tied(title: string): string {
  return title.replaceAll('/ ', `/${TIE}`);
}

function asList(columns: readonly Column[], rows: readonly Row[], view: View): string[] {
  return rows.flatMap((row) => [
    view.style.title(flat(row[0])),
    ...columns.slice(1).map(({ title }, i) => `  ${title}: ${flat(row[i + 1])}`),
  ]);
}

function flat(cell = ''): string {
  return cell.split('\n').join(' | ');
}

function layOut(
  columns: readonly Column[],
  { widths, gap }: Layout,
  cells: readonly (readonly string[])[],
): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, i) => {
        const text = cells[i]?.[line] ?? '';
        return align === 'right' ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
      })
      .join(gap)
      .replaceAll(TIE, ' ')
      .trimEnd(),
  );
}

/** A text in lines of at most `width`; a longer word keeps its own line. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  });
}

function longest(texts: readonly string[], separator: RegExp): number {
  return Math.max(0, ...texts.flatMap((text) => text.split(separator)).map((part) => part.length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
