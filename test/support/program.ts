/** Runs a program of ours as a user would: in a process of its own, whose output goes to pipes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  readonly process: ChildProcess;
  /** When the standard output first has the text; rejects when the program ends before. */
  seen(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts a program of bench (`main.js`) with arguments. */
export function startProgram(file: string, ...words: readonly string[]): Program {
  return programOf(process.execPath, [pathOf(file), ...words]);
}

/** The same for a program that may write files of so many blocks of 512 bytes, as on a disk that is full. */
export function startLimited(blocks: number, file: string, ...words: readonly string[]): Program {
  const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
  return programOf('sh', ['-c', command, process.execPath, pathOf(file), ...words]);
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../bench/${file}`, import.meta.url));
}

function programOf(command: string, words: readonly string[]): Program {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const seen = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
      ended.then(() => reject(new Error(`ended before it said "${text}": ${output}${errors}`)));
    });
  return { process: child, seen, ended };
}
