/** The file that a mock server begins with and leaves behind: read whole, written whole or not at all. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from './user-error.ts';

/** What has to be known of a snapshot before the server is made that it goes into. */
export interface KeptSnapshot {
  readonly text: string;
  readonly seed: number;
  readonly startAt: number;
}

/** The snapshot of a file, or undefined when there is no such file yet. @throws UserError for a file that is none */
export function readSnapshot(file: string): KeptSnapshot | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const { seed, startAt } = originOf(text);
  if (typeof seed !== 'number' || typeof startAt !== 'number') {
    throw new UserError(
      `${file} is no snapshot: expected the JSON that a mock server saved, with its origin`,
    );
  }
  return { text, seed, startAt };
}

/**
 * Writes beside the file and renames, so that a stop at a bad moment leaves the old one. A disk that is full may take a
 * part at first and refuse the next: `writeFileSync` goes on until all is written. @throws UserError when it cannot
 */
export function writeSnapshot(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(beside, 'wx');
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UserError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

function originOf(text: string): { seed?: unknown; startAt?: unknown } {
  try {
    return (JSON.parse(text) as { origin?: object } | null)?.origin ?? {};
  } catch {
    return {};
  }
}
