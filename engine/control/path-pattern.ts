/** Patterns of paths: `*` stands for anything, slashes included. */

/** A pattern made ready; it matches a path without its query. */
export type PathPattern = (path: string) => boolean;

/** Whether case counts in the paths of an API. */
export type PathCase = 'any case' | 'case counts';

/** Looks for the parts between the stars one after the other, so that no pattern can make it slow. */
export function pathPattern(pattern: string, pathCase: PathCase): PathPattern {
  const asCompared = (text: string) => (pathCase === 'any case' ? text.toLowerCase() : text);
  const parts = asCompared(pattern).split('*');
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const middle = parts.slice(1, -1);
  return (written) => {
    const bare = withoutQuery(written);
    // Addresses are ASCII, so case changes no length: most are told apart without a copy in lower case.
    if (parts.length === 1) return bare.length === first.length && asCompared(bare) === first;
    const path = asCompared(bare);
    if (!path.startsWith(first) || !path.endsWith(last)) return false;
    let at = first.length;
    for (const part of middle) {
      const place = path.indexOf(part, at);
      if (place < 0) return false;
      at = place + part.length;
    }
    return at <= path.length - last.length;
  };
}

function withoutQuery(path: string): string {
  const end = path.indexOf('?');
  return end < 0 ? path : path.slice(0, end);
}
