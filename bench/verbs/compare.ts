/** `compare`: the same scenario and seed without and with practices, side by side, and what the practices win. */
import { compareResults } from '../compare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { replacesReport, writeJson } from '../json-output.ts';
import type { ReplayOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { expectationsCode } from './judgement.ts';
import { type Plan, practicesToTry, replaySession } from './session.ts';

/** Expectations are the scenario's, so they are judged on the run without practices. */
export async function compare(
  nameOrPath: string,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const plans: Plan[] = [
    { name: 'before', practicesOf: () => [] },
    { name: 'after', practicesOf: (scenario) => practicesToTry(options, scenario) },
  ];
  const { scenario, results } = await replaySession(nameOrPath, plans, options, terminal);
  const [before, after] = results;
  const compared = compareResults(before!, after!);
  if (!replacesReport(options.json)) {
    const { compareReport } = await import('../report/reports.ts');
    terminal.print(compareReport(compared, scenario.lesson, terminal.view, options));
  }
  writeJson(options.json, compared, terminal);
  return expectationsCode(before!, terminal);
}
