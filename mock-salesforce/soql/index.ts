/**
 * The door to SOQL for every API: a statement goes in, an answer or the original's error comes out.
 *
 *     const answer = runQuery(org, text, { user, now, withDeleted });   // withDeleted is queryAll
 *     if (!answer.ok) return shapeOf(answer.error);                     // code, message, status: each API shapes them
 *     answer.value.totalSize;                                           // all records; a COUNT() has only this
 *     answer.value.page(0, 2_000, '/services/data/v62.0');              // records as JSON: attributes, then values
 *     explainQuery(org, text, { user, now });                           // plans with their costs
 *     runSearch(org, text, { user, now, basePath });                    // SOSL: the records found
 *     flatColumns(answer.value.shown);                                  // for CSV and XML: name, path, kind of each
 *     flatValue(record, column);                                        // column, and its value in a shown record
 *
 * An answer holds on to the rows it found and not to their values, so later pages show records as they are then;
 * groups keep their values.
 */
import type { Outcome } from '../errors.ts';
import { Lookup } from '../lookup.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { attempt } from './attempt.ts';
import { selectedPath } from './conditions/semi-joins.ts';
import { Finder } from './find-rows.ts';
import { isGrouped } from './grammar/expressions.ts';
import { parse } from './grammar/index.ts';
import { groupedAnswer } from './groups/index.ts';
import { explain, type QueryPlan } from './plan/explain.ts';
import type { Query } from './query.ts';
import { objectNamed, type Scope, scopeOf } from './scope.ts';
import { shownBy } from './show/projection.ts';
import { recordText } from './show/record-text.ts';
import { childShower, type Pages } from './show/show-children.ts';
import { showGroup, showRecord } from './show/show-record.ts';
import { type Key, keyOf, kindOf } from './values/comparable.ts';

export { parse } from './grammar/index.ts';
export type { QueryPlan } from './plan/explain.ts';
export { livingRowsOf } from './plan/indexes.ts';
export type { SelectItem } from './query.ts';
export { scopeOf } from './scope.ts';
export { runSearch } from './search/index.ts';
export { type FlatColumn, flatColumns, flatValue } from './show/columns.ts';
export { type Shown, type ShownField, shownField } from './show/projection.ts';
export { recordText } from './show/record-text.ts';
export type { ChildPages, Pages } from './show/show-children.ts';
export { type ShownRecord, showRecord } from './show/show-record.ts';
export { errorAt } from './syntax-error.ts';
export { isFilterable, isGroupable, isSortable } from './values/comparable.ts';

export interface QueryOptions {
  /** Row of the user who asks. */
  readonly user: number;
  readonly now: number;
  /** Whether deleted records are found, too. */
  readonly withDeleted?: boolean;
}

/** The answer to a query, to be shown in as many pages as the client likes. */
export interface Answer extends Pages {
  readonly object: string;
  /** The records' rows or the groups, in the order of the query; none for a `SELECT COUNT()`. */
  readonly rows: Int32Array;
  /** Whether the records are groups (`AggregateResult`). */
  readonly isGrouped: boolean;
  /** How many records of the object were looked at to find these: what a plan saves. */
  readonly rowsVisited: number;
}

/** Runs a statement; errors come back with the original's code and text. */
export function runQuery(org: Org, text: string, options: QueryOptions): Outcome<Answer> {
  return attempt(() => {
    const query = parse(text);
    const scope = queryScope(org, text, options);
    return answer(scope, objectNamed(scope, query.object, query.objectAt), query);
  });
}

/** The plans a statement could be run by, the one it is run by first. */
export function explainQuery(org: Org, text: string, options: QueryOptions): Outcome<QueryPlan[]> {
  return attempt(() => {
    const query = parse(text);
    const scope = queryScope(org, text, options);
    return explain(scope, objectNamed(scope, query.object, query.objectAt), query);
  });
}

/** A scope that runs each semi-join once. */
function queryScope(org: Org, text: string, { user, now, withDeleted = false }: QueryOptions): Scope {
  const known = new Map<Query, ReadonlySet<Key>>();
  const innerKeys = (query: Query): ReadonlySet<Key> => {
    const keys = known.get(query) ?? selectedKeys(scope, query);
    known.set(query, keys);
    return keys;
  };
  const scope: Scope = scopeOf(org, user, now, { text, withDeleted, innerKeys });
  return scope;
}

function selectedKeys(scope: Scope, query: Query): ReadonlySet<Key> {
  const records = objectNamed(scope, query.object, query.objectAt);
  const selected = selectedPath(scope, records, query);
  const rows = new Finder(scope, records, query).find();
  const column =
    selected.steps.length === 0 ? records.columns[records.field(selected.field.name)] : undefined;
  if (column instanceof Lookup) return parentsOf(column, rows);
  const kind = kindOf(selected.field);
  return new Set(Array.from(rows, (row) => keyOf(kind, selected.read(row))).filter((key) => key !== null));
}

/** The Ids that a lookup holds in these rows; each is spelled once, however many rows share it. */
function parentsOf(lookup: Lookup, rows: Int32Array): ReadonlySet<Key> {
  const parents = new Map<number, number>();
  for (const row of rows) {
    const parent = lookup.parentOf(row);
    if (parent >= 0 && !parents.has(parent)) parents.set(parent, row);
  }
  return new Set(Array.from(parents.values(), (row) => keyOf('id', lookup.get(row))));
}

function answer(scope: Scope, records: Records, query: Query): Answer {
  const object = records.schema.name;
  if (query.isCount) {
    const totalSize = new Finder(scope, records, query).count();
    const none = { size: 0, rows: new Int32Array(0), shown: [], isGrouped: false, page: () => [] };
    return { object, totalSize, ...none, rowsVisited: scope.visits.rows };
  }
  if (isGrouped(query)) {
    const { rows, shown } = groupedAnswer(scope, records, query);
    const page = (from: number, to: number) =>
      Array.from(rows.subarray(from, to), (group) => showGroup(shown, group));
    const rowsVisited = scope.visits.rows;
    return {
      object,
      totalSize: rows.length,
      size: rows.length,
      rows,
      isGrouped: true,
      shown,
      rowsVisited,
      page,
    };
  }
  const shown = shownBy(scope, records, query);
  const shower = childShower(scope, shown);
  const rows = new Finder(scope, records, query).find();
  const page: Answer['page'] = (from, to, basePath, children) => {
    const showChildren = shower(basePath, children);
    return Array.from(rows.subarray(from, to), (row) =>
      showRecord(scope, { records, row }, shown, basePath, showChildren),
    );
  };
  const pageText: Answer['pageText'] = (from, to, basePath, children) => {
    const showChildren = shower(basePath, children);
    let text = '';
    for (const row of rows.subarray(from, to)) {
      const record = recordText(scope, { records, row }, shown, basePath, showChildren);
      text += text === '' ? record : `,${record}`;
    }
    return `[${text}]`;
  };
  const rowsVisited = scope.visits.rows;
  const size = rows.length;
  return { object, totalSize: size, size, rows, isGrouped: false, shown, rowsVisited, page, pageText };
}
