/** `parameters`: every parameter of the sync with its default, its range and its source. */
import { OBJECT_PARAMETERS, SYNC_PARAMETERS } from '../../engine/sync/index.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { ensureWritable, replacesReport, writeJson } from '../json-output.ts';
import { parametersReport } from '../report/parameters.ts';
import type { Terminal } from '../terminal.ts';

export function parameters({ json }: { readonly json?: string }, terminal: Terminal): ExitCode {
  ensureWritable(json);
  if (!replacesReport(json)) terminal.print(parametersReport(terminal.view));
  writeJson(json, { ...SYNC_PARAMETERS, ...OBJECT_PARAMETERS }, terminal);
  return EXIT.fine;
}
