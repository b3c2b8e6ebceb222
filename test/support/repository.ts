/** The files of the repository, as the rules of the house read them. Tests run with its root as working directory. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rooms of the house, the ground floor first. */
export const ROOMS = [
  'engine/kernel',
  'engine/control',
  'engine/sync',
  'engine/drivers',
  'mock-salesforce',
  'mock-marketo',
  'scenarios',
  'bench',
  'test',
] as const;

export type Room = (typeof ROOMS)[number];

/** Texts by path; paths are relative to the root, with slashes. */
export type Files = ReadonlyMap<string, string>;

const NOT_OURS = new Set(['node_modules', '.git', 'build', 'coverage']);
const TEXT_FILE = /\.(ts|js|json|md|ya?ml|html|css|csv|txt|sh)$|^[^.]+$/;

/** The room that a path lies in, or undefined for what stands beside the rooms. */
export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => path.startsWith(`${room}/`));
}

/** All text files of the repository. */
export function readRepository(): Files {
  const files = new Map<string, string>();
  readFolder('', files);
  return files;
}

/** TypeScript and JavaScript only. */
export function sourcesIn(files: Files): Files {
  return new Map([...files].filter(([path]) => /\.(ts|js)$/.test(path) && roomOf(path) !== undefined));
}

function readFolder(folder: string, files: Map<string, string>): void {
  for (const entry of readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = folder === '' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) readFolder(path, files);
    else if (entry.isFile() && TEXT_FILE.test(entry.name)) files.set(path, readFileSync(path, 'utf8'));
  }
}
