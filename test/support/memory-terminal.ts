/** A terminal that remembers what was written to it, as a pipe would show it. */
import { ProgressLine } from '../../bench/progress.ts';
import { viewOf } from '../../bench/report/text/view.ts';
import type { Terminal } from '../../bench/terminal.ts';

export interface MemoryTerminal extends Terminal {
  /** The standard output, and the standard error, so far. */
  readonly output: () => string;
  readonly errors: () => string;
}

export function memoryTerminal(): MemoryTerminal {
  const written: string[] = [];
  const complaints: string[] = [];
  const pipe = { isTTY: false, write: (text: string) => complaints.push(text) };
  return {
    view: viewOf(pipe, {}),
    progress: new ProgressLine(pipe, () => 0),
    print: (lines) => void written.push(...lines),
    complain: (lines) => void complaints.push(...lines),
    output: () => written.join('\n'),
    errors: () => complaints.join('\n'),
  };
}
