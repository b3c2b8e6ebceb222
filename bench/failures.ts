/** How a command that failed ends: what is said about it, and with which exit code. */
import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** A run that broke an invariant, with what is needed to see it again. */
export class BrokenRun extends Error {
  override name = 'BrokenRun';
  readonly repeat: string;

  constructor(cause: Error, repeat: string) {
    super(cause.message, { cause });
    this.repeat = repeat;
  }
}

export interface Failure {
  readonly code: ExitCode;
  /** What to say on the standard error; commander has already said its own. */
  readonly lines: readonly string[];
}

/** Errors that the user can mend, by name: those of the scenarios come from another folder or another thread. */
const USER_ERRORS: readonly string[] = ['UserError', 'ScenarioError', 'FormulaError'];

/** What to say about an error that ended a command, and the code to end with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    return { code: error.exitCode === 0 ? EXIT.fine : EXIT.badUsage, lines: [] };
  }
  if (!(error instanceof Error)) return { code: EXIT.broken, lines: [String(error)] };
  if (error instanceof BrokenRun) {
    return {
      code: EXIT.broken,
      lines: [
        `an invariant broke: ${error.message}`,
        `This is a bug of syncbench. To see it again: ${error.repeat}`,
      ],
    };
  }
  if (error.name === 'Interrupted') return { code: EXIT.interrupted, lines: ['interrupted'] };
  if (USER_ERRORS.includes(error.name)) return { code: EXIT.badUsage, lines: [`error: ${error.message}`] };
  return { code: EXIT.broken, lines: ['This is a bug of syncbench:', error.stack ?? error.message] };
}
