/** Literals as the keys and spans that the values of their field are compared with. */
import { isId, withCheck } from '../../ids.ts';
import { fiscalYearOf } from '../../schema/fiscal-year.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { Comparison, Literal, LiteralKind } from '../query.ts';
import type { Scope } from '../scope.ts';
import { errorAt, type SoqlError } from '../syntax-error.ts';
import { type Key, keyOf, kindOf } from '../values/comparable.ts';
import { clockOf } from '../values/time-zone.ts';
import { spanOf, unescaped } from './literals.ts';
import type { Span } from './span.ts';

const TIME_LITERALS: Readonly<Record<'date' | 'datetime', ReadonlySet<LiteralKind>>> = {
  date: new Set(['date', 'period', 'null']),
  datetime: new Set(['datetime', 'period', 'null']),
};

/** The span of a time literal; undefined for null. */
export function spanFor(
  scope: Scope,
  comparison: Comparison,
  field: FieldSchema,
  kind: 'date' | 'datetime',
  literal: Literal,
): Span | undefined {
  if (!TIME_LITERALS[kind].has(literal.kind)) throw wrongLiteral(scope, comparison, field);
  if (literal.kind === 'null') return undefined;
  const clock = clockOf(scope);
  const span = spanOf(literal, clock.toLocal(scope.now), fiscalYearOf(scope.org.options));
  if (span !== undefined && literal.kind === 'period' && kind === 'datetime') {
    return { from: clock.toInstant(span.from), to: clock.toInstant(span.to) };
  }
  if (span !== undefined) return span;
  throw errorAt(scope.text, literal.at, 'invalidFilterDate', { value: literal.text });
}

const LITERALS: Readonly<Record<'text' | 'boolean' | 'number', LiteralKind>> = {
  text: 'string',
  boolean: 'boolean',
  number: 'number',
};

export function literalKey(
  scope: Scope,
  comparison: Comparison,
  field: FieldSchema,
  kind: 'text' | 'boolean' | 'number',
  literal: Literal,
): Key {
  if (literal.kind === 'null') return null;
  if (literal.kind !== LITERALS[kind]) throw wrongLiteral(scope, comparison, field);
  if (kind === 'boolean') return literal.text.toLowerCase() === 'true' ? 1 : 0;
  return kind === 'number' ? Number(literal.text) : keyOf('text', unescaped(literal.text));
}

/** The key of an Id in either of its forms. */
export function idKey(scope: Scope, comparison: Comparison, field: FieldSchema, literal: Literal): Key {
  if (literal.kind === 'null') return null;
  if (literal.kind !== 'string') throw wrongLiteral(scope, comparison, field);
  const text = unescaped(literal.text);
  if (text === '') return null;
  if (isId(text)) return withCheck(text.slice(0, 15));
  throw errorAt(scope.text, comparison.left.at, 'invalidFilterId', { value: text });
}

/** How the error of a wrong literal names each kind of field. */
const TYPE_NAMES = {
  text: 'string',
  multi: 'string',
  id: 'string',
  boolean: 'boolean',
  number: 'double',
  date: 'date',
  datetime: 'dateTime',
} as const;

export function wrongLiteral(
  scope: Scope,
  { left }: Comparison,
  field: FieldSchema,
  type: string = TYPE_NAMES[kindOf(field)],
): SoqlError {
  const quotes = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return errorAt(scope.text, left.at, 'wrongLiteral', { field: field.name, type, quotes });
}
