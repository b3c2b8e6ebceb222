/** Compiles conditions into a test of rows. Comparisons know two truths only: a missing value is not equal to any. */
import { failure } from '../../errors.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { RowTest } from '../plan/scan.ts';
import { type Comparison, type Condition, type Operator, textOf } from '../query.ts';
import type { Scope } from '../scope.ts';
import { errorAt, SoqlError } from '../syntax-error.ts';
import { isFilterable, type Key, type Kind, keyOf, kindOf } from '../values/comparable.ts';
import type { Resolve } from '../values/expressions.ts';
import { idKey, literalKey, spanFor, wrongLiteral } from './filter-literals.ts';
import { likeTest } from './like.ts';
import { unescaped } from './literals.ts';
import type { Span } from './span.ts';

/** A test of keys. */
type KeyTest = (key: Key) => boolean;

/** Comparisons of one condition, lists apart; more would take too long on every row (ours). */
const MAX_COMPARISONS = 1_000;

/** @throws SoqlError when a field does not exist or a literal is not of its field's type */
export function compileCondition(scope: Scope, condition: Condition, resolve: Resolve): RowTest {
  const folded = withListsForChains(condition);
  if (comparisonsIn(folded) > MAX_COMPARISONS) throw new SoqlError(failure('queryTooComplicated'));
  return compile(scope, folded, resolve);
}

function compile(scope: Scope, condition: Condition, resolve: Resolve): RowTest {
  if (condition.kind === 'compare') return compileComparison(scope, condition, resolve);
  if (condition.kind === 'not') {
    const test = compile(scope, condition.part, resolve);
    return (row) => !test(row);
  }
  const tests = condition.parts.map((part) => compile(scope, part, resolve));
  return condition.kind === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

/** `Id = 'a' OR Id = 'b' OR …` is `Id IN ('a', 'b', …)`: chains of thousands are looked up and not walked. */
export function withListsForChains(condition: Condition): Condition {
  if (condition.kind === 'compare') return condition;
  if (condition.kind === 'not') return { kind: 'not', part: withListsForChains(condition.part) };
  const parts = condition.parts.map(withListsForChains);
  if (condition.kind === 'and') return { kind: 'and', parts };
  const lists = new Map<string, { first: Comparison; literals: Comparison['literals'][number][] }>();
  const others: Condition[] = [];
  for (const part of parts) {
    if (part.kind !== 'compare' || part.operator !== '=') others.push(part);
    else {
      const name = textOf(part.left).toLowerCase();
      const list = lists.get(name) ?? { first: part, literals: [] };
      list.literals.push(...part.literals);
      lists.set(name, list);
    }
  }
  for (const { first, literals } of lists.values()) {
    others.push(literals.length === 1 ? first : { ...first, operator: 'IN', literals });
  }
  return others.length === 1 ? others[0]! : { kind: 'or', parts: others };
}

/** How many comparisons a condition makes of a row. */
export function comparisonsIn(condition: Condition): number {
  if (condition.kind === 'compare') return 1;
  if (condition.kind === 'not') return comparisonsIn(condition.part);
  return condition.parts.reduce((sum, part) => sum + comparisonsIn(part), 0);
}

function compileComparison(scope: Scope, comparison: Comparison, resolve: Resolve): RowTest {
  const { field, read } = resolve(comparison.left);
  const kind = kindOf(field);
  if (!isFilterable(field)) {
    throw errorAt(scope.text, comparison.left.at, 'notFilterable', { field: field.name });
  }
  const test = comparison.query
    ? membershipTest(scope.innerKeys(comparison.query), comparison.operator)
    : literalTest(scope, comparison, field, kind);
  return (row) => test(keyOf(kind, read(row)));
}

function membershipTest(keys: ReadonlySet<Key>, operator: Operator): KeyTest {
  return operator === 'NOT IN' ? (key) => !keys.has(key) : (key) => keys.has(key);
}

const EVERY: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'IN', 'NOT IN'];

/** What each kind of field can be asked (documented, "Comparison Operators"; the code of others is assumed). */
const OPERATORS: Readonly<Record<Kind, ReadonlySet<Operator>>> = {
  text: new Set([...EVERY, 'LIKE']),
  multi: new Set<Operator>(['=', '!=', 'IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']),
  id: new Set(EVERY),
  boolean: new Set<Operator>(['=', '!=', 'IN', 'NOT IN']),
  number: new Set(EVERY),
  date: new Set(EVERY),
  datetime: new Set(EVERY),
};

function literalTest(scope: Scope, comparison: Comparison, field: FieldSchema, kind: Kind): KeyTest {
  const { operator, literals, left } = comparison;
  if (!OPERATORS[kind].has(operator)) {
    throw errorAt(scope.text, left.at, 'invalidOperator', { type: field.type });
  }
  if (operator === 'LIKE') return patternTest(scope, comparison, field);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return choiceTest(scope, comparison, field);
  if (kind === 'date' || kind === 'datetime') return timeTest(scope, comparison, field, kind);
  const keys = literals.map((literal) =>
    kind === 'id'
      ? idKey(scope, comparison, field, literal)
      : literalKey(scope, comparison, field, kind === 'multi' ? 'text' : kind, literal),
  );
  if (operator === 'IN' || operator === 'NOT IN') return membershipTest(new Set(keys), operator);
  return orderTest(operator, keys[0]!);
}

function orderTest(operator: Operator, wanted: Key): KeyTest {
  switch (operator) {
    case '=':
      return (key) => key === wanted;
    case '!=':
      return (key) => key !== wanted;
    case '<':
      return (key) => key !== null && wanted !== null && key < wanted;
    case '<=':
      return (key) => key !== null && wanted !== null && key <= wanted;
    case '>':
      return (key) => key !== null && wanted !== null && key > wanted;
    default:
      return (key) => key !== null && wanted !== null && key >= wanted;
  }
}

function patternTest(scope: Scope, comparison: Comparison, field: FieldSchema): KeyTest {
  const [literal] = comparison.literals;
  if (literal?.kind !== 'string') throw wrongLiteral(scope, comparison, field, 'string');
  const fits = likeTest(literal.text);
  return (key) => key !== null && fits(String(key));
}

/** `INCLUDES ('A;B', 'C')`: A and B are chosen, or C is (documented, "Query Multi-Select Picklists"). */
function choiceTest(scope: Scope, comparison: Comparison, field: FieldSchema): KeyTest {
  const wanted = comparison.literals.map((literal) => {
    if (literal.kind !== 'string') throw wrongLiteral(scope, comparison, field, 'string');
    return choicesOf(unescaped(literal.text).toLowerCase());
  });
  const includes: KeyTest = (key) => {
    const chosen = key === null ? [] : choicesOf(String(key));
    return wanted.some((all) => all.every((one) => chosen.includes(one)));
  };
  return comparison.operator === 'INCLUDES' ? includes : (key) => !includes(key);
}

function choicesOf(text: string): string[] {
  return text.split(';').map((choice) => choice.trim());
}

/** Days and periods are spans: `=` is inside, `<` before the start, `>` at or after the end. */
function timeTest(
  scope: Scope,
  comparison: Comparison,
  field: FieldSchema,
  kind: 'date' | 'datetime',
): KeyTest {
  const spans = comparison.literals.map((literal) => spanFor(scope, comparison, field, kind, literal));
  const isInside: KeyTest = (key) => spans.some((span) => isWithin(span, key));
  const { from, to } = spans[0] ?? { from: Number.NaN, to: Number.NaN };
  switch (comparison.operator) {
    case '=':
    case 'IN':
      return isInside;
    case '!=':
    case 'NOT IN':
      return (key) => !isInside(key);
    case '<':
      return (key) => key !== null && Number(key) < from;
    case '<=':
      return (key) => key !== null && Number(key) < to;
    case '>':
      return (key) => key !== null && Number(key) >= to;
    default:
      return (key) => key !== null && Number(key) >= from;
  }
}

/** No span stands for null, which is equal to no value only. */
function isWithin(span: Span | undefined, key: Key): boolean {
  if (span === undefined) return key === null;
  return key !== null && Number(key) >= span.from && Number(key) < span.to;
}
