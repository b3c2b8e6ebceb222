/** Reads SOSL: `FIND {…} IN NAME FIELDS RETURNING Contact(Id, Name WHERE … ORDER BY … LIMIT 5), Lead LIMIT 20`. */
import { failure } from '../../errors.ts';
import { SOQL_CHARACTERS } from '../../limits.ts';
import { readOffset, readOrderBy } from '../grammar/clauses.ts';
import { readCondition } from '../grammar/conditions.ts';
import { readSelectList } from '../grammar/select.ts';
import { TokenStream } from '../grammar/token-stream.ts';
import type { Query, SelectItem } from '../query.ts';
import { SoqlError } from '../syntax-error.ts';

/** Which fields are searched. */
export type Group = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

export interface Search {
  readonly terms: string;
  readonly group: Group;
  /** What is returned of which objects; undefined for Ids of every object. */
  readonly returning: readonly Query[] | undefined;
  readonly limit: number | undefined;
}

const FIND = /^\s*FIND\s*\{([^{}\\]*(?:\\[\s\S][^{}\\]*)*)\}/i;
const GROUPS: readonly Group[] = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'];

/** @throws SoqlError when the text is not SOSL */
export function parseSearch(text: string): Search {
  if (text.length > SOQL_CHARACTERS) throw new SoqlError(failure('queryTooLong', { max: SOQL_CHARACTERS }));
  const [head, terms] = FIND.exec(text) ?? [];
  if (head === undefined || terms === undefined) throw new SoqlError(failure('searchTermMissing'));
  const stream = new TokenStream(text, head.length);
  const group = readGroup(stream);
  const returning = stream.takes('RETURNING') ? readReturning(stream) : undefined;
  const limit = stream.takes('LIMIT') ? stream.expectCount() : undefined;
  if (stream.peek().kind !== 'end') throw stream.unexpected();
  return { terms, group, returning, limit };
}

function readGroup(stream: TokenStream): Group {
  if (!stream.takes('IN')) return 'ALL';
  const group = GROUPS.find((name) => stream.takes(name));
  if (group === undefined) throw stream.unexpected();
  stream.expect('FIELDS');
  return group;
}

function readReturning(stream: TokenStream): Query[] {
  const queries = [readObject(stream)];
  while (stream.takesSymbol(',')) queries.push(readObject(stream));
  return queries;
}

const pathOf = (written: string): readonly string[] => written.split('.');

function readObject(stream: TokenStream): Query {
  const { text: object, at: objectAt } = stream.expectObject();
  const bare = { text: stream.text, object, objectAt, isCount: false, scope: undefined, limitAt: objectAt };
  const rest = { groupBy: undefined, having: undefined };
  if (!stream.takesSymbol('(')) {
    return {
      ...bare,
      ...rest,
      select: [idItem(objectAt)],
      where: undefined,
      orderBy: [],
      limit: undefined,
      offset: 0,
    };
  }
  const noSubquery = () => {
    throw stream.unexpected();
  };
  const select = readSelectList({ stream, pathOf, readSubquery: noSubquery });
  const where = stream.takes('WHERE') ? readCondition(stream, pathOf, noSubquery) : undefined;
  const orderBy = readOrderBy(stream, pathOf);
  const limit = stream.takes('LIMIT') ? stream.expectCount() : undefined;
  const offset = readOffset(stream);
  stream.expectSymbol(')');
  return { ...bare, ...rest, select, where, orderBy, limit, offset };
}

/** Objects without a list of fields return their Ids. */
function idItem(at: number): SelectItem {
  const expression = { kind: 'path' as const, path: ['Id'], at };
  return { kind: 'expression', expression, alias: undefined, aliasAt: at };
}
