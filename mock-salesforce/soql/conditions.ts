/**
 * Turns the parser's WHERE chain, in which parentheses are counters and NOT is an operator, into a tree. AND and OR
 * may not stand on one level without parentheses, as in the original; NOT takes the condition that follows it.
 */
import type { ConditionWithValueQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { Comparison, Condition } from './query.ts';

/** `(`, `)`, AND, OR, NOT, or a comparison. */
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/** Reads one comparison of the parser's. */
export type ReadComparison = (condition: ConditionWithValueQuery) => Comparison;

/** Raised by a connective that may not stand where it stands. */
export type Unexpected = (token: string) => Error;

/** Deeper nesting is refused, so that no query can exhaust the stack. */
const MAX_DEPTH = 200;

/** The tree of a WHERE clause. */
export function conditionOf(where: WhereClause, read: ReadComparison, unexpected: Unexpected): Condition {
  const tokens = tokensOf(where, read);
  let at = 0;

  function level(depth: number): Condition {
    if (depth > MAX_DEPTH) throw unexpected('(');
    const parts = [operand(depth)];
    const connective = tokens[at];
    if (connective !== 'AND' && connective !== 'OR') return parts[0]!;
    while (tokens[at] === connective) {
      at += 1;
      parts.push(operand(depth));
    }
    const next = tokens[at];
    if (next === 'AND' || next === 'OR') throw unexpected(next);
    return { kind: connective === 'AND' ? 'and' : 'or', parts };
  }

  function operand(depth: number): Condition {
    const token = tokens[at];
    at += 1;
    if (token === 'NOT') return { kind: 'not', part: operand(depth + 1) };
    if (token === '(') {
      const inner = level(depth + 1);
      at += 1;
      return inner;
    }
    if (token === undefined || typeof token === 'string') throw unexpected(token ?? '<EOF>');
    return token;
  }

  return level(0);
}

function tokensOf(where: WhereClause, read: ReadComparison): Token[] {
  const tokens: Token[] = [];
  for (let node: WhereClause | undefined = where; node !== undefined; node = nextOf(node)) {
    const { left } = node;
    for (let i = 0; i < (left?.openParen ?? 0); i += 1) tokens.push('(');
    if (left !== null && 'operator' in left) {
      tokens.push(read(left));
      for (let i = 0; i < (left.closeParen ?? 0); i += 1) tokens.push(')');
    }
    if ('operator' in node) tokens.push(node.operator);
  }
  return tokens;
}

function nextOf(node: WhereClause): WhereClause | undefined {
  return 'right' in node ? node.right : undefined;
}
