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
  const program = fileURLToPath(new URL(`../../bench/${file}`, import.meta.url));
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
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
