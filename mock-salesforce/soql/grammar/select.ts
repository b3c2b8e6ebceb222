/** Reads the SELECT list. */
import type { Path, Query, SelectItem } from '../query.ts';
import { type PathOf, readExpression, readPath } from './expressions.ts';
import type { TokenStream } from './token-stream.ts';

/** Reads a subquery, from its SELECT on. */
export type ReadSubquery = () => Query;

/** What the list is read with; the paths are turned once FROM is known, for it says what aliases stand for. */
export interface SelectReader {
  readonly stream: TokenStream;
  readonly pathOf: PathOf;
  readonly readSubquery: ReadSubquery;
}

/** `COUNT()` must be the only thing that is selected (documented, "COUNT()"). */
export function readSelectList(reader: SelectReader): SelectItem[] {
  const { stream } = reader;
  const items = [readItem(reader)];
  if (isBareCount(items) && stream.isSymbol(',')) throw stream.unexpected();
  while (stream.takesSymbol(',')) {
    const item = readItem(reader);
    if (isBareCount([item])) throw stream.unexpected();
    items.push(item);
  }
  return items;
}

/** Whether all that is selected is `COUNT()`. */
export function isBareCount([only]: readonly SelectItem[]): boolean {
  return (
    only?.kind === 'expression' && only.expression.kind === 'call' && only.expression.argument === undefined
  );
}

function readItem(reader: SelectReader): SelectItem {
  const { stream, pathOf } = reader;
  if (stream.isSymbol('(') && stream.peek(1).word === 'SELECT') return readChildren(reader);
  if (stream.isNext('FIELDS') && stream.isSymbol('(', 1)) return readFields(stream);
  if (stream.isNext('TYPEOF') && stream.peek(1).kind === 'word') return readTypeOf(stream, pathOf);
  const expression = readExpression(stream, pathOf);
  const alias = stream.alias();
  return { kind: 'expression', expression, alias: alias?.text, aliasAt: alias?.at ?? expression.at };
}

function readChildren({ stream, readSubquery }: SelectReader): SelectItem {
  stream.take();
  const query = stream.nested(readSubquery);
  stream.expectSymbol(')');
  return { kind: 'children', query };
}

function readFields(stream: TokenStream): SelectItem {
  const { at } = stream.take();
  stream.expectSymbol('(');
  const which = stream.peek().word;
  if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM') throw stream.unexpected();
  stream.take();
  stream.expectSymbol(')');
  return { kind: 'fields', which, at };
}

function readTypeOf(stream: TokenStream, pathOf: PathOf): SelectItem {
  stream.take();
  const { text, at } = stream.expectName();
  const whens = [];
  while (stream.takes('WHEN')) {
    const object = stream.expectObject();
    stream.expect('THEN');
    whens.push({ object: object.text, at: object.at, paths: readPaths(stream, pathOf) });
  }
  if (whens.length === 0) throw stream.unexpected();
  const otherwise = stream.takes('ELSE') ? readPaths(stream, pathOf) : [];
  stream.expect('END');
  return { kind: 'typeof', relationship: pathOf(text), whens, otherwise, at };
}

function readPaths(stream: TokenStream, pathOf: PathOf): Path[] {
  const paths = [readPath(stream, pathOf)];
  while (stream.takesSymbol(',')) paths.push(readPath(stream, pathOf));
  return paths;
}
