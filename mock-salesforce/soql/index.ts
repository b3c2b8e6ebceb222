/**
 * The door to SOQL for every API: a statement goes in, an answer or the original's error comes out.
 *
 *     const answer = runQuery(org, text, { user, now, withDeleted });   // withDeleted is queryAll
 *     if (!answer.ok) return shapeOf(answer.error);                     // code, message, status: each API shapes them
 *     answer.value.totalSize;                                           // all records; a COUNT() has only this
 *     answer.value.page(0, 2_000, '/services/data/v62.0');              // records as JSON: attributes, then values
 *     flatColumns(answer.value.shown);                                  // for CSV and XML: name, path, kind of each
 *     flatValue(record, column);                                        // column, and its value in a shown record
 *
 * An answer holds on to the rows it found and not to their values, so later pages show records as they are then.
 */
import type { Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { keyOf, kindOf } from './comparable.ts';
import type { InnerKeys } from './filter.ts';
import { countRows, findRows } from './find-rows.ts';
import { parse } from './parse.ts';
import { type Found, resolvePath } from './paths.ts';
import { type Shown, type ShownRecord, shownBy, showRecord } from './projection.ts';
import type { Query } from './query.ts';
import { objectNamed, type Scope, unknownRelationship } from './scope.ts';
import { SoqlError } from './syntax-error.ts';

export { type FlatColumn, flatColumns, flatValue } from './columns.ts';
export type { ShownRecord } from './projection.ts';

export interface QueryOptions {
  /** Row of the user who asks. */
  readonly user: number;
  readonly now: number;
  /** Whether deleted records are found, too. */
  readonly withDeleted?: boolean;
}

/** The answer to a query, to be shown in as many pages as the client likes. */
export interface Answer {
  readonly object: string;
  readonly totalSize: number;
  /** The records' rows, in the order of the query; none for a `SELECT COUNT()`. */
  readonly rows: Int32Array;
  /** What `SELECT` asks for, for the description of columns. */
  readonly shown: readonly Shown[];
  /** The records from `from` up to, but not in, `to`; `basePath` is `/services/data/v62.0`. */
  page(from: number, to: number, basePath: string): ShownRecord[];
}

/** Runs a statement; errors come back with the original's code and text. */
export function runQuery(org: Org, text: string, options: QueryOptions): Outcome<Answer> {
  const { user, now, withDeleted = false } = options;
  try {
    const query = parse(text);
    const permissions = org.permissionsOf(user);
    const scope: Scope = { org, permissions, now, text, withDeleted, clause: 'SELECT' };
    return { ok: true, value: answer(scope, objectNamed(scope, query.object), query) };
  } catch (error) {
    if (error instanceof SoqlError) return { ok: false, error: error.error };
    throw error;
  }
}

function answer(scope: Scope, records: Records, query: Query): Answer {
  const innerKeys = semiJoins(scope);
  const object = records.schema.name;
  if (query.isCount) {
    const totalSize = countRows(scope, records, query, innerKeys);
    return { object, totalSize, rows: new Int32Array(0), shown: [], page: () => [] };
  }
  const shown = shownBy(scope, records, query);
  for (const one of shown) if (one.kind === 'children') childField(scope, records, one.name);
  const rows = findRows(scope, records, query, innerKeys);
  const show = (row: number, basePath: string) =>
    showRecord(scope, { records, row }, shown, basePath, (parent, one) =>
      showChildren(scope, parent, one.name, one.query, basePath),
    );
  return {
    object,
    totalSize: rows.length,
    rows,
    shown,
    page: (from, to, basePath) => Array.from(rows.subarray(from, to), (row) => show(row, basePath)),
  };
}

/** The keys that the inner query of `IN (SELECT …)` selects. */
function semiJoins(scope: Scope): InnerKeys {
  return (query) => {
    const records = objectNamed(scope, query.object);
    const [only] = query.select;
    const path = only?.kind === 'path' ? only.path : ['Id'];
    const { field, read } = resolvePath(scope, records, path);
    const kind = kindOf(field);
    const rows = findRows(scope, records, query, semiJoins(scope));
    return new Set(Array.from(rows, (row) => keyOf(kind, read(row))).filter((key) => key !== null));
  };
}

/** The children of one record under a relationship, as a query result of their own; null when there are none. */
function showChildren(
  scope: Scope,
  parent: Found,
  relationship: string,
  query: Query,
  basePath: string,
): object | null {
  const { children, field } = childField(scope, parent.records, relationship);
  const shown = shownBy(scope, children, query);
  const id = parent.records.idOf(parent.row);
  const ofParent = {
    kind: 'compare',
    path: [field],
    operator: '=',
    literals: [{ kind: 'string', text: id }],
  } as const;
  const where =
    query.where === undefined ? ofParent : { kind: 'and' as const, parts: [ofParent, query.where] };
  const rows = findRows(scope, children, { ...query, where }, semiJoins(scope));
  if (rows.length === 0) return null;
  const records = Array.from(rows, (row) =>
    showRecord(scope, { records: children, row }, shown, basePath, () => null),
  );
  return { totalSize: rows.length, done: true, records };
}

/** The children's object and lookup of a relationship (`Contacts` of Account). */
function childField(
  scope: Scope,
  parent: Records,
  relationship: string,
): { children: Records; field: string } {
  const wanted = relationship.toLowerCase();
  for (const children of scope.org.objects) {
    if (!scope.permissions.seesObject(children)) continue;
    const number = children.schema.fields.findIndex(
      (field) =>
        field.childRelationshipName?.toLowerCase() === wanted &&
        field.referenceTo?.includes(parent.schema.name),
    );
    if (number >= 0 && scope.permissions.canRead(children, number)) {
      return { children, field: children.schema.fields[number]!.name };
    }
  }
  throw unknownRelationship(scope, relationship, [relationship]);
}
