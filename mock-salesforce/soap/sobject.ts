/** sObjects: records as SOAP writes them, in requests and in answers. */
import { z } from 'zod';
import type { Values } from '../dml/index.ts';
import type { Records } from '../records.ts';
import type { FieldType } from '../schema/types.ts';
import { NIL, orNil } from './envelope.ts';

const text = z.union([z.string(), z.null()]);

/** `type` first, then the fields to empty, then any fields; one that is `xsi:nil` is let be. */
export const sObject = z
  .looseObject({ type: z.string(), fieldsToNull: z.array(text).default([]) })
  .transform(({ type, fieldsToNull, ...fields }) => {
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) if (value !== null) values[name] = value;
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

/** A record as a query shows it, as an sObject: its type and Id first, compounds and parents inside it. */
export function shownSObject(record: object): object {
  const { attributes, ...fields } = record as Record<string, unknown>;
  const { type } = attributes as { type: string };
  const { Id = null, ...others } = fields;
  const children = Object.entries(others).map(([name, value]) => [`sf:${name}`, shownValue(value)]);
  return { '@xsi:type': 'sf:sObject', 'sf:type': type, 'sf:Id': orNil(Id), ...Object.fromEntries(children) };
}

function shownValue(value: unknown): unknown {
  if (value === null || value === undefined) return NIL;
  if (typeof value === 'string') return value.replace(INSTANT, '$1Z');
  if (typeof value !== 'object') return value;
  if ('attributes' in value) return shownSObject(value);
  if ('records' in value) return subquery(value as unknown as { totalSize: number; records: object[] });
  const parts = Object.entries(value).map(([name, part]) => [name, orNil(part)]);
  return { '@xsi:type': 'address', ...Object.fromEntries(parts) };
}

/** REST's `2026-01-05T08:00:00.000+0000` is `2026-01-05T08:00:00.000Z` here (xsd:dateTime). */
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\+0000$/;

function subquery({ totalSize, records }: { totalSize: number; records: readonly object[] }): object {
  return queryResult(records, totalSize, undefined);
}

/** A page of a query; `locator` leads to the next one. */
export function queryResult(records: readonly object[], size: number, locator: string | undefined): object {
  return {
    '@xsi:type': 'QueryResult',
    done: locator === undefined,
    queryLocator: orNil(locator),
    records: records.map(shownSObject),
    size,
  };
}
