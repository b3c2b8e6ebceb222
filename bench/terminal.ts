/** What the verbs write to: the report to the standard output, everything else to the standard error. */
import { ProgressLine } from './progress.ts';
import { type View, viewOf } from './report/text/view.ts';

export interface Terminal {
  readonly view: View;
  readonly progress: ProgressLine;
  print(lines: readonly string[]): void;
  complain(lines: readonly string[]): void;
}

/** The terminal or the pipes that this process was given. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // Whoever reads may leave early (`| head`): that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const progress = new ProgressLine(stderr, () => performance.now());
  return {
    view: viewOf(stdout, env),
    progress,
    print: (lines) => {
      progress.clear();
      stdout.write(`${lines.join('\n')}\n`);
    },
    complain: (lines) => {
      progress.clear();
      stderr.write(`${lines.join('\n')}\n`);
    },
  };
}
