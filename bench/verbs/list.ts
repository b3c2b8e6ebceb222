/** `list`: the scenarios and the practices that there are. It loads their data and nothing that would run them. */
import { catalogue } from '../../scenarios/catalogue/index.ts';
import { practices } from '../../scenarios/practices/index.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { catalogueReport } from '../report/catalogue.ts';
import type { Terminal } from '../terminal.ts';

export function list(terminal: Terminal): ExitCode {
  terminal.print(catalogueReport(catalogue, practices, terminal.view));
  return EXIT.fine;
}
