/** Shows the records of subqueries, each as a query result of its own, and null when a parent has none. */
import { Lookup } from '../../lookup.ts';
import type { Records } from '../../records.ts';
import { Finder } from '../find-rows.ts';
import { inOrder } from '../plan/candidates.ts';
import { rowsHolding } from '../plan/indexes.ts';
import type { Scope } from '../scope.ts';
import type { Found } from '../values/paths.ts';
import type { Shown, ShownChildren } from './projection.ts';
import { type ShowChildren, type ShownRecord, showRecord } from './show-record.ts';

/** How the records of a subquery go on when there are more than a page holds. */
export interface ChildPages {
  readonly pageSize: number;
  /** Keeps the records of a subquery and gives back their locator. */
  open(records: Pages): string;
}

/** Records that are shown page by page: those of an answer, or those of one parent's subquery. */
export interface Pages {
  readonly totalSize: number;
  /** How many records the pages have: the total, or none of a COUNT(). */
  readonly size: number;
  /** What `SELECT` asks for. */
  readonly shown: readonly Shown[];
  /**
   * The records from `from` up to, but not in, `to`; `basePath` is `/services/data/v62.0`. With `children`, subqueries
   * with more records than a page holds go on behind a locator; without, they come whole.
   */
  page(from: number, to: number, basePath: string, children?: ChildPages): ShownRecord[];
  /** The same as the text of a JSON array, which is faster; not for groups and subqueries. */
  pageText?(from: number, to: number, basePath: string, children?: ChildPages): string;
}

/** Shows the children of a page of parents. */
export type ChildShower = (basePath: string, pages: ChildPages | undefined) => ShowChildren;

/** Makes every subquery ready, once for all parents. @throws SoqlError when one is wrong */
export function childShower(scope: Scope, shown: readonly Shown[]): ChildShower {
  const ready = new Map<ShownChildren, Subquery>();
  for (const one of shown) if (one.kind === 'children') ready.set(one, subqueryOf(scope, one));
  return (basePath, pages) => (parent, one) => {
    const { finder, inner } = ready.get(one)!;
    const rows = finder.findAmong(rowsOfParent(scope, parent, one));
    if (rows.length === 0) return null;
    const page: Pages['page'] = (from, to, path, children) => {
      const showChildren = inner(path, children);
      return Array.from(rows.subarray(from, to), (row) =>
        showRecord(scope, { records: one.children, row }, one.shown, path, showChildren),
      );
    };
    const { length } = rows;
    return resultOf({ totalSize: length, size: length, shown: one.shown, page }, basePath, pages);
  };
}

/** A subquery made ready: what finds its rows, and what shows the children of its records. */
interface Subquery {
  readonly finder: Finder;
  readonly inner: ChildShower;
}

function subqueryOf(scope: Scope, { children, query, shown }: ShownChildren): Subquery {
  return { finder: new Finder(scope, children, query), inner: childShower(scope, shown) };
}

function resultOf(records: Pages, basePath: string, pages: ChildPages | undefined): object {
  const { totalSize } = records;
  const pageSize = pages?.pageSize ?? totalSize;
  if (pages === undefined || totalSize <= pageSize) {
    return { totalSize, done: true, records: records.page(0, totalSize, basePath, pages) };
  }
  const nextRecordsUrl = `${basePath}/query/${pages.open(records)}-${pageSize}`;
  return { totalSize, done: false, nextRecordsUrl, records: records.page(0, pageSize, basePath, pages) };
}

/** The rows whose lookup points to the parent, in the order of their Ids. */
function rowsOfParent(scope: Scope, parent: Found, { children, lookup }: ShownChildren): Int32Array {
  const id = parent.records.idOf(parent.row);
  const column = children.columns[lookup]!;
  if (column instanceof Lookup) return inOrder(column.childrenOf(id));
  const holding = rowsHolding(children, lookup, [id], scope.now);
  return inOrder(holding.filter((row) => pointsTo(children, row, lookup, id)));
}

function pointsTo(children: Records, row: number, lookup: number, id: string): boolean {
  return children.value(row, lookup) === id;
}
