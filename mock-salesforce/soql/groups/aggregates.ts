/** The aggregate functions: what each takes, and what it makes of the values of a group. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { FieldSchema, FieldType } from '../../schema/types.ts';
import { type Key, keyOf, kindOf } from '../values/comparable.ts';

/** The values of one function, group by group. */
export interface Aggregate {
  /** What the function makes of the field. */
  readonly field: FieldSchema;
  add(group: number, value: Value): void;
  result(group: number): Value;
}

const NUMBERS: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];
const COMPARABLE: readonly FieldType[] = [
  ...NUMBERS,
  ...(['date', 'datetime', 'string', 'email', 'phone', 'url', 'picklist', 'id', 'reference'] as const),
];

/** Field types each function takes (documented, "Support for Field Types in Aggregate Functions"). */
const TAKES: Readonly<Record<string, ReadonlySet<FieldType>>> = {
  COUNT: new Set(COMPARABLE),
  COUNT_DISTINCT: new Set(COMPARABLE),
  SUM: new Set(NUMBERS),
  AVG: new Set(NUMBERS),
  MIN: new Set(COMPARABLE),
  MAX: new Set(COMPARABLE),
};

/** The function over a field, or undefined when it does not take the field. */
export function aggregateOf(name: string, field: FieldSchema): Aggregate | undefined {
  if (TAKES[name]?.has(field.type) !== true) return undefined;
  const as = (type: FieldType): FieldSchema => ({ ...field, type });
  switch (name) {
    case 'COUNT':
      return counted(as('int'));
    case 'COUNT_DISTINCT':
      return countedDistinct(as('int'));
    case 'SUM':
      return summed(field, (sum) => sum);
    case 'AVG':
      return summed(as('double'), (sum, count) => sum / count);
    case 'MIN':
      return extreme(field, (key, best) => key < best);
    default:
      return extreme(field, (key, best) => key > best);
  }
}

function counted(field: FieldSchema): Aggregate {
  const counts: number[] = [];
  return {
    field,
    add: (group, value) => {
      counts[group] = (counts[group] ?? 0) + (value === null ? 0 : 1);
    },
    result: (group) => counts[group] ?? 0,
  };
}

function countedDistinct(field: FieldSchema): Aggregate {
  const sets: Set<Value>[] = [];
  return {
    field,
    add: (group, value) => {
      if (value === null) return;
      sets[group] ??= new Set();
      sets[group].add(value);
    },
    result: (group) => sets[group]?.size ?? 0,
  };
}

/** Nothing is the sum and average of nothing. */
function summed(field: FieldSchema, finish: (sum: number, count: number) => number): Aggregate {
  const sums: number[] = [];
  const counts: number[] = [];
  return {
    field,
    add: (group, value) => {
      if (value === null) return;
      sums[group] = (sums[group] ?? 0) + Number(value);
      counts[group] = (counts[group] ?? 0) + 1;
    },
    result: (group) => (counts[group] === undefined ? null : finish(sums[group]!, counts[group])),
  };
}

function extreme(field: FieldSchema, isBetter: (key: Key & {}, best: Key & {}) => boolean): Aggregate {
  const kind = kindOf(field);
  const values: Value[] = [];
  const keys: (string | number)[] = [];
  return {
    field,
    add: (group, value) => {
      const key = keyOf(kind, value);
      const best = keys[group];
      if (key === null || (best !== undefined && !isBetter(key, best))) return;
      keys[group] = key;
      values[group] = value;
    },
    result: (group) => values[group] ?? null,
  };
}
