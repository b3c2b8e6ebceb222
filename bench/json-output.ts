/** Writes results as JSON: checked before a long run begins, written when it has ended. */
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Terminal } from './terminal.ts';
import { UserError } from './user-error.ts';

/** Means the standard output. */
const STANDARD_OUTPUT = '-';

/** Whether the JSON takes the place of the report. */
export function replacesReport(file: string | undefined): boolean {
  return file === STANDARD_OUTPUT;
}

/** @throws UserError when the file could not be written, so that nobody waits for a result in vain */
export function ensureWritable(file: string | undefined): void {
  if (file === undefined || replacesReport(file)) return;
  if (file === '') throw new UserError('--json expects the name of a file, or - for the standard output');
  const folder = dirname(file);
  if (kindOf(folder) !== 'folder') throw new UserError(`cannot write ${file}: there is no folder ${folder}`);
  const kind = kindOf(file);
  if (kind === 'folder') throw new UserError(`cannot write ${file}: it is a folder`);
  try {
    accessSync(kind === 'none' ? folder : file, constants.W_OK);
  } catch (error) {
    throw new UserError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

/** @throws UserError when the file cannot be written after all, for instance because the disk is full */
export function writeJson(file: string | undefined, result: unknown, terminal: Terminal): void {
  if (file === undefined) return;
  const text = JSON.stringify(result, null, 2);
  if (replacesReport(file)) {
    terminal.print([text]);
    return;
  }
  try {
    writeFileSync(file, `${text}\n`);
  } catch (error) {
    throw new UserError(`cannot write ${file}: ${(error as Error).message}`);
  }
  terminal.print(['', terminal.view.style.faint(`The result is in ${file}`)]);
}

function kindOf(path: string): 'folder' | 'file' | 'none' {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 'none';
  return status.isDirectory() ? 'folder' : 'file';
}
