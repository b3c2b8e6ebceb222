/** The records of one type. Records get ids from 1 and marketoGUIDs from a seeded stream; neither is used twice. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Uuids } from '../uuids.ts';
import { dateTime } from '../values.ts';
import type { ObjectType } from './object-type.ts';

export interface ObjectRecord {
  readonly id: number;
  readonly marketoGUID: string;
  readonly createdAt: number;
  updatedAt: number;
  /** What callers have written, by field name; empty fields are not kept. */
  readonly values: Map<string, Value>;
}

/** The values of a record that are to be written, null to clear a field. */
export type Written = ReadonlyMap<string, Value>;

/** Records that can be read: found, and looked into. */
export interface RecordSource {
  readonly type: ObjectType;
  /** All records, by id. */
  all(): Iterable<ObjectRecord>;
  /** The record with a key of the instance's. */
  byId(value: Value): ObjectRecord | undefined;
  /** What a record holds in a field, as answers show it; null for an empty field. */
  valueOf(record: ObjectRecord, name: string): Value;
}

export class ObjectStore implements RecordSource {
  /** The current version of the type; that of a custom object changes when a draft is approved. */
  type: ObjectType;
  readonly #uuids: Uuids;
  readonly #byId = new Map<number, ObjectRecord>();
  readonly #byGuid = new Map<string, ObjectRecord>();
  readonly #byKey = new Map<string, ObjectRecord>();
  #lastId = 0;

  constructor(type: ObjectType, uuids: Uuids) {
    this.type = type;
    this.#uuids = uuids;
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): Iterable<ObjectRecord> {
    return this.#byId.values();
  }

  valueOf(record: ObjectRecord, name: string): Value {
    if (name === 'id') return record.id;
    if (name === 'marketoGUID') return record.marketoGUID;
    if (name === 'createdAt') return dateTime(record.createdAt);
    if (name === 'updatedAt') return dateTime(record.updatedAt);
    return record.values.get(name) ?? this.type.defaults?.[name] ?? null;
  }

  /** What answers call a record by. */
  idOf(record: ObjectRecord): Readonly<Record<string, Value>> {
    return { [this.type.idField]: this.valueOf(record, this.type.idField) };
  }

  byId(value: Value): ObjectRecord | undefined {
    if (this.type.idField === 'id') return this.#byId.get(Number(value));
    return this.#byGuid.get(String(value).toLowerCase());
  }

  /** The record whose dedupe fields hold these values, in any case; `key` tells a value by field name. */
  byDedupeFields(key: (name: string) => Value): ObjectRecord | undefined {
    return this.#byKey.get(this.#keyOf(key));
  }

  create(values: Written, now: number): ObjectRecord {
    this.#lastId += 1;
    const record: ObjectRecord = {
      id: this.#lastId,
      marketoGUID: this.#uuids.next(),
      createdAt: now,
      updatedAt: now,
      values: new Map([...values].filter(([, value]) => value !== null)),
    };
    this.#byId.set(record.id, record);
    this.#byGuid.set(record.marketoGUID, record);
    this.#byKey.set(this.keyOfRecord(record), record);
    return record;
  }

  update(record: ObjectRecord, values: Written, now: number): void {
    this.#byKey.delete(this.keyOfRecord(record));
    for (const [name, value] of values) {
      if (value === null) record.values.delete(name);
      else record.values.set(name, value);
    }
    record.updatedAt = now;
    this.#byKey.set(this.keyOfRecord(record), record);
  }

  delete(record: ObjectRecord): void {
    this.#byId.delete(record.id);
    this.#byGuid.delete(record.marketoGUID);
    this.#byKey.delete(this.keyOfRecord(record));
  }

  /** The dedupe fields of a record as one text, to be compared. */
  keyOfRecord(record: ObjectRecord): string {
    return this.#keyOf((name) => this.valueOf(record, name));
  }

  #keyOf(key: (name: string) => Value): string {
    return JSON.stringify(this.type.dedupeFields.map((name) => comparable(key(name))));
  }
}

/** Texts are compared in any case. */
export function comparable(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
