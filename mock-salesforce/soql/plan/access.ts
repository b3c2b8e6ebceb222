/**
 * How the rows of a condition can be reached without a scan: for each comparison that an index serves, the only rows
 * for which it can be true. The rows still have to be tested; an index promises no more than to name enough of them.
 */
import { Lookup } from '../../lookup.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { withListsForChains } from '../conditions/filter.ts';
import { idKey } from '../conditions/filter-literals.ts';
import { unescaped } from '../conditions/literals.ts';
import type { Comparison, Condition } from '../query.ts';
import { readableField, type Scope } from '../scope.ts';
import { type Key, type Kind, keyOf, kindOf } from '../values/comparable.ts';
import { type Candidates, inOrder, sizeOf, unionOf } from './candidates.ts';
import { type IndexKind, indexOf, rowsHolding } from './indexes.ts';
import { reachedThroughParents } from './parents.ts';
import { rangesIn } from './ranges.ts';

/** A way to some rows. */
export interface Access {
  /** The fields whose indexes lead there. */
  readonly fields: readonly string[];
  readonly index: IndexKind;
  readonly candidates: Candidates;
}

/** Rows that are few enough to look no further for a better index. */
const FEW = 100;

/** The share of an object's rows below which an index is good enough to leave parents alone (ours). */
const SELECTIVE = 0.1;

/**
 * The indexes that a condition can be served by, the one with the fewest rows first: every one or, when `few` will do,
 * those that were tried until one led to few rows.
 */
export function accessesOf(
  scope: Scope,
  records: Records,
  where: Condition | undefined,
  few = FEW,
): Access[] {
  if (where === undefined) return [];
  const condition = withListsForChains(where);
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const found: Access[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const { isOnParent, run } of attemptsOf(scope, records, parts)) {
    if (isOnParent && few > 0 && fewest <= records.count * SELECTIVE) break;
    const access = run();
    if (access === undefined) continue;
    found.push(access);
    fewest = Math.min(fewest, sizeOf(access.candidates));
    if (fewest <= few) break;
  }
  return found.sort((a, b) => sizeOf(a.candidates) - sizeOf(b.candidates));
}

interface Attempt {
  /** These come last, for they mean more work before the first row is found. */
  readonly isOnParent: boolean;
  run(): Access | undefined;
}

/** What can be tried for conditions that all must hold: ranges of one field are one range. */
function attemptsOf(scope: Scope, records: Records, parts: readonly Condition[]): Attempt[] {
  const ranges = rangesIn(scope, records, parts);
  const single = parts.filter((part) => !ranges.some(({ sources }) => sources.includes(part)));
  const attempts = single.map(
    (part): Attempt => ({
      isOnParent: isOnParent(part),
      run: () => accessOf(scope, records, part),
    }),
  );
  const inRanges = ranges.map(
    ({ field, candidates }): Attempt => ({
      isOnParent: false,
      run: () => {
        const rows = candidates();
        return rows && { fields: [field], index: 'standard', candidates: rows };
      },
    }),
  );
  return [
    ...attempts.filter((attempt) => !attempt.isOnParent),
    ...inRanges,
    ...attempts.filter((attempt) => attempt.isOnParent),
  ];
}

/** Whether a condition says nothing of a record itself, only of its parents. */
export function isOnParents(condition: Condition): boolean {
  return condition.kind === 'and' ? condition.parts.every(isOnParent) : isOnParent(condition);
}

function isOnParent(part: Condition): boolean {
  return part.kind === 'compare' && part.left.kind === 'path' && part.left.path.length > 1;
}

function accessOf(scope: Scope, records: Records, part: Condition): Access | undefined {
  if (part.kind === 'compare') {
    const [range] = rangesIn(scope, records, [part]);
    if (range === undefined) return comparisonAccess(scope, records, part);
  }
  if (part.kind === 'compare' || part.kind === 'and') return accessesOf(scope, records, part)[0];
  if (part.kind === 'not') return undefined;
  const sides = part.parts.map((side) => accessOf(scope, records, side));
  if (!sides.every((side) => side !== undefined)) return undefined;
  return {
    fields: [...new Set(sides.flatMap((side) => side.fields))],
    index: sides.some((side) => side.index === 'custom') ? 'custom' : 'standard',
    candidates: unionOf(sides.map((side) => side.candidates)),
  };
}

function comparisonAccess(scope: Scope, records: Records, comparison: Comparison): Access | undefined {
  const { left } = comparison;
  if (left.kind === 'call') return undefined;
  if (left.path.length > 1) {
    const reached = reachedThroughParents(scope, records, comparison, indexedRows);
    return reached && { fields: [reached.lookup], index: 'standard', candidates: reached.candidates };
  }
  const number = readableField(scope, records, left.path[0]!);
  const field = records.schema.fields[number];
  const index = field === undefined ? undefined : indexOf(field);
  if (field === undefined || index === undefined) return undefined;
  const candidates = candidatesOf(scope, records, number, field, comparison);
  return candidates && { fields: [field.name], index, candidates };
}

function indexedRows(scope: Scope, records: Records, comparison: Comparison): Candidates | undefined {
  return accessesOf(scope, records, comparison)[0]?.candidates;
}

/** The rows for `=` and IN; ranges are found apart. */
function candidatesOf(
  scope: Scope,
  records: Records,
  number: number,
  field: FieldSchema,
  comparison: Comparison,
): Candidates | undefined {
  const { operator, query } = comparison;
  if (operator !== '=' && operator !== 'IN') return undefined;
  const keys = query === undefined ? keysOf(scope, field, comparison) : scope.innerKeys(query);
  if (keys.has(null)) return undefined;
  if (field.type === 'id') return idCandidates(records, keys);
  const column = records.columns[number];
  if (column instanceof Lookup) {
    return inOrder([...keys].flatMap((key) => column.childrenOf(String(key))));
  }
  return HASHED.has(kindOf(field)) ? inOrder(rowsHolding(records, number, keys, scope.now)) : undefined;
}

/** Kinds whose keys are what stands in the literal. */
const HASHED: ReadonlySet<Kind> = new Set<Kind>(['text', 'id', 'number']);

function keysOf(scope: Scope, field: FieldSchema, comparison: Comparison): ReadonlySet<Key> {
  const isId = field.type === 'id' || field.type === 'reference';
  return new Set(
    comparison.literals.map((literal): Key => {
      if (isId) return idKey(scope, comparison, field, literal);
      if (literal.kind === 'null') return null;
      return literal.kind === 'number' ? Number(literal.text) : keyOf('text', unescaped(literal.text));
    }),
  );
}

function idCandidates(records: Records, keys: ReadonlySet<Key>): Candidates {
  const rows: number[] = [];
  for (const key of keys) {
    const row = records.rowOf(String(key));
    if (row >= 0) rows.push(row);
  }
  return inOrder(rows);
}
