/** Sync errors by code and field, with the records that met them: all are counted, the first of each are named. */
import { isoInstant } from '../../engine/kernel/index.ts';
import type { RemoteError } from '../../engine/sync/index.ts';
import type { ErrorResult } from '../result.ts';

/** Records that are named for each error; more are counted only. */
const NAMED_RECORDS = 100;

/** A record of Salesforce, and the person that it is; `row` is -1 while it is none there, `person` null if it is nobody. */
export interface Refused {
  readonly object: string;
  readonly row: number;
  readonly person: number | null;
}

export interface ErrorCount {
  readonly code: string;
  readonly field: string | null;
  /** The message of the first. */
  readonly example: string;
  /** Once for each try. */
  count: number;
  /** The first records that met it, each once. */
  readonly records: (Refused & { readonly at: number })[];
  /** All that met it: persons, or records that are none. */
  readonly met: Set<number | string>;
}

export class SyncErrors {
  readonly #byKind = new Map<string, ErrorCount>();

  values(): IterableIterator<ErrorCount> {
    return this.#byKind.values();
  }

  /** Counts an error of a record, or, without one, of a call that was refused as a whole. */
  note({ code, message, fields }: RemoteError, now: number, refused?: Refused): void {
    const field = fields?.[0] ?? null;
    const key = `${code} ${field ?? ''}`;
    let error = this.#byKind.get(key);
    if (error === undefined) {
      error = { code, field, example: message, count: 0, records: [], met: new Set() };
      this.#byKind.set(key, error);
    }
    error.count += 1;
    if (refused === undefined) return;
    const { object, row, person } = refused;
    const who = person ?? `${object} ${row}`;
    if (error.met.has(who)) return;
    error.met.add(who);
    if (error.records.length < NAMED_RECORDS) error.records.push({ object, row, person, at: now });
  }
}

/** The errors as the result names them, the most frequent first; `idOf` gives the Id of an object's record. */
export function errorsOf(errors: SyncErrors, idOf: (object: string, row: number) => string): ErrorResult[] {
  return [...errors.values()]
    .map(({ code, field, count, example, records, met }) => ({
      code,
      field,
      count,
      example,
      records: records.map(({ object, row, person, at }) => ({
        object,
        id: row < 0 ? null : idOf(object, row),
        // Marketo numbers its persons from 1.
        person: person === null ? null : person + 1,
        at: isoInstant(at),
      })),
      recordsLeftOff: met.size - records.length,
    }))
    .sort((a, b) => b.count - a.count);
}
