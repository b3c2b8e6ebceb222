/** The command line: verbs and options, and nothing of their work, which each verb loads when it is called. */
import { readFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { EXIT, type ExitCode, exitCodeLines } from './exit-codes.ts';
import { failureOf } from './failures.ts';
import { addLoadOptions, addReplayOptions, parseCount, parseSeed, type ReplayOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { UserError } from './user-error.ts';
import type { LoadVerbOptions, MockName } from './verbs/load.ts';

/** What the command does when it is called by its bare name. */
const DEFAULT_SCENARIO = 'score-churn';

const SUMMARY = `Simulates the sync between Marketo Engage and Salesforce, and shows what a change does to its backlog.

Without a command: compares ${DEFAULT_SCENARIO} without and with its practices.`;

/** Runs one command line, without the program's own name. Never throws: what went wrong is said and has its code. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const program = createProgram(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.lines.length > 0) terminal.complain(failure.lines);
    return failure.code;
  }
}

function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('syncbench')
    .version(version(), '-V, --version', 'show the version')
    .usage('[command] [options]')
    .description(SUMMARY)
    .exitOverride()
    .configureHelp({ helpWidth: terminal.view.width })
    .configureOutput({
      writeOut: (text) => terminal.print([text.trimEnd()]),
      writeErr: (text) => terminal.complain([text.trimEnd()]),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .allowExcessArguments()
    .addHelpText('after', `\n${exitCodeLines().join('\n')}`)
    .action(async (_, { args }: Command) => {
      if (args.length > 0) throw await unknownVerb(args[0]!, program);
      const { compare } = await import('./verbs/compare.ts');
      end(await compare(DEFAULT_SCENARIO, { transport: 'direct' }, terminal));
    });
  addVerbs(program, terminal, end);
  return program;
}

function addVerbs(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('list')
    .description('show the scenarios and the practices, a line each')
    .action(async () => end((await import('./verbs/list.ts')).list(terminal)));
  program
    .command('parameters')
    .description('show the parameters of the sync, with their ranges and sources')
    .option('--json <file>', 'write them as JSON; - prints them in place of the table')
    .action(async (options: { json?: string }) =>
      end((await import('./verbs/parameters.ts')).parameters(options, terminal)),
    );
  addReplayOptions(
    program.command('run').argument('<scenario>', 'a name from list, or a .yaml, .yml or .json file'),
    'practices to follow',
  )
    .description('run a scenario once')
    .allowExcessArguments(false)
    .action(async (scenario: string, options: ReplayOptions) =>
      end(await (await import('./verbs/run.ts')).run(scenario, options, terminal)),
    );
  addReplayOptions(
    program.command('compare').argument('<scenario>', 'a name from list, or a .yaml, .yml or .json file'),
    'practices to compare with, in place of the scenario’s own',
  )
    .description('run a scenario without and with practices, side by side')
    .allowExcessArguments(false)
    .action(async (scenario: string, options: ReplayOptions) =>
      end(await (await import('./verbs/compare.ts')).compare(scenario, options, terminal)),
    );
  program
    .command('swarm')
    .description('play random scenarios with random faults, and check that both systems agree in the end')
    .option('--runs <n>', 'how many scenarios', parseCount, 100)
    .option('--seed <n>', 'the seed of the first; the others follow', parseSeed, 1)
    .allowExcessArguments(false)
    .action(async (options: { runs: number; seed: number }) =>
      end(await (await import('./verbs/swarm.ts')).swarm(options, terminal)),
    );
  addLoadOptions(
    program
      .command('load')
      .addArgument(new Argument('<mock>', 'the server to load').choices(['mock-salesforce', 'mock-marketo'])),
  )
    .description('load a mock server, and compare it with a bare one')
    .allowExcessArguments(false)
    .action(async (mock: MockName, options: LoadVerbOptions) =>
      end(await (await import('./verbs/load.ts')).load(mock, options, terminal)),
    );
  program
    .command('micro')
    .description('time the hot paths, and a full replay against a bare loop')
    .action(async () => {
      const { micro } = await import('./micro.ts');
      end((await micro((line) => terminal.print([line]))) ? EXIT.fine : EXIT.checkFailed);
    });
}

/** The version of the package, which stands beside the compiled code. */
function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

/** A word that is no verb: perhaps a slip of the pen, perhaps a scenario whose verb was left out. */
async function unknownVerb(word: string, program: Command): Promise<UserError> {
  const { catalogue } = await import('../scenarios/catalogue/index.ts');
  const { suggestion } = await import('../scenarios/loading/suggest.ts');
  if (catalogue.some(({ name }) => name === word)) {
    return new UserError(`"${word}" is a scenario; say what to do with it: run ${word}, or compare ${word}`);
  }
  const verbs = program.commands.map((command) => command.name());
  return new UserError(`there is no command "${word}"${suggestion(word, verbs)}`);
}
