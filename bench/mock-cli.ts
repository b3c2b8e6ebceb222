/** Starts one of the two mock servers, says how to reach it, and stops it on Ctrl-C. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { failureOf } from './failures.ts';
import { ensureWritable } from './json-output.ts';
import type { MockServer, MockSetup } from './mock-server.ts';
import { parseSeed } from './options.ts';
import { readSnapshot, writeSnapshot } from './snapshot-file.ts';
import type { Terminal } from './terminal.ts';
import { UserError } from './user-error.ts';

interface MockOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: number;
  readonly scenario?: string;
  readonly snapshot?: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs a mock until it is told to stop. Never throws: what went wrong is said and has its code. */
export async function runMockCli(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const program = new Command('mock')
    .description('Starts a mock server that real clients accept. Ctrl-C stops it.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print([text.trimEnd()]),
      writeErr: (text) => terminal.complain([text.trimEnd()]),
    });
  addMock(program, 'salesforce', 'one Salesforce org', 4020, terminal);
  addMock(program, 'marketo', 'one Marketo Engage instance', 4010, terminal);
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT.fine;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.lines.length > 0) terminal.complain(failure.lines);
    return failure.code;
  }
}

function addMock(
  program: Command,
  name: 'salesforce' | 'marketo',
  description: string,
  port: number,
  terminal: Terminal,
): void {
  program
    .command(name)
    .description(description)
    .addOption(new Option('--port <n>', '0 takes any free one').argParser(parsePort).default(port))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(new Option('--seed <n>', 'seed of chance').argParser(parseSeed))
    .option('--scenario <name|file>', 'data to start with; without it there are no records')
    .option('--snapshot <file>', 'state to start with, if the file is there, and to save when it stops')
    .action(async (options: MockOptions) => {
      const mocks = await import('./mock-server.ts');
      const create = name === 'salesforce' ? mocks.salesforceServer : mocks.marketoServer;
      await serve(await create(await setupFor(options)), options, terminal);
    });
}

async function setupFor({
  scenario: nameOrPath,
  seed: given,
  snapshot: file,
}: MockOptions): Promise<MockSetup> {
  if (file !== undefined) ensureWritable(file);
  const snapshot = file === undefined ? undefined : readSnapshot(file);
  const seed = given ?? snapshot?.seed;
  if (nameOrPath === undefined) return { scenario: undefined, seed: seed ?? 1, snapshot };
  const { loadScenario } = await import('../scenarios/loading/load.ts');
  const scenario = loadScenario(nameOrPath);
  const own = seed ?? scenario.seed;
  return { scenario: { ...scenario, seed: own }, seed: own, snapshot };
}

/**
 * Listens until a signal comes, then saves the snapshot. A second signal finds no handler, and ends the process at
 * once; the file is then the old one.
 */
async function serve(
  mock: MockServer,
  { port, host, snapshot }: MockOptions,
  terminal: Terminal,
): Promise<void> {
  const address = await mock.listen(port, host).catch((error) => {
    throw new UserError(listenFailure(error, port, host));
  });
  const stopped = signalled();
  terminal.print([...mock.banner(address), '', 'Ctrl-C stops it.']);
  await stopped;
  try {
    if (snapshot !== undefined) {
      writeSnapshot(snapshot, await mock.snapshot());
      terminal.print([`The snapshot is in ${snapshot}`]);
    }
  } finally {
    await mock.close();
  }
}

/** When the first signal comes. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}

function listenFailure(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') return `port ${port} of ${host} is in use; choose another one with --port`;
  if (error.code === 'EACCES')
    return `no permission to listen on port ${port}; choose one above 1023 with --port`;
  return `cannot listen on port ${port} of ${host}: ${error.message}`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return port;
}
