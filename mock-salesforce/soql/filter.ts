/** Compiles conditions into a test of rows. Comparisons know two truths only: a missing value is not equal to any. */
import { isId, withCheck } from '../ids.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import { type Key, type Kind, keyOf, kindOf } from './comparable.ts';
import { likePattern, type Span, spanOf, unescaped } from './literals.ts';
import { resolvePath } from './paths.ts';
import type { Comparison, Condition, Literal, LiteralKind, Operator } from './query.ts';
import { placeOf, type Scope } from './scope.ts';
import { errorAt, type SoqlError } from './syntax-error.ts';

export type RowTest = (row: number) => boolean;

/** Finds the keys that the inner query of a semi-join selects. */
export type InnerKeys = (query: NonNullable<Comparison['query']>) => ReadonlySet<Key>;

/** A test of keys. */
type KeyTest = (key: Key) => boolean;

/** @throws SoqlError when a field does not exist or a literal is not of its field's type */
export function compileCondition(
  scope: Scope,
  records: Records,
  condition: Condition,
  innerKeys: InnerKeys,
): RowTest {
  if (condition.kind === 'compare') return compileComparison(scope, records, condition, innerKeys);
  if (condition.kind === 'not') {
    const test = compileCondition(scope, records, condition.part, innerKeys);
    return (row) => !test(row);
  }
  const tests = condition.parts.map((part) => compileCondition(scope, records, part, innerKeys));
  return condition.kind === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

function compileComparison(
  scope: Scope,
  records: Records,
  comparison: Comparison,
  innerKeys: InnerKeys,
): RowTest {
  const { field, read } = resolvePath(scope, records, comparison.path);
  const kind = kindOf(field);
  if (field.type === 'address' || (field.type === 'textarea' && (field.length ?? 0) > 255)) {
    throw invalid(scope, comparison, `field '${field.name}' can not be filtered in a query call`);
  }
  const test = comparison.query
    ? membershipTest(innerKeys(comparison.query), comparison.operator)
    : literalTest(scope, comparison, field, kind);
  return (row) => test(keyOf(kind, read(row)));
}

function membershipTest(keys: ReadonlySet<Key>, operator: Operator): KeyTest {
  return operator === 'NOT IN' ? (key) => !keys.has(key) : (key) => keys.has(key);
}

function literalTest(scope: Scope, comparison: Comparison, field: FieldSchema, kind: Kind): KeyTest {
  const { operator, literals } = comparison;
  if (operator === 'LIKE') return likeTest(scope, comparison, kind);
  if (kind === 'date' || kind === 'datetime') return timeTest(scope, comparison, field, kind);
  const keys = literals.map((literal) => literalKey(scope, comparison, field, kind, literal));
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

function likeTest(scope: Scope, comparison: Comparison, kind: Kind): KeyTest {
  const [literal] = comparison.literals;
  if (kind !== 'text') throw invalid(scope, comparison, `invalid operator on ${kind} field`);
  if (literal?.kind !== 'string') throw wrongLiteral(scope, comparison, 'string');
  const pattern = likePattern(literal.text);
  return (key) => key !== null && pattern.test(String(key));
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
  const [first] = spans;
  const { from, to } = first ?? { from: Number.NaN, to: Number.NaN };
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

const TIME_LITERALS: Readonly<Record<'date' | 'datetime', ReadonlySet<LiteralKind>>> = {
  date: new Set(['date', 'period', 'null']),
  datetime: new Set(['datetime', 'period', 'null']),
};

function spanFor(
  scope: Scope,
  comparison: Comparison,
  field: FieldSchema,
  kind: 'date' | 'datetime',
  literal: Literal,
): Span | undefined {
  if (!TIME_LITERALS[kind].has(literal.kind)) throw wrongLiteral(scope, comparison, typeNameOf(field));
  if (literal.kind === 'null') return undefined;
  const span = spanOf(literal, scope.now);
  if (span === undefined) throw invalid(scope, comparison, `Invalid date: ${literal.text}`);
  return span;
}

const LITERALS: Readonly<Record<'text' | 'id' | 'boolean' | 'number', LiteralKind>> = {
  text: 'string',
  id: 'string',
  boolean: 'boolean',
  number: 'number',
};

function literalKey(
  scope: Scope,
  comparison: Comparison,
  field: FieldSchema,
  kind: 'text' | 'id' | 'boolean' | 'number',
  literal: Literal,
): Key {
  if (literal.kind === 'null') return null;
  if (literal.kind !== LITERALS[kind]) throw wrongLiteral(scope, comparison, typeNameOf(field));
  if (kind === 'boolean') return literal.text.toLowerCase() === 'true' ? 1 : 0;
  if (kind === 'number') return Number(literal.text);
  const text = unescaped(literal.text);
  if (kind === 'text') return keyOf('text', text);
  if (text === '') return null;
  if (isId(text)) return withCheck(text.slice(0, 15));
  throw errorAt(scope.text, placeOf(scope, comparison.path), 'invalidFilterId', {
    value: text,
  });
}

const TYPE_NAMES: Readonly<Record<Kind, string>> = {
  text: 'string',
  id: 'string',
  boolean: 'boolean',
  number: 'double',
  date: 'date',
  datetime: 'dateTime',
};

function typeNameOf(field: FieldSchema): string {
  return field.type === 'int' || field.type === 'currency' ? field.type : TYPE_NAMES[kindOf(field)];
}

function wrongLiteral(scope: Scope, comparison: Comparison, type: string): SoqlError {
  const quotes = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const name = comparison.path.at(-1)!;
  return invalid(
    scope,
    comparison,
    `value of filter criterion for field '${name}' must be of type ${type} and ${quotes}`,
  );
}

function invalid(scope: Scope, comparison: Comparison, reason: string): SoqlError {
  return errorAt(scope.text, placeOf(scope, comparison.path), 'invalidFilter', { reason });
}
