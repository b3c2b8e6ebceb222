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
  /** Patterns without names first, so that `leads/describe.json` is not taken for a name. */
  readonly #patterns: readonly Pattern[];

  constructor(operations: readonly Operation[]) {
    const byPath = new Map<string, Pattern>();
    const isNamed = (operation: Operation): number => Number(operation.path.includes('{'));
    for (const operation of operations.toSorted((a, b) => isNamed(a) - isNamed(b))) {
      const pattern = byPath.get(operation.path) ?? { regex: regexOf(operation.path), operations: new Map() };
      pattern.operations.set(operation.method, operation);
      byPath.set(operation.path, pattern);
    }
    this.#patterns = [...byPath.values()];
  }

  find(method: string, path: string): Found {
    let isKnown = false;
    for (const { regex, operations } of this.#patterns) {
      const match = regex.exec(path);
      if (match === null) continue;
      const operation = operations.get(method);
      if (operation !== undefined) return { kind: 'operation', operation, names: { ...match.groups } };
      isKnown = true;
    }
    return { kind: isKnown ? 'other method' : 'nothing' };
  }
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
