/** The options that `run` and `compare` share, what they may be, and how a shell would repeat them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Scenario } from '../scenarios/schema.ts';
import { HOW } from './load/how.ts';

export type Transport = 'direct' | 'http';

/** As commander hands them over; what was not given is not there. */
export interface ReplayOptions {
  readonly with?: readonly string[];
  readonly days?: number;
  readonly seed?: number;
  readonly transport: Transport;
  /** Long lists that the report is to have. */
  readonly status?: boolean;
  readonly errors?: boolean;
  /** A file, or `-` for the standard output. */
  readonly json?: string;
}

// The bounds are those of the scenario file: an option may not ask for what a file may not.
const MIN_DAYS = 0.01;
const MAX_DAYS = 366;
const MIN_LOAD_SECONDS = 0.1;
const MAX_LOAD_SECONDS = 600;
const MAX_CONNECTIONS = 1_000;
const MAX_SEED = 2_147_483_647;

/** Adds the options to a verb; `practices` is the help for `--with`. */
export function addReplayOptions(command: Command, practices: string): Command {
  return command
    .addOption(new Option('--with <practice,...>', practices).argParser(parseNames))
    .addOption(new Option('--days <n>', 'days to simulate, in place of the scenario’s').argParser(parseDays))
    .addOption(new Option('--seed <n>', 'seed of chance, in place of the scenario’s').argParser(parseSeed))
    .addOption(
      new Option('--transport <way>', 'call the two systems in process, or over real HTTP')
        .choices(['direct', 'http'])
        .default('direct'),
    )
    .option('--status', 'show the latest 1,000 steps of Sync Status, not only the longest cycle')
    .option('--errors', 'show the records that met each sync error, the first 100 of each')
    .option('--json <file>', 'write the result as JSON; - prints it in place of the report');
}

/** Adds the options of a load run. */
export function addLoadOptions(command: Command): Command {
  return command
    .addOption(new Option('--seconds <n>', 'of each target').argParser(parseSeconds).default(5))
    .addOption(
      new Option('--connections <n>', 'that are busy at once').argParser(parseConnections).default(10),
    )
    .option(
      '--min-ratio <n|target=n,...>',
      'the least CPU ratio to what a target is held against, in place of its own',
    )
    .option('--json <file>', 'write the result as JSON; - prints it in place of the report')
    .addHelpText('after', `\n${HOW.join('\n')}`);
}

/** The scenario with days and seed as the options have them. */
export function overridden(scenario: Scenario, { days, seed }: ReplayOptions): Scenario {
  return { ...scenario, days: days ?? scenario.days, seed: seed ?? scenario.seed };
}

/** The command that repeats one run, as a shell wants it. */
export function repeatCommand(
  nameOrPath: string,
  practices: readonly string[],
  { days, seed }: Scenario,
  transport: Transport,
): string {
  const words = ['run', nameOrPath];
  if (practices.length > 0) words.push('--with', practices.join(','));
  words.push('--days', String(days), '--seed', String(seed), '--transport', transport);
  return `npm run bench -- ${words.map(quoted).join(' ')}`;
}

function quoted(word: string): string {
  return /^[\w./:,=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Names come in one list or by repeating the option; the same name twice is one. */
function parseNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Expected practices, parted by commas.');
  return [...new Set([...before, ...names])];
}

function parseDays(text: string): number {
  const days = Number(text);
  if (text.trim() === '' || !(days >= MIN_DAYS && days <= MAX_DAYS)) {
    throw new InvalidArgumentError(`Expected a number of days from ${MIN_DAYS} to ${MAX_DAYS}.`);
  }
  return days;
}

/** @throws InvalidArgumentError for anything but a whole number that a seed may be */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > MAX_SEED) {
    throw new InvalidArgumentError(`Expected a whole number from 0 to ${MAX_SEED}.`);
  }
  return seed;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= MIN_LOAD_SECONDS && seconds <= MAX_LOAD_SECONDS)) {
    throw new InvalidArgumentError(
      `Expected a number of seconds from ${MIN_LOAD_SECONDS} to ${MAX_LOAD_SECONDS}.`,
    );
  }
  return seconds;
}

function parseConnections(text: string): number {
  const connections = Number(text);
  if (!/^\d+$/.test(text) || connections < 1 || connections > MAX_CONNECTIONS) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${MAX_CONNECTIONS}.`);
  }
  return connections;
}

/** A number of runs, at least 1. @throws InvalidArgumentError for anything else */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new InvalidArgumentError(`expected a whole number from 1 to 1,000,000, found "${text}".`);
  }
  return count;
}
