/** The line that tells how far a run is. It is drawn over itself on a terminal, and not at all in a pipe. */
import type { Progress } from '../scenarios/replay.ts';
import { duration, number } from './report/text/numbers.ts';
import type { Sink } from './report/text/view.ts';

export interface ProgressSink extends Sink {
  write(text: string): unknown;
}

/** Drawing more often than this, in milliseconds, is work that nobody sees. */
const REDRAW_MS = 100;

const TO_LINE_START = '\r';
const ERASE_LINE = '\x1b[2K';

export class ProgressLine {
  readonly #sink: ProgressSink;
  readonly #now: () => number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #visible = false;

  constructor(sink: ProgressSink, now: () => number) {
    this.#sink = sink;
    this.#now = now;
  }

  /** Shows the text that `text` makes, unless the last one is too fresh. */
  draw(text: () => string): void {
    if (this.#sink.isTTY !== true || this.#now() - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = this.#now();
    this.#visible = true;
    const room = Math.max(1, (this.#sink.columns ?? 80) - 1);
    this.#sink.write(`${TO_LINE_START}${ERASE_LINE}${text().slice(0, room)}`);
  }

  /** Takes the line away, as if it had never been there. */
  clear(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.#sink.write(`${TO_LINE_START}${ERASE_LINE}`);
  }
}

/** One run's part of the line: `before 46%, 2 days 7 h, backlog 88,120`. */
export function progressText(name: string, progress: Progress | undefined): string {
  if (progress === undefined) return `${name} starts`;
  const { simulatedMs, totalMs, backlog } = progress;
  const share = totalMs === 0 ? 1 : simulatedMs / totalMs;
  return `${name} ${Math.floor(share * 100)}%, ${duration(simulatedMs)}, backlog ${number(backlog)}`;
}
