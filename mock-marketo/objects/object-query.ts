/** Which records a query finds: by one searchable field and its values, or by a key of several fields and objects. */
import type { Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import { readValue } from '../rules/field-values.ts';
import { comparable, type ObjectRecord, type RecordSource } from './object-store.ts';
import { CREATED_AT, type ObjectField, objectField, UPDATED_AT } from './object-type.ts';

/** What is looked for: values of one field, or objects that hold a value for each field of a key. */
export interface ObjectFilter {
  readonly filterType: string;
  readonly values: readonly string[];
  /** Undefined when none was sent. */
  readonly input: readonly unknown[] | undefined;
}

/**
 * The records that a filter finds, by id.
 * @throws ApiFault 1006 for an unknown filter type, 1011 for a field that is not searchable, 1003 for a compound key
 * without objects
 */
export function queryObjects(store: RecordSource, filter: ObjectFilter): ObjectRecord[] {
  const fields = filterFields(store, filter.filterType);
  const wanted = keysOf(fields, filter);
  if (fields.length === 1 && fields[0]!.name === store.type.idField) return byId(store, wanted);
  return [...store.all()].filter((record) =>
    wanted.has(keyText(fields.map(({ name }) => store.valueOf(record, name)))),
  );
}

function byId(store: RecordSource, wanted: ReadonlySet<string>): ObjectRecord[] {
  const found = [...wanted].map((key) => store.byId((JSON.parse(key) as Value[])[0]!));
  const records = new Set(found.filter((record) => record !== undefined));
  return [...records].sort((a, b) => a.id - b.id);
}

/** The spec writes `idFields` for named account lists (documented, Adobe "swagger-mapi"). */
function filterFields({ type }: RecordSource, filterType: string): ObjectField[] {
  if (filterType === 'idField' || filterType === 'idFields') return [objectField(type, type.idField)!];
  if (filterType === 'dedupeFields') return type.dedupeFields.map((name) => objectField(type, name)!);
  const field = objectField(type, filterType);
  if (field === undefined) throw fault('fieldNotFound', filterType);
  const isSearchable = type.searchableFields.some((names) => names.length === 1 && names[0] === field.name);
  if (!isSearchable) throw fault('fieldNotSupported', filterType);
  return [field];
}

/** The wanted keys as texts. A value of the wrong type finds nothing. */
function keysOf(fields: readonly ObjectField[], { filterType, values, input }: ObjectFilter): Set<string> {
  if (input === undefined && fields.length > 1) throw fault('filterNeedsInput', filterType);
  const rows =
    input?.map((entry) => fields.map(({ name }) => memberOf(entry, name))) ?? values.map((v) => [v]);
  const keys = rows.map((row) => row.map((sent, place) => valueFor(fields[place]!, sent)));
  return new Set(keys.filter((key) => !key.includes(null)).map(keyText));
}

function memberOf(entry: unknown, name: string): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[name] : undefined;
}

function valueFor(field: ObjectField, sent: unknown): Value {
  const reading = readValue(field, sent);
  return 'error' in reading ? null : reading.value;
}

function keyText(key: readonly Value[]): string {
  return JSON.stringify(key.map(comparable));
}

/** The fields of an answer: the asked ones in their order, or id, key and stamps; the id always comes first. */
export function shownFields({ type }: RecordSource, asked: readonly string[]): string[] {
  const standard = [...type.dedupeFields, CREATED_AT.name, UPDATED_AT.name];
  const names = asked.length === 0 ? standard : asked;
  const known = names.map((name) => {
    const field = objectField(type, name);
    if (field === undefined) throw fault('fieldNotFound', name);
    return field.name;
  });
  return [...new Set([type.idField, ...known])];
}

/** A record as answers show it; empty fields are left out (documented, Adobe "Lead database"). */
export function shownRecord(
  store: RecordSource,
  record: ObjectRecord,
  fields: readonly string[],
): Record<string, Value> {
  const shown: Record<string, Value> = {};
  const { shownAsText } = store.type;
  for (const name of fields) {
    const value = store.valueOf(record, name);
    if (value !== null) shown[name] = shownAsText?.includes(name) ? String(value) : value;
  }
  return shown;
}
