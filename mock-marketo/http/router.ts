/** Finds the operation of a method and path. Paths are compared as they are written, a `{name}` takes one segment. */
import type { Operation } from './operation.ts';

/** What a path leads to: an operation, a known path that lacks the method, or nothing. */
export type Found =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly names: Record<string, string> }
  | { readonly kind: 'other method' }
  | { readonly kind: 'nothing' };

interface Pattern {
  readonly regex: RegExp;
  readonly operations: Map<string, Operation>;
}

export class Router {
  /** Paths without names, which come first: `leads/describe.json` is not taken for a name. */
  readonly #exact = new Map<string, Pattern>();
  /** Paths with names, by their number of slashes. */
  readonly #named = new Map<number, Pattern[]>();

  constructor(operations: readonly Operation[]) {
    const byPath = new Map<string, Pattern>();
    for (const operation of operations) {
      const pattern = byPath.get(operation.path) ?? { regex: regexOf(operation.path), operations: new Map() };
      pattern.operations.set(operation.method, operation);
      byPath.set(operation.path, pattern);
    }
    for (const [path, pattern] of byPath) {
      if (!path.includes('{')) this.#exact.set(path, pattern);
      else this.#named.set(slashes(path), [...(this.#named.get(slashes(path)) ?? []), pattern]);
    }
  }

  find(method: string, path: string): Found {
    const exact = this.#exact.get(path);
    const found = exact?.operations.get(method);
    if (found !== undefined) return { kind: 'operation', operation: found, names: NO_NAMES };
    let isKnown = exact !== undefined;
    for (const { regex, operations } of this.#named.get(slashes(path)) ?? []) {
      const match = regex.exec(path);
      if (match === null) continue;
      const operation = operations.get(method);
      if (operation !== undefined) return { kind: 'operation', operation, names: { ...match.groups } };
      isKnown = true;
    }
    return { kind: isKnown ? 'other method' : 'nothing' };
  }
}

const NO_NAMES: Record<string, string> = {};

function slashes(path: string): number {
  let count = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) count += 1;
  return count;
}

function regexOf(path: string): RegExp {
  const escaped = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
  return new RegExp(`^${escaped}$`);
}

/** Resolves `.` and `..` segments, which some clients leave in the path (observed, node-marketo-rest). */
export function withoutDotSegments(path: string): string {
  if (!path.includes('/.')) return path;
  const kept: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
}
