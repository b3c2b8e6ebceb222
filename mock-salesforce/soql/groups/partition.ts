/**
 * Puts rows into groups by the values of expressions. ROLLUP and CUBE group several times, each time by fewer of the
 * expressions, and so make subtotals (documented, "GROUP BY ROLLUP", "GROUP BY CUBE"). Texts that differ in case are
 * different groups (assumed).
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { GroupBy } from '../query.ts';
import { keyOf, kindOf } from '../values/comparable.ts';
import type { Readable } from '../values/expressions.ts';

/** One round of grouping: by which of the expressions, and the group of each row by its place. */
export interface Round {
  readonly uses: readonly boolean[];
  readonly groupOf: Int32Array;
}

export interface Partition {
  readonly rounds: readonly Round[];
  readonly groups: readonly Group[];
}

export interface Group {
  /** The values of the expressions; null where the round does not use one. */
  readonly values: readonly Value[];
  readonly uses: readonly boolean[];
}

export function partition(
  rows: Int32Array,
  expressions: readonly Readable[],
  kind: GroupBy['kind'],
): Partition {
  const groups: Group[] = [];
  const rounds = roundsOf(kind, expressions.length).map((uses): Round => {
    const known = new Map<Value, number>();
    const groupOf = rows.map((row) => {
      const values = expressions.map(({ read }, i) => (uses[i] ? read(row) : null));
      const key = values.length === 1 ? values[0]! : JSON.stringify(values);
      const group = known.get(key);
      if (group !== undefined) return group;
      known.set(key, groups.length);
      return groups.push({ values, uses }) - 1;
    });
    return { uses, groupOf };
  });
  return { rounds, groups };
}

/** Which expressions each round uses: all; fewer and fewer from the end; or every choice of them. */
function roundsOf(kind: GroupBy['kind'], count: number): boolean[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (kind === 'plain') return [all.map(() => true)];
  if (kind === 'rollup') return [...all, count].map((less) => all.map((i) => i < count - less));
  return Array.from({ length: 2 ** count }, (_, leftOut) => all.map((i) => (leftOut & (1 << i)) === 0));
}

/** The groups in the order of their values, nulls first, and subtotals after what they sum up. */
export function groupsInOrder({ groups }: Partition, expressions: readonly Readable[]): Int32Array {
  const kinds = expressions.map(({ field }) => kindOf(field));
  const keys = groups.map(({ values }) => values.map((value, i) => keyOf(kinds[i]!, value)));
  const compare = (a: number, b: number): number => {
    for (let i = 0; i < kinds.length; i += 1) {
      const [left, right] = [keys[a]![i]!, keys[b]![i]!];
      const [isLeftTotal, isRightTotal] = [!groups[a]!.uses[i], !groups[b]!.uses[i]];
      if (isLeftTotal !== isRightTotal) return isLeftTotal ? 1 : -1;
      if (left === right) continue;
      if (left === null || right === null) return left === null ? -1 : 1;
      return left < right ? -1 : 1;
    }
    return a - b;
  };
  return Int32Array.from(groups, (_, group) => group).sort(compare);
}
