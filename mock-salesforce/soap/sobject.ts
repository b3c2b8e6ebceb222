/** sObjects: records as SOAP writes them, in requests and in answers. */
import { z } from 'zod';
import { soapTypeOf } from '../describe/index.ts';
import type { Values } from '../dml/index.ts';
import type { Records } from '../records.ts';
import type { FieldType } from '../schema/types.ts';
import type { Pages } from '../soql/index.ts';
import { NIL, orNil } from '../xml/index.ts';

const text = z.union([z.string(), z.null()]);

/**
 * `type` first, then the fields to empty, then any fields; one that is `xsi:nil` is let be, and of one that is given
 * twice the last counts: the original's own records have their Id twice, and clients send them back (assumed).
 */
export const sObject = z
  .looseObject({ type: z.string(), fieldsToNull: z.array(text).default([]) })
  .transform(({ type, fieldsToNull, ...fields }) => {
    const values: Record<string, unknown> = {};
    for (const [name, given] of Object.entries(fields)) {
      const value = Array.isArray(given) ? given.at(-1) : given;
      if (value !== null) values[name] = value;
    }
    for (const name of fieldsToNull) if (name) values[name] = null;
    return { type, values };
  });

export type SObject = z.output<typeof sObject>;

const TRUNCATED: ReadonlySet<FieldType> = new Set([
  'string',
  'email',
  'phone',
  'picklist',
  'textarea',
  'multipicklist',
]);

/** The values with truth written in words: XML Schema has `1` and `0` for it, too. */
export function withPlainBooleans(records: Records, values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    const isBoolean = records.schema.fields[records.fieldNumber(name)]?.type === 'boolean';
    return [name, isBoolean && (value === '1' || value === '0') ? value === '1' : value];
  });
  return Object.fromEntries(entries);
}

/** The values with texts cut to what their fields hold (documented, SOAP API "AllowFieldTruncationHeader"). */
export function truncated(records: Records, values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    const { type, length } = records.schema.fields[records.fieldNumber(name)] ?? {};
    const isCut =
      typeof value === 'string' && type !== undefined && TRUNCATED.has(type) && length !== undefined;
    return [name, isCut ? value.trim().slice(0, length) : value];
  });
  return Object.fromEntries(entries);
}

/**
 * A record as a query shows it, as an sObject: its type and Id first, compounds and parents inside it. A record that
 * was asked for its Id has it twice (observed, answers in public tests); the second stands beside the first, wherever
 * the query named it (approximated).
 */
export function shownSObject(record: object): object {
  const { attributes, ...fields } = record as Record<string, unknown>;
  const { type } = attributes as { type: string };
  const { Id = null, ...others } = fields;
  const children = Object.entries(others).map(([name, value]) => [`sf:${name}`, shownValue(value)]);
  return {
    '@xsi:type': 'sf:sObject',
    'sf:type': type,
    'sf:Id': Id === null ? NIL : [Id, Id],
    ...Object.fromEntries(children),
  };
}

/** A group; unlike those of records, its values have their types (observed, `<sf:expr0 xsi:type="xsd:int">`). */
export function shownGroup(group: object, shown: Pages['shown']): object {
  const typed = shownSObject(group) as Record<string, unknown>;
  for (const one of shown) {
    if (one.kind !== 'field') continue;
    const name = `sf:${one.name}`;
    const value = typed[name];
    if (value === NIL) continue;
    const type = soapTypeOf(one.field.type);
    typed[name] = { '@xsi:type': type === 'tns:ID' ? 'xsd:string' : type, '#text': value };
  }
  return typed;
}

function shownValue(value: unknown): unknown {
  if (value === null || value === undefined) return NIL;
  if (typeof value === 'string') return value.replace(INSTANT, '$1Z');
  if (typeof value !== 'object') return value;
  if ('attributes' in value) return shownSObject(value);
  if ('records' in value) return subquery(value as unknown as Children);
  const parts = Object.entries(value).map(([name, part]) => [name, orNil(part)]);
  return { '@xsi:type': 'address', ...Object.fromEntries(parts) };
}

/** REST's `2026-01-05T08:00:00.000+0000` is `2026-01-05T08:00:00.000Z` here (xsd:dateTime). */
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\+0000$/;

/** The records of a subquery as REST shows them. */
interface Children {
  readonly totalSize: number;
  readonly records: readonly object[];
  /** `/services/data/v62.0/query/01g…-500`: its end is SOAP's locator. */
  readonly nextRecordsUrl?: string;
}

function subquery({ totalSize, records, nextRecordsUrl }: Children): object {
  return queryResult(records.map(shownSObject), totalSize, nextRecordsUrl?.split('/').at(-1));
}

/** A page of a query, its records as sObjects; `locator` leads to the next one. */
export function queryResult(records: readonly object[], size: number, locator: string | undefined): object {
  return {
    '@xsi:type': 'QueryResult',
    done: locator === undefined,
    queryLocator: orNil(locator),
    records,
    size,
  };
}
