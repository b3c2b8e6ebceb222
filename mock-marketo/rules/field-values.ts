/**
 * Which values a person field takes through the REST API, and what is stored of them. The refusals are recorded ones
 * (boolean `other`, integer `14.1`, float `14c`, datetime `yesterday`, percent `100%`, email `bademail`; observed, recorded
 * lead sync answers); what else each type takes follows from them.
 */
import { parseInstant, type Value } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import type { DataType } from '../schema/types.ts';
import { dateTime, sentText } from '../values.ts';

/** A value to store, or the reason why the record is skipped. */
export type Reading = { readonly value: Value } | { readonly error: ErrorBody };

/** Only ASCII is allowed in e-mail addresses (documented, Adobe "Leads"). */
const EMAIL = /^[!-~]+@[!-~]+\.[!-~]+$/;
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DATE = /^\d{4}-\d\d-\d\d/;
const INTEGER_MAX = 2_147_483_647;
const INVALID = undefined;

/** What has to be known of a field to read a value for it. */
export interface TypedField {
  readonly name: string;
  readonly dataType: DataType;
  readonly length?: number;
}

/** Reads what a client sent for a field. Null and the empty text clear it (documented, Adobe "Lead database"). */
export function readValue(field: TypedField, sent: unknown): Reading {
  if (sent === null || sent === undefined || sent === '') {
    return { value: field.dataType === 'boolean' ? false : null };
  }
  const value = isScalar(sent) ? parse(field.dataType, sent) : INVALID;
  if (value === INVALID) {
    return { error: errorOf('fieldValueInvalid', field.name, sentText(sent)) };
  }
  const isTooLong = typeof value === 'string' && field.length !== undefined && value.length > field.length;
  return isTooLong ? { error: errorOf('valueTooLong') } : { value };
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function parse(type: DataType, sent: Scalar): Scalar | undefined {
  const text = String(sent).trim();
  switch (type) {
    case 'boolean':
      return parseBoolean(text);
    case 'integer':
    case 'score':
    case 'reference':
      return INTEGER.test(text) && Math.abs(Number(text)) <= INTEGER_MAX ? Number(text) : INVALID;
    case 'float':
    case 'currency':
    case 'percent':
      return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : INVALID;
    case 'email':
      return EMAIL.test(text) ? text : INVALID;
    case 'date':
      return parseAt(text) === INVALID ? INVALID : text.slice(0, 10);
    case 'datetime':
      return parseAt(text);
    default:
      return String(sent);
  }
}

function parseBoolean(text: string): boolean | undefined {
  if (/^(true|1|yes)$/i.test(text)) return true;
  return /^(false|0|no)$/i.test(text) ? false : INVALID;
}

/** Instants are kept in UTC without milliseconds (observed: `2020-08-30T05:49:48.000Z` is returned as `…48Z`). */
function parseAt(text: string): string | undefined {
  const at = DATE.test(text) ? parseInstant(text) : Number.NaN;
  return Number.isNaN(at) ? INVALID : dateTime(at);
}
