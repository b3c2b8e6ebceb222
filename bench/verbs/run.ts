/** `run`: one replay of a scenario, with or without practices, and its report. */
import type { ExitCode } from '../exit-codes.ts';
import { replacesReport, writeJson } from '../json-output.ts';
import type { ReplayOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { expectationsCode } from './judgement.ts';
import { replaySession } from './session.ts';

export async function run(nameOrPath: string, options: ReplayOptions, terminal: Terminal): Promise<ExitCode> {
  const plan = { name: 'run', practicesOf: () => options.with ?? [] } as const;
  const { scenario, results } = await replaySession(nameOrPath, [plan], options, terminal);
  const result = results[0]!;
  if (!replacesReport(options.json)) {
    const { runReport } = await import('../report/reports.ts');
    terminal.print(runReport(result, scenario.lesson, terminal.view, options));
  }
  writeJson(options.json, result, terminal);
  return expectationsCode(result, terminal);
}
