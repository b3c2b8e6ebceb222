/** Which file imports which: read off the text of the files. */
import { posix } from 'node:path';
import type { Files } from './repository.ts';
import { codeOnly, lineAt, withoutComments } from './source-text.ts';

/** One import. `target` is a path from the root for a file of ours, and the name as written for a package. */
export interface Import {
  readonly target: string;
  readonly isOurs: boolean;
  readonly line: number;
}

/** The imports of each file, in the order of the text. */
export type ModuleGraph = ReadonlyMap<string, readonly Import[]>;

/** `import … from 'x'`, `import 'x'`, `import('x')`, and `new URL('x', import.meta.url)`, which names workers and assets. */
const IMPORT =
  /\b(?:import|export)\s+(?:type\s)?[^'";=()]*\bfrom\s*['"](?<from>[^'"\n]+)['"]|\bimport\s*\(?\s*['"](?<bare>[^'"\n]+)['"]|\bnew URL\(\s*['"](?<located>[^'"\n]+)['"],\s*import\.meta\.url/g;

/** Reads the imports of all files. */
export function graphOf(files: Files): ModuleGraph {
  return new Map([...files].map(([path, text]) => [path, importsOf(path, text, files)]));
}

/** An import that is quoted within a string is not one. */
function importsOf(path: string, text: string, files: Files): Import[] {
  const code = codeOnly(text);
  const matches = [...withoutComments(text).matchAll(IMPORT)].filter(({ index }) => code[index] !== ' ');
  return matches.map((match) => {
    const { from, bare, located } = match.groups!;
    const name = (from ?? bare ?? located)!;
    const isOurs = name.startsWith('.') || located !== undefined;
    const target = isOurs ? sourceOf(posix.join(posix.dirname(path), name), files) : name;
    return { target, isOurs, line: lineAt(text, match.index) };
  });
}

/** A file that is named compiled (`./worker.js`, `build/bench/main.js`) stands for its source. */
export function sourceOf(path: string, files: Files): string {
  return files.has(path) ? path : path.replace(/^build\//, '').replace(/\.js$/, '.ts');
}

/** The shortest way around for each knot of files that need one another, types included: `a.ts → b.ts → a.ts`. */
export function cyclesIn(graph: ModuleGraph): string[] {
  const reported = new Set<string>();
  const cycles: string[] = [];
  for (const path of graph.keys()) {
    if (reported.has(path)) continue;
    const way = wayBackTo(path, graph);
    if (way === undefined) continue;
    for (const step of way) reported.add(step);
    cycles.push([...way, path].join(' → '));
  }
  return cycles;
}

/** The files reached from some files, these included. */
export function reachedFrom(entries: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set(entries);
  for (const path of reached) for (const { target } of graph.get(path) ?? []) reached.add(target);
  return reached;
}

/** Breadth first, so that the way is the shortest. */
function wayBackTo(start: string, graph: ModuleGraph): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue)
    for (const { target } of graph.get(path) ?? []) {
      if (target === start) return wayTo(path, start, cameFrom);
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, path);
      queue.push(target);
    }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!);
  return way;
}
