/**
 * Which operation a request inside another request means. The server finds operations by itself; here the same rules
 * hold for addresses that come in a body: names in any case, slashes doubled or trailing.
 */
import { parse } from 'node:querystring';
import type { Operation } from '../../api.ts';
import { type Incoming, methodMeant } from '../../http/incoming.ts';

/** An operation, with what the address says about it. */
export interface Match {
  readonly operation: Operation;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Incoming['query'];
}

interface Route {
  readonly operation: Operation;
  /** In lower case; what begins with a colon is a parameter. */
  readonly segments: readonly string[];
}

export class Routes {
  /** By number of segments; the more exact ones first. */
  readonly #routes = new Map<number, Route[]>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const segments = segmentsOf(operation.path).map((one) =>
        one.startsWith(':') ? one : one.toLowerCase(),
      );
      const others = this.#routes.get(segments.length) ?? [];
      this.#routes.set(segments.length, [...others, { operation, segments }].sort(byExactness));
    }
  }

  /**
   * The operation of a method and an address without its host, or undefined.
   * @param url `/services/data/v62.0/query?q=…`
   */
  find(method: string, url: string): Match | undefined {
    const meant = methodMeant(method, url);
    const [path = '', search = ''] = url.split('?', 2);
    const segments = segmentsOf(path);
    for (const { operation, segments: pattern } of this.#routes.get(segments.length) ?? []) {
      if (operation.method !== meant) continue;
      const params = paramsOf(pattern, segments);
      if (params === undefined) continue;
      const query = parse(search) as Incoming['query'];
      return { operation, method: meant, params, query };
    }
    return undefined;
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** At the first place where they differ, the route with a name comes before the one with a parameter. */
function byExactness(a: Route, b: Route): number {
  for (let i = 0; i < a.segments.length; i += 1) {
    const [first, second] = [a.segments[i]!.startsWith(':'), b.segments[i]!.startsWith(':')];
    if (first !== second) return first ? 1 : -1;
  }
  return 0;
}

function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let i = 0; i < pattern.length; i += 1) {
    const expected = pattern[i]!;
    const segment = segments[i]!;
    if (!expected.startsWith(':')) {
      if (segment.toLowerCase() !== expected) return undefined;
      continue;
    }
    const decoded = decodedSegment(segment);
    if (decoded === undefined) return undefined;
    params[expected.slice(1)] = decoded;
  }
  return params;
}

function decodedSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
