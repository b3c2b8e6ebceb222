/**
 * Reads conditions. AND and OR may not stand on one level without parentheses, and NOT must have parentheses around
 * it beside either, as in the original: a condition is a chain of one connective, or one NOT, or one comparison.
 */
import type { Comparison, Condition, Literal, Operator, Query } from '../query.ts';
import { type PathOf, readExpression } from './expressions.ts';
import { readLiteral } from './literals.ts';
import type { TokenStream } from './token-stream.ts';

/** Reads the inner query of a semi-join, from its SELECT on. */
export type ReadQuery = () => Query;

const SYMBOLS: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const LISTS: ReadonlySet<Operator> = new Set<Operator>(['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']);

export function readCondition(stream: TokenStream, pathOf: PathOf, readQuery: ReadQuery): Condition {
  const condition = stream.takes('NOT')
    ? { kind: 'not' as const, part: readOperand(stream, pathOf, readQuery) }
    : readChain(stream, pathOf, readQuery);
  if (stream.isNext('AND') || stream.isNext('OR')) throw stream.unexpected();
  return condition;
}

function readChain(stream: TokenStream, pathOf: PathOf, readQuery: ReadQuery): Condition {
  const first = readOperand(stream, pathOf, readQuery);
  const connective = stream.isNext('AND') ? 'AND' : stream.isNext('OR') ? 'OR' : undefined;
  if (connective === undefined) return first;
  const parts = [first];
  while (stream.takes(connective)) parts.push(readOperand(stream, pathOf, readQuery));
  return { kind: connective === 'AND' ? 'and' : 'or', parts };
}

/** A comparison, or a condition in parentheses. */
function readOperand(stream: TokenStream, pathOf: PathOf, readQuery: ReadQuery): Condition {
  if (!stream.takesSymbol('(')) return readComparison(stream, pathOf, readQuery);
  const inner = stream.nested(() => readCondition(stream, pathOf, readQuery));
  stream.expectSymbol(')');
  return inner;
}

function readComparison(stream: TokenStream, pathOf: PathOf, readQuery: ReadQuery): Comparison {
  const left = readExpression(stream, pathOf);
  const operator = readOperator(stream);
  if (!LISTS.has(operator)) return { kind: 'compare', left, operator, literals: [readLiteral(stream)] };
  stream.expectSymbol('(');
  if (stream.isNext('SELECT') && operator.endsWith('IN')) {
    const query = stream.nested(readQuery);
    stream.expectSymbol(')');
    return { kind: 'compare', left, operator, literals: [], query };
  }
  return { kind: 'compare', left, operator, literals: readList(stream) };
}

function readOperator(stream: TokenStream): Operator {
  const { kind, text } = stream.peek();
  const symbol = kind === 'symbol' ? SYMBOLS[text] : undefined;
  if (symbol !== undefined) {
    stream.take();
    return symbol;
  }
  if (stream.takes('NOT', 'IN')) return 'NOT IN';
  for (const word of ['IN', 'LIKE', 'INCLUDES', 'EXCLUDES'] as const) if (stream.takes(word)) return word;
  throw stream.unexpected();
}

function readList(stream: TokenStream): Literal[] {
  const literals = [readLiteral(stream)];
  while (stream.takesSymbol(',')) literals.push(readLiteral(stream));
  stream.expectSymbol(')');
  return literals;
}
