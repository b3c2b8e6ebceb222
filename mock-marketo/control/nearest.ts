/** The nearest of some names to what somebody wrote. */

/** Letters that may differ, as a share of the longer word. */
const TOLERATED_SHARE = 0.4;
const LONGEST_NAME = 100;

/** The nearest candidate in any case, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST_NAME) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const tolerated = Math.max(1, Math.floor(Math.max(word.length, candidate.length) * TOLERATED_SHARE));
    if (distance > tolerated || distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** Letters to insert, to remove or to replace to make one word of the other. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = above[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[to.length]!;
}
