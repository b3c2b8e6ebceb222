/** Shows records as JSON does: type and address first, then what was asked for, parents and children nested. */
import type { Column, Value } from '../../../engine/kernel/index.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { readableField, type Scope } from '../scope.ts';
import { type Found, readField } from '../values/paths.ts';
import type { Shown, ShownChildren, ShownField, ShownTypeOf } from './projection.ts';

/** A record in an answer. */
export type ShownRecord = Record<string, unknown>;

/** Shows the records of a subquery of a record. */
export type ShowChildren = (parent: Found, shown: ShownChildren) => unknown;

export function showRecord(
  scope: Scope,
  found: Found,
  shown: readonly Shown[],
  basePath: string,
  showChildren: ShowChildren,
  type: string = found.records.schema.name,
): ShownRecord {
  const { records, row } = found;
  const url = `${basePath}/sobjects/${records.schema.name}/${records.idOf(row)}`;
  const record: ShownRecord = { attributes: { type, url } };
  for (const one of shown) {
    const key = 'step' in one ? one.step.name : one.name;
    record[key] = showPart(scope, found, one, basePath, showChildren);
  }
  return record;
}

/** The value that stands under one key of a record. */
export function showPart(
  scope: Scope,
  found: Found,
  one: Shown,
  basePath: string,
  showChildren: ShowChildren,
): unknown {
  if (one.kind === 'field') return showValue(scope, found, one);
  if (one.kind === 'children') return showChildren(found, one);
  if (one.kind === 'typeof') return showByType(scope, one, found.row, basePath, showChildren);
  return showParent(scope, one, found.row, basePath, showChildren);
}

/** A parent; behind a polymorphic relationship it is shown as a Name (observed, answers in public issue threads). */
function showParent(
  scope: Scope,
  { step, shown }: Extract<Shown, { kind: 'parent' }>,
  row: number,
  basePath: string,
  showChildren: ShowChildren,
): ShownRecord | null {
  const parent = step.follow(row);
  if (parent === undefined) return null;
  const type = step.isPolymorphic ? 'Name' : undefined;
  return showRecord(scope, parent, shown, basePath, showChildren, type);
}

function showByType(
  scope: Scope,
  { step, whens, otherwise }: ShownTypeOf,
  row: number,
  basePath: string,
  showChildren: ShowChildren,
): ShownRecord | null {
  const parent = step.follow(row);
  if (parent === undefined) return null;
  const when = whens.find(({ records }) => records === parent.records);
  return showRecord(scope, parent, when?.shown ?? otherwise, basePath, showChildren);
}

/** A field's value in JSON; a compound address is an object of its parts (partner WSDL 47.0, type address). */
function showValue(scope: Scope, found: Found, { field, column, read }: ShownField): unknown {
  if (column !== undefined) return column.get(found.row);
  if (read !== undefined) return read(found.row);
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

/** The parts of a compound address, by the ends of their names. */
const ADDRESS_PARTS = ['City', 'Country', 'CountryCode', 'PostalCode', 'State', 'StateCode', 'Street'];

/** The columns that a compound address is put together from, as far as the user may read them. */
export function addressColumns(scope: Scope, records: Records, { name }: FieldSchema): Column[] {
  const prefix = name.slice(0, -'Address'.length);
  const numbers = ADDRESS_PARTS.map((part) => readableField(scope, records, prefix + part));
  return numbers.filter((number) => number >= 0).map((number) => records.columns[number]!);
}

/** A group as JSON shows it. */
export function showGroup(shown: readonly ShownField[], group: number): ShownRecord {
  const record: ShownRecord = { attributes: { type: 'AggregateResult' } };
  for (const { name, read } of shown) record[name] = read?.(group) ?? null;
  return record;
}
