/** The SELECT list: what of a record is shown, nested by relationship, in the order in which it was asked for. */
import type { Column, Value } from '../../engine/kernel/index.ts';
import { failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import { type Found, readField, resolvePath, type Step } from './paths.ts';
import type { Query, SelectItem } from './query.ts';
import { readableField, type Scope } from './scope.ts';
import { errorAt, offsetOf, SoqlError } from './syntax-error.ts';

/** A field, or a parent with fields of its own, or the records of a subquery. */
export type Shown =
  | ShownField
  | { readonly kind: 'parent'; readonly step: Step; readonly shown: Shown[] }
  | { readonly kind: 'children'; readonly name: string; readonly query: Query };

/** A field; its column is known beforehand unless its record may be of several objects. */
export interface ShownField {
  readonly kind: 'field';
  readonly field: FieldSchema;
  readonly column: Column | undefined;
}

/** A record in an answer. */
export type ShownRecord = Record<string, unknown>;

/** FIELDS(ALL) and FIELDS(CUSTOM) need a LIMIT of at most 200 (documented, "SELECT", FIELDS()). */
const FIELDS_LIMIT = 200;

/** @throws SoqlError when a field does not exist for the user, or is selected twice */
export function shownBy(scope: Scope, records: Records, query: Query): Shown[] {
  const shown: Shown[] = [];
  for (const item of query.select) add(scope, records, query, item, shown);
  return shown;
}

function add(scope: Scope, records: Records, query: Query, item: SelectItem, shown: Shown[]): void {
  if (item.kind === 'children') {
    shown.push({ kind: 'children', name: item.relationship, query: item.query });
    return;
  }
  if (item.kind === 'fields') {
    for (const field of fieldsOf(scope, records, query, item.which))
      addField(shown, records, field, field.name);
    return;
  }
  const { field, steps } = resolvePath(scope, records, item.path);
  let level = shown;
  for (const step of steps) level = parentOf(level, step);
  const targets = steps.at(-1)?.targets ?? [records];
  addField(level, targets.length === 1 ? targets[0] : undefined, field, item.path.join('.'));
}

/** A field may be selected only once, FIELDS() included (documented, "SELECT", FIELDS()). */
function addField(level: Shown[], records: Records | undefined, field: FieldSchema, written: string): void {
  if (level.some((one) => one.kind === 'field' && one.field.name === field.name)) {
    throw new SoqlError(failure('duplicateField', { field: written }));
  }
  level.push(shownField(field, records));
}

/** A field to show, of an object or of whichever object a record turns out to be of. */
export function shownField(field: FieldSchema, records: Records | undefined): ShownField {
  const hasColumn = records !== undefined && field.type !== 'address';
  return { kind: 'field', field, column: hasColumn ? records.columns[records.field(field.name)] : undefined };
}

/** The parent's own list, made when its first field is asked for. */
function parentOf(level: Shown[], step: Step): Shown[] {
  for (const one of level) if (one.kind === 'parent' && one.step.name === step.name) return one.shown;
  const parent = { kind: 'parent' as const, step, shown: [] };
  level.push(parent);
  return parent.shown;
}

function fieldsOf(
  scope: Scope,
  records: Records,
  query: Query,
  which: 'ALL' | 'STANDARD' | 'CUSTOM',
): FieldSchema[] {
  if (which !== 'STANDARD' && (query.limit ?? Number.POSITIVE_INFINITY) > FIELDS_LIMIT) {
    const reason = `The SOQL FIELDS function must have a LIMIT of at most ${FIELDS_LIMIT}`;
    throw errorAt(scope.text, offsetOf(scope.text, 'FIELDS'), 'malformedQuery', { reason });
  }
  return records.schema.fields.filter(
    (field) =>
      readableField(scope, records, field.name) >= 0 &&
      (which === 'ALL' || (which === 'CUSTOM') === (field.custom === true)),
  );
}

/** Shows the records of a subquery of a record. */
export type ShowChildren = (parent: Found, shown: Extract<Shown, { kind: 'children' }>) => unknown;

/** A record as JSON shows it: its type and address first, then what was asked for. */
export function showRecord(
  scope: Scope,
  found: Found,
  shown: readonly Shown[],
  basePath: string,
  showChildren: ShowChildren,
): ShownRecord {
  const { records, row } = found;
  const type = records.schema.name;
  const url = `${basePath}/sobjects/${type}/${records.idOf(row)}`;
  const record: ShownRecord = { attributes: { type, url } };
  for (const one of shown) {
    if (one.kind === 'field') record[one.field.name] = showValue(scope, found, one);
    else if (one.kind === 'children') record[one.name] = showChildren(found, one);
    else record[one.step.name] = showParent(scope, one, row, basePath, showChildren);
  }
  return record;
}

function showParent(
  scope: Scope,
  { step, shown }: Extract<Shown, { kind: 'parent' }>,
  row: number,
  basePath: string,
  showChildren: ShowChildren,
): ShownRecord | null {
  const parent = step.follow(row);
  return parent === undefined ? null : showRecord(scope, parent, shown, basePath, showChildren);
}

/** A field's value in JSON; a compound address is an object of its parts (partner WSDL 47.0, type address). */
function showValue(scope: Scope, found: Found, { field, column }: ShownField): unknown {
  if (column !== undefined) return column.get(found.row);
  return field.type === 'address' ? showAddress(scope, found, field) : readField(scope, found, field);
}

function showAddress(scope: Scope, found: Found, field: FieldSchema): unknown {
  const prefix = field.name.slice(0, -'Address'.length);
  const part = (name: string): Value => {
    const number = readableField(scope, found.records, prefix + name);
    return number < 0 ? null : found.records.value(found.row, number);
  };
  const hasCodes = found.records.fieldNumber(`${prefix}CountryCode`) >= 0;
  const address = {
    city: part('City'),
    country: part('Country'),
    ...(hasCodes ? { countryCode: part('CountryCode') } : {}),
    geocodeAccuracy: null,
    latitude: null,
    longitude: null,
    postalCode: part('PostalCode'),
    state: part('State'),
    ...(hasCodes ? { stateCode: part('StateCode') } : {}),
    street: part('Street'),
  };
  return Object.values(address).every((value) => value === null) ? null : address;
}
