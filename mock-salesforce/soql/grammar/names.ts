/** What FROM says that names stand for: aliases of the object, and of parents (`FROM Contact c, c.Account a`). */
import type { PathOf } from './expressions.ts';
import type { TokenStream } from './token-stream.ts';

/**
 * Looks ahead from the start of a SELECT list to its FROM, since the list may use what FROM defines. A statement
 * without FROM has no aliases, and is refused when the reader gets there.
 */
export function namesAhead(stream: TokenStream): PathOf {
  const paths = new Map<string, readonly string[]>();
  const pathOf: PathOf = (written) => {
    if (!written.includes('.')) return [written];
    const path = written.split('.');
    const prefix = paths.get(path[0]!.toLowerCase());
    return prefix === undefined ? path : [...prefix, ...path.slice(1)];
  };
  const from = fromAhead(stream);
  if (from >= 0) defineNames(stream, from + 1, paths, pathOf);
  return pathOf;
}

/** How many tokens ahead the FROM of this level stands, or -1. */
function fromAhead(stream: TokenStream): number {
  let depth = 0;
  for (let ahead = 0; depth >= 0; ahead += 1) {
    const { kind, text, word } = stream.peek(ahead);
    if (kind === 'end') return -1;
    if (kind === 'symbol') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    else if (depth === 0 && word === 'FROM') return ahead;
  }
  return -1;
}

function defineNames(
  stream: TokenStream,
  start: number,
  paths: Map<string, readonly string[]>,
  pathOf: PathOf,
): void {
  for (let ahead = start, isFirst = true; stream.peek(ahead).kind === 'word'; isFirst = false) {
    const name = stream.peek(ahead).text;
    const path = isFirst ? [] : pathOf(name);
    if (isFirst) paths.set(name.toLowerCase(), path);
    const alias = stream.aliasAt(ahead + 1);
    if (alias !== undefined) paths.set(alias.text.toLowerCase(), path);
    const next = ahead + (alias === undefined ? 1 : 2);
    if (!stream.isSymbol(',', next)) return;
    ahead = next + 1;
  }
}
