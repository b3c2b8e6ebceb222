/** Salesforce's JSON and SOQL: what the verbs become on the wire, and what comes back. */
import { isoInstant, parseInstant, type RecordPage, type Value } from '../kernel/index.ts';
import type { NewRecord, Outcome, RemoteError, SyncFilter } from '../sync/index.ts';
import type { JsonReply } from './json-client.ts';
import { idOf, rowOf } from './record-ids.ts';

export interface Describe {
  readonly keyPrefix: string;
  readonly fields: readonly { name: string; type: string; createable: boolean; updateable: boolean }[];
}

export type QueriedRecord = Readonly<Record<string, Value>> & {
  readonly Id: string;
  readonly SystemModstamp: string;
};

export interface QueryBody {
  readonly totalSize: number;
  readonly records: readonly QueriedRecord[];
}

export interface SaveResult {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

/** A success through `read`, an error as Salesforce's list of one. */
export function when<B, T>(reply: JsonReply, read: (body: B) => T): Outcome<T> {
  const { waitedMs } = reply;
  if (reply.status < 300) return { ok: true, value: read(reply.body as B), waitedMs };
  const [first] = reply.body as { errorCode: string; message: string; fields?: string[] }[];
  const error: RemoteError = {
    code: first?.errorCode ?? String(reply.status),
    message: first?.message ?? '',
  };
  return { ok: false, error: first?.fields === undefined ? error : { ...error, fields: first.fields } };
}

export function writeResult({ errors: [error] }: SaveResult): { error?: RemoteError } {
  return error === undefined
    ? {}
    : { error: { code: error.statusCode, message: error.message, fields: error.fields } };
}

export function createResult(result: SaveResult): { row: number } | { error: RemoteError } {
  const { error } = writeResult(result);
  return error === undefined ? { row: rowOf(result.id!) } : { error };
}

/** A record's fields with its lookups as Ids. */
export function fieldsOf(
  { values, references = {} }: NewRecord,
  prefixOf: (object: string) => string,
): Record<string, Value> {
  const fields: Record<string, Value> = { ...values };
  for (const [field, { object, row }] of Object.entries(references))
    fields[field] = idOf(prefixOf(object), row);
  return fields;
}

/** Records as rows of columns: what the direct driver hands over without copying. */
export function pageOf(
  object: string,
  fields: readonly string[],
  records: readonly QueriedRecord[],
): RecordPage {
  const rows = Int32Array.from(records, (record) => rowOf(record.Id));
  const stamps = Int32Array.from(records, (record) =>
    Math.floor(parseInstant(record.SystemModstamp) / 1_000),
  );
  const places = new Map(Array.from(rows, (row, place) => [row, place]));
  const columns = fields.map((field) => {
    const get = (row: number): Value => records[places.get(row)!]![field] ?? null;
    return { base: get, written: true, isWritten: () => true, get };
  });
  return { object, size: records.length, rows, stamps, fields, columns };
}

/** A datetime of SOQL, from whole seconds. */
export function iso(seconds: number): string {
  return isoInstant(seconds * 1_000).replace('.000Z', 'Z');
}

/** A text of SOQL in its quotes. */
export function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** A custom sync filter as a further condition. */
export function filtered(only: SyncFilter | undefined): string {
  if (only === undefined) return '';
  const { field, value } = only;
  return ` AND ${field} = ${typeof value === 'string' ? quoted(value) : value}`;
}

/** For each wanted record the number of a found one with the same values in `keys`, or -1; one answers for one only. */
export function matched(
  wanted: readonly Readonly<Record<string, Value>>[],
  found: readonly QueriedRecord[],
  keys: readonly string[],
): number[] {
  const keyOf = (record: Readonly<Record<string, Value>>): string =>
    JSON.stringify(keys.map((key) => comparable(record[key] ?? null)));
  const rows = new Map<string, number[]>();
  for (const record of found) {
    const key = keyOf(record);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [rowOf(record.Id)]);
    else known.push(rowOf(record.Id));
  }
  return wanted.map((record) => rows.get(keyOf(record))?.shift() ?? -1);
}

/** An Id of 18 characters says the same as its first 15. */
function comparable(value: Value): Value {
  return typeof value === 'string' && /^[0-9A-Za-z]{18}$/.test(value) ? value.slice(0, 15) : value;
}
