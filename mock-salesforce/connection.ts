/**
 * The in-process door for a sync engine: the verbs of the API as function calls, without HTTP and JSON, under the
 * same rules. Every call costs one API request and sees what its user may see. `changed` and `count` are served from
 * the list of changes: a cursor must not lie before what has been settled.
 */
import { NOBODY, type RecordPage } from '../engine/kernel/index.ts';
import type { ConnectOptions } from './connection/user-session.ts';
import { type FieldFilter, filteredSight, visibleCount, visiblePage } from './connection/visible-changes.ts';
import { WritingConnection } from './connection/writes.ts';
import type { ApiError, Outcome } from './errors.ts';
import { DELETED_DAYS_BACK } from './limits.ts';
import type { Org } from './org.ts';
import type { Records } from './records.ts';
import { replicationWindow } from './rules/replication-window.ts';
import { errorAt } from './soql/index.ts';

/** Everything up to and including (SystemModstamp in whole seconds, row) is done; row -1 is before the first row. */
export interface Cursor {
  readonly stamp: number;
  readonly row: number;
}

/** A field as the user sees it. */
export interface FieldAccess {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
}

interface Selection {
  readonly records: Records;
  readonly columns: RecordPage['columns'];
}

export class Connection extends WritingConnection {
  readonly #described = new Map<Records, readonly FieldAccess[]>();
  #selections = new WeakMap<readonly string[], Selection>();
  #access: unknown;
  #rows = new Int32Array(0);
  #stamps = new Int32Array(0);

  /** The requests of the last 24 hours, this one included. */
  limits(): Outcome<{ max: number; remaining: number }> {
    const refusal = this.takeRequest();
    if (refusal !== undefined) return refusal;
    const { requests } = this.org;
    return { ok: true, value: { max: requests.max, remaining: requests.remaining(this.clock.now()) } };
  }

  /**
   * The fields of an object that the user sees, in schema order; always the same array. Compound addresses are left
   * out: their parts are there, and no API can write the whole.
   */
  describe({ object }: { object: string }): Outcome<readonly FieldAccess[]> {
    const records = this.open(object, 'notFound');
    if (!records.ok) return records;
    this.#forgetOldAccess();
    const known = this.#described.get(records.value) ?? this.#describe(records.value);
    this.#described.set(records.value, known);
    return { ok: true, value: known };
  }

  /** How many records changed after `after` and before the second `before`. */
  count({
    object,
    after,
    before,
    only,
  }: {
    object: string;
    after: Cursor;
    before: number;
    only?: FieldFilter | undefined;
  }): Outcome<number> {
    const records = this.open(object);
    if (!records.ok) return asTold(records.error, 'SELECT COUNT()', object, opening(after));
    const { changes } = records.value;
    const sees = filteredSight(this.org.rowFilter(this.user, records.value), records.value, only);
    if (sees !== undefined) return { ok: true, value: visibleCount(changes, { after, before }, sees) };
    return { ok: true, value: changes.count(after.stamp, after.row, before) };
  }

  /**
   * Rows deleted from the second `from` up to, but not in, the second `to`, both cut to whole minutes.
   */
  deleted({ object, from, to }: { object: string; from: number; to: number }): Outcome<readonly number[]> {
    const records = this.open(object, 'notFound');
    if (!records.ok) return records;
    const window = replicationWindow(from, to, this.clock.now(), DELETED_DAYS_BACK);
    if (!window.ok) return window;
    const { rows } = records.value.deletions.between(window.value.from, window.value.to);
    const sees = this.org.rowFilter(this.user, records.value);
    return { ok: true, value: sees === undefined ? [...rows] : [...rows].filter(sees) };
  }

  /** What deleted records were merged into: rows by position, -1 for those that were just deleted. */
  masters({ object, rows }: { object: string; rows: readonly number[] }): Outcome<readonly number[]> {
    const records = this.open(object);
    if (!records.ok) return asTold(records.error, 'SELECT Id, MasterRecordId', object, 'IsDeleted');
    const field = records.value.field('MasterRecordId');
    const masterOf = (row: number): number => {
      const id = records.value.value(row, field);
      return typeof id === 'string' ? records.value.rowOf(id) : NOBODY;
    };
    return { ok: true, value: rows.map(masterOf) };
  }

  /**
   * The first `limit` records that changed after `after` and before the second `before`, oldest first. The page's
   * arrays are used again by the next call.
   */
  changed(query: {
    object: string;
    fields: readonly string[];
    after: Cursor;
    before: number;
    limit: number;
    only?: FieldFilter | undefined;
  }): Outcome<RecordPage> {
    const records = this.open(query.object);
    if (!records.ok)
      return asTold(records.error, selecting(query.fields), query.object, opening(query.after));
    this.#forgetOldAccess();
    const selection = this.#select(records.value, query.fields);
    if (!selection.ok) return selection;
    return { ok: true, value: this.#page(records.value, query, selection.value) };
  }

  /** What was remembered of the user's access holds as long as that does not change. */
  #forgetOldAccess(): void {
    if (this.#access === this.permissions) return;
    this.#access = this.permissions;
    this.#described.clear();
    this.#selections = new WeakMap();
  }

  #describe(records: Records): readonly FieldAccess[] {
    const permissions = this.permissions;
    const fields: FieldAccess[] = [];
    records.schema.fields.forEach(({ name, type }, number) => {
      if (type === 'address' || !permissions.canRead(records, number)) return;
      const createable = permissions.canCreate(records, number);
      fields.push({ name, createable, updateable: permissions.canUpdate(records, number) });
    });
    return fields;
  }

  /** Resolves the names of a query once for as long as the caller asks with the same array. */
  #select(records: Records, fields: readonly string[]): Outcome<Selection> {
    const known = this.#selections.get(fields);
    if (known?.records === records) return { ok: true, value: known };
    const columns: Selection['columns'][number][] = [];
    for (const field of fields) {
      const number = records.fieldNumber(field);
      if (number < 0 || !this.permissions.canRead(records, number)) {
        return this.#unknownField(records, field, fields);
      }
      columns.push(records.columns[number]!);
    }
    const selection = { records, columns };
    this.#selections.set(fields, selection);
    return { ok: true, value: selection };
  }

  /** The error of the query that would ask for these fields over HTTP. */
  #unknownField(records: Records, field: string, fields: readonly string[]): Outcome<never> {
    const object = records.schema.name;
    const place = fields.indexOf(field);
    const before = `${selecting(fields.slice(0, place))}, `;
    const text = `${before}${fields.slice(place).join(', ')} FROM ${object}`;
    return { ok: false, error: errorAt(text, before.length, 'unknownField', { field, object }).error };
  }

  #page(
    records: Records,
    query: {
      fields: readonly string[];
      after: Cursor;
      before: number;
      limit: number;
      only?: FieldFilter | undefined;
    },
    { columns }: Selection,
  ): RecordPage {
    if (this.#rows.length !== query.limit) {
      this.#rows = new Int32Array(query.limit).fill(NOBODY);
      this.#stamps = new Int32Array(query.limit);
    }
    const { changes } = records;
    const sees = filteredSight(this.org.rowFilter(this.user, records), records, query.only);
    const size =
      sees === undefined
        ? changes.page(query.after.stamp, query.after.row, query.before, this.#rows)
        : visiblePage(changes, query, this.#rows, sees);
    for (let i = 0; i < size; i += 1) this.#stamps[i] = changes.stamps[this.#rows[i]!]!;
    const { name } = records.schema;
    return { object: name, size, rows: this.#rows, stamps: this.#stamps, fields: query.fields, columns };
  }
}

/** How the query begins that would ask for these fields over HTTP. */
function selecting(fields: readonly string[]): string {
  return `SELECT ${['Id', 'SystemModstamp', ...fields].join(', ')}`;
}

/** How its condition on the cursor begins. */
function opening({ row }: Cursor): string {
  return row < 0 ? 'SystemModstamp' : '(SystemModstamp';
}

/** The error of a query over HTTP: an object that the user does not see is told at its place. */
function asTold(error: ApiError, select: string, object: string, condition: string): Outcome<never> {
  if (error.code !== 'INVALID_TYPE') return { ok: false, error };
  const before = `${select} FROM `;
  const text = `${before}${object} WHERE ${condition}`;
  return { ok: false, error: errorAt(text, before.length, 'unknownObject', { object }).error };
}

/** Logs a user in to an org, in process. */
export function connect(org: Org, options: ConnectOptions): Connection {
  return new Connection(org, options);
}
