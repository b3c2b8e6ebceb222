/**
 * The nearest valid name for what somebody wrote: keys, values, operations, scenarios. Distance counts single letters
 * inserted, removed, replaced or swapped with their neighbour.
 */

/** Letters that may differ, as a share of the longer word: `prefab` is not a suggestion for `preset`. */
const TOLERATED_SHARE = 0.4;

/** Nothing of ours has a longer name, and the distance of long texts is dear. */
const LONGEST_NAME = 100;

/** The candidate nearest to a word, whatever its case, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST_NAME) return undefined;
  const typed = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const distance = isPart(typed, known) ? 0.5 : editDistance(typed, known);
    const tolerated = Math.max(1, Math.floor(Math.max(typed.length, known.length) * TOLERATED_SHARE));
    if (distance <= tolerated && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, removals, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let best = Math.min(replaced, rows[i - 1]![j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}

/** Whether a word of some length is the beginning or the end of a longer one: `churn` of `score-churn`. */
function isPart(typed: string, known: string): boolean {
  return typed.length >= 3 && typed !== known && (known.startsWith(typed) || known.endsWith(typed));
}
