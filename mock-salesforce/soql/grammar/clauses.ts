/** Reads what follows WHERE: grouping, order, limits, and the words that only ask for side effects. */
import { SOQL_OFFSET_ROWS } from '../../limits.ts';
import type { Expression, GroupBy, OrderItem } from '../query.ts';
import { errorAt } from '../syntax-error.ts';
import { type PathOf, readExpression } from './expressions.ts';
import type { TokenStream } from './token-stream.ts';

/** `USING SCOPE everything`: which records are looked at in the first place. */
export function readScope(stream: TokenStream): string | undefined {
  if (!stream.takes('USING')) return undefined;
  stream.expect('SCOPE');
  return stream.expectName().text.toLowerCase();
}

/** `WITH SECURITY_ENFORCED` and its like: what is checked anyhow. */
export function readWith(stream: TokenStream): void {
  if (!stream.takes('WITH')) return;
  const isKnown = ['SECURITY_ENFORCED', 'USER_MODE', 'SYSTEM_MODE'].some((mode) => stream.takes(mode));
  if (!isKnown) throw stream.unexpected();
}

export function readGroupBy(stream: TokenStream, pathOf: PathOf): GroupBy | undefined {
  if (!stream.takes('GROUP')) return undefined;
  stream.expect('BY');
  for (const [word, kind] of [
    ['ROLLUP', 'rollup'],
    ['CUBE', 'cube'],
  ] as const) {
    if (!stream.isNext(word) || !stream.isSymbol('(', 1)) continue;
    stream.take();
    stream.take();
    const expressions = readExpressions(stream, pathOf);
    stream.expectSymbol(')');
    return { kind, expressions };
  }
  return { kind: 'plain', expressions: readExpressions(stream, pathOf) };
}

function readExpressions(stream: TokenStream, pathOf: PathOf): Expression[] {
  const expressions = [readExpression(stream, pathOf)];
  while (stream.takesSymbol(',')) expressions.push(readExpression(stream, pathOf));
  return expressions;
}

export function readOrderBy(stream: TokenStream, pathOf: PathOf): OrderItem[] {
  if (!stream.takes('ORDER')) return [];
  stream.expect('BY');
  const items = [readOrderItem(stream, pathOf)];
  while (stream.takesSymbol(',')) items.push(readOrderItem(stream, pathOf));
  return items;
}

/** Nulls come first unless the statement says otherwise, whichever the direction (documented, "ORDER BY"). */
function readOrderItem(stream: TokenStream, pathOf: PathOf): OrderItem {
  const expression = readExpression(stream, pathOf);
  const descending = stream.takes('DESC');
  if (!descending) stream.takes('ASC');
  let nullsLast = false;
  if (stream.takes('NULLS')) {
    nullsLast = stream.takes('LAST');
    if (!nullsLast) stream.expect('FIRST');
  }
  return { expression, descending, nullsLast };
}

export function readOffset(stream: TokenStream): number {
  if (!stream.isNext('OFFSET')) return 0;
  const { at } = stream.take();
  const offset = stream.expectCount();
  if (offset <= SOQL_OFFSET_ROWS) return offset;
  const reason = `Maximum SOQL offset allowed is ${SOQL_OFFSET_ROWS}`;
  throw errorAt(stream.text, at, 'offsetTooLarge', { reason });
}

/**
 * `FOR VIEW`, `FOR REFERENCE`, `FOR UPDATE`, `UPDATE TRACKING`, `UPDATE VIEWSTAT` are taken and change no answer. ALL
 * ROWS is for Apex only (documented, "Querying All Records with a SOQL Statement").
 */
export function readEnd(stream: TokenStream): void {
  while (stream.takes('FOR')) {
    if (!['VIEW', 'REFERENCE', 'UPDATE'].some((word) => stream.takes(word))) throw stream.unexpected();
    stream.takesSymbol(',');
  }
  if (stream.takes('UPDATE')) {
    do {
      if (!stream.takes('TRACKING') && !stream.takes('VIEWSTAT')) throw stream.unexpected();
    } while (stream.takesSymbol(','));
  }
  if (stream.isNext('ALL', 'ROWS')) throw stream.wrong('ALL ROWS not allowed in this context');
}
