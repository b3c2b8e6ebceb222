/** How the command line ends: one table, shown by --help, so that a CI job can tell a red result from a broken run. */

export const EXIT = {
  fine: 0,
  checkFailed: 1,
  badUsage: 2,
  broken: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.fine, 'fine'],
  [EXIT.checkFailed, 'an expectation of the scenario was not met, or what load or micro is to reach'],
  [EXIT.badUsage, 'bad usage, a bad scenario, a file that cannot be written, a port in use'],
  [EXIT.broken, 'an invariant broke: a bug of syncbench, please report it with the command it prints'],
  [EXIT.interrupted, 'interrupted'],
];

/** The table as lines of help. */
export function exitCodeLines(): string[] {
  return ['Exit codes:', ...MEANINGS.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`)];
}
