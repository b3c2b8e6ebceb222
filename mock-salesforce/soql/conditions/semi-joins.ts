/**
 * The rules of `IN (SELECT …)`: where it may stand, what it may compare (documented, "Comparison Operators", semi-join
 * and anti-join restrictions), and the keys that its inner query selects.
 */
import type { Records } from '../../records.ts';
import { type Comparison, type Condition, type Query, textOf } from '../query.ts';
import { objectNamed, type Scope } from '../scope.ts';
import { errorAt, type SoqlError } from '../syntax-error.ts';
import { type Resolved, resolvePath } from '../values/paths.ts';

/** Semi-joins and anti-joins of one query (documented, same page). */
const MAX_SEMI_JOINS = 2;

const ACTIVITIES: ReadonlySet<string> = new Set(['Task', 'Event']);

/** @throws SoqlError when a semi-join breaks a rule */
export function checkSemiJoins(scope: Scope, records: Records, { where }: Query): void {
  if (where === undefined) return;
  const joins = joinsIn(scope, where, 'alone');
  const last = joins.at(-1);
  if (last === undefined) return;
  if (joins.length > MAX_SEMI_JOINS) {
    throw wrong(scope, last, 'tooManySemiJoins', { max: `${MAX_SEMI_JOINS}`, found: `${joins.length}` });
  }
  for (const join of joins) checkSemiJoin(scope, records, join);
}

/** Where a condition stands: alone, beside AND, or where no semi-join may stand. */
type Level = 'alone' | 'beside AND' | 'nested';

function joinsIn(scope: Scope, condition: Condition, level: Level): Comparison[] {
  if (condition.kind === 'compare') {
    if (condition.query === undefined) return [];
    if (level === 'nested') throw wrong(scope, condition, 'semiJoinNested');
    return [condition];
  }
  if (condition.kind === 'not') return joinsIn(scope, condition.part, 'nested');
  if (condition.kind === 'and') {
    const inner = level === 'nested' ? level : 'beside AND';
    return condition.parts.flatMap((part) => joinsIn(scope, part, inner));
  }
  const direct = condition.parts.find((part) => part.kind === 'compare' && part.query !== undefined);
  if (direct?.kind === 'compare' && level === 'alone') throw wrong(scope, direct, 'semiJoinWithOr');
  return condition.parts.flatMap((part) => joinsIn(scope, part, 'nested'));
}

function checkSemiJoin(scope: Scope, records: Records, join: Comparison): void {
  const { left, query } = join;
  const inner = objectNamed(scope, query!.object, query!.objectAt);
  const { name } = inner.schema;
  if (ACTIVITIES.has(name)) throw wrong(scope, join, 'semiJoinActivity', { object: name });
  if (inner === records) throw wrong(scope, join, 'semiJoinSameObject');
  if (left.kind === 'call') throw wrong(scope, join, 'semiJoinLeft', { field: textOf(left) });
  const outer = resolvePath(scope, records, left);
  const outerTypes = typesOf(outer);
  if (outerTypes === undefined) throw wrong(scope, join, 'semiJoinLeft', { field: textOf(left) });
  const selected = selectedPath(scope, inner, query!);
  const selectedTypes = typesOf(selected);
  if (selectedTypes === undefined) throw unsuitable(scope, query!);
  if (!outerTypes.some((type) => selectedTypes.includes(type))) {
    const gaps = { selected: selected.field.name, left: textOf(left) };
    throw wrong(scope, join, 'semiJoinTypes', gaps);
  }
  if (hasSemiJoin(query!.where)) throw wrong(scope, join, 'semiJoinInSemiJoin');
}

/** What the inner query selects, which is one field. */
export function selectedPath(scope: Scope, inner: Records, query: Query): Resolved {
  const [only, ...rest] = query.select;
  if (rest.length > 0 || only?.kind !== 'expression' || only.expression.kind === 'call') {
    throw unsuitable(scope, query);
  }
  return resolvePath(scope, inner, only.expression);
}

/** The objects whose Ids a field holds, or undefined when it holds none, or stands behind a relationship. */
function typesOf({ field, owners, steps }: Resolved): readonly string[] | undefined {
  if (steps.length > 0) return undefined;
  if (field.type === 'id') return owners.map(({ schema }) => schema.name);
  return field.type === 'reference' ? field.referenceTo : undefined;
}

function hasSemiJoin(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  if (condition.kind === 'compare') return condition.query !== undefined;
  if (condition.kind === 'not') return hasSemiJoin(condition.part);
  return condition.parts.some(hasSemiJoin);
}

function unsuitable(scope: Scope, query: Query): SoqlError {
  const [first] = query.select;
  const field = first?.kind === 'expression' ? textOf(first.expression) : 'SELECT';
  const at = first?.kind === 'expression' ? first.expression.at : query.objectAt;
  return errorAt(scope.text, at, 'semiJoinSelected', { field });
}

function wrong(
  scope: Scope,
  { left }: Comparison,
  name: Parameters<typeof errorAt>[2],
  gaps: Readonly<Record<string, string>> = {},
): SoqlError {
  return errorAt(scope.text, left.at, name, gaps);
}
