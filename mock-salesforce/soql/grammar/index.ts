/**
 * Reads SOQL by recursive descent. It is written by hand, for an error must name the token, row and column at which
 * the original stops reading, a plan must know where each name stands, and hostile statements must end in an error.
 */
import { failure } from '../../errors.ts';
import { SOQL_CHARACTERS } from '../../limits.ts';
import type { Query } from '../query.ts';
import { SoqlError } from '../syntax-error.ts';
import { readEnd, readGroupBy, readOffset, readOrderBy, readScope, readWith } from './clauses.ts';
import { readCondition } from './conditions.ts';
import { namesAhead } from './names.ts';
import { isBareCount, readSelectList } from './select.ts';
import { TokenStream } from './token-stream.ts';

/** @throws SoqlError when the statement is not SOQL */
export function parse(text: string): Query {
  if (text.length > SOQL_CHARACTERS) throw new SoqlError(failure('queryTooLong', { max: SOQL_CHARACTERS }));
  const stream = new TokenStream(text);
  const query = readQuery(stream);
  readEnd(stream);
  if (stream.peek().kind !== 'end') throw stream.unexpected();
  return query;
}

/** What no query in `IN (SELECT …)` has (documented, "Comparison Operators", semi-join and anti-join restrictions). */
const NOT_IN_SEMI_JOINS = ['ORDER', 'LIMIT', 'OFFSET'];

/**
 * A query from its SELECT to its OFFSET. `COUNT()` has no order (documented, "COUNT()") and no groups (assumed);
 * subqueries end with the parenthesis that they are in.
 */
function readQuery(stream: TokenStream, isSemiJoin = false): Query {
  stream.expect('SELECT');
  const pathOf = namesAhead(stream);
  const readSubquery = () => readQuery(stream);
  const readSemiJoin = () => readQuery(stream, true);
  const select = readSelectList({ stream, pathOf, readSubquery });
  const isCount = isBareCount(select);
  stream.expect('FROM');
  const { text: object, at: objectAt } = readFrom(stream);
  const scope = readScope(stream);
  const where = stream.takes('WHERE') ? readCondition(stream, pathOf, readSemiJoin) : undefined;
  readWith(stream);
  if (isCount && (stream.isNext('GROUP') || stream.isNext('ORDER'))) throw stream.unexpected();
  const groupBy = readGroupBy(stream, pathOf);
  const having =
    groupBy !== undefined && stream.takes('HAVING') ? readCondition(stream, pathOf, readSemiJoin) : undefined;
  if (isSemiJoin && NOT_IN_SEMI_JOINS.some((word) => stream.isNext(word))) throw stream.unexpected();
  const orderBy = readOrderBy(stream, pathOf);
  const limitAt = stream.peek().at;
  const limit = stream.takes('LIMIT') ? stream.expectCount() : undefined;
  const offset = readOffset(stream);
  return {
    ...{ text: stream.text, object, objectAt, select, isCount, scope, where, groupBy, having },
    ...{ orderBy, limit, limitAt, offset },
  };
}

/** The object, its alias, and parents with aliases; what these stand for is known by now. */
function readFrom(stream: TokenStream): { text: string; at: number } {
  const object = stream.expectObject();
  stream.alias();
  while (stream.takesSymbol(',')) {
    stream.expectName();
    stream.alias();
  }
  return object;
}
