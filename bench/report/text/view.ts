/** Where a report goes: how wide it may be, and whether it has colours. */
import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** What the colours mean. Without colours every paint gives back its text. */
export interface Style {
  readonly title: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  /** The run without practices, and the run with them. */
  readonly before: Paint;
  readonly after: Paint;
}

export interface View {
  /** Columns of text. */
  readonly width: number;
  readonly style: Style;
}

const NARROWEST = 60;
const WIDEST = 100;

const same: Paint = (text) => text;

export const PLAIN: Style = { title: same, faint: same, good: same, bad: same, before: same, after: same };

// Whether colours are wanted has been decided here, so that Node need not look at its own stdout again.
const paint =
  (...formats: Parameters<typeof styleText>[0][]): Paint =>
  (text) =>
    styleText(formats.flat() as Parameters<typeof styleText>[0], text, { validateStream: false });

export const COLOURED: Style = {
  title: paint('bold'),
  faint: paint('dim'),
  good: paint('green'),
  bad: paint('red'),
  before: paint('yellow'),
  after: paint('cyan'),
};

/** The part of an output stream that decides how a report looks. */
export interface Sink {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The view of a stream: colours only on a terminal and never with NO_COLOR (no-color.org) or a dumb terminal. */
export function viewOf(sink: Sink, environment: Readonly<Record<string, string | undefined>>): View {
  const terminal = sink.isTTY === true;
  const coloured = terminal && (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb';
  const columns = terminal ? (sink.columns ?? WIDEST) : WIDEST;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    style: coloured ? COLOURED : PLAIN,
  };
}
