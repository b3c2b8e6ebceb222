/** Whether a run was as its scenario expects, as an exit code for those who do not read the report. */
import type { RunResult } from '../../scenarios/result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** The code of a run, and a line on the standard error when it is not fine. */
export function expectationsCode({ scenario, expectations }: RunResult, terminal: Terminal): ExitCode {
  const missed = expectations.filter(({ met }) => !met);
  if (missed.length === 0) return EXIT.fine;
  terminal.complain([
    `${missed.length} of ${expectations.length} expectations of ${scenario} are not met:`,
    ...missed.map(({ measure, expected, found }) => `  ${measure}: expected ${expected}, found ${found}`),
  ]);
  return EXIT.checkFailed;
}
