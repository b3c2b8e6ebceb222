/**
 * What a field takes: turns a value as a client sent it into the value that is stored, or says what is wrong with it.
 * Texts are trimmed and an empty text is null, as the platform does (assumed, general knowledge of the platform).
 */
import { isoInstant, parseInstant, type Value } from '../../engine/kernel/index.ts';
import { type ApiError, ERRORS, type Outcome, refused } from '../errors.ts';
import { isId, withCheck } from '../ids.ts';
import { tokenOf } from '../json/index.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';

/** One `@`, a name before it, and a domain with a dot or of one word after it; no spaces (assumed). */
const EMAIL = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[^\s@<>()[\],;:".]{2,}$/;
const DATE = /^\d{4}-\d\d-\d\d/;
const DATETIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

type Check = (field: FieldSchema, value: unknown) => Outcome<Value>;

const CHECKS: Readonly<Record<FieldType, Check>> = {
  id: reference,
  reference,
  string: text,
  phone: text,
  url: text,
  textarea: text,
  email,
  picklist,
  multipicklist,
  boolean,
  int: number,
  double: number,
  currency: number,
  percent: number,
  date,
  datetime,
  address: (field, value) => wrongType(field, value),
};

/** Checks one value. */
export function checkedValue(field: FieldSchema, value: unknown): Outcome<Value> {
  if (value === null || value === undefined) return stored(null);
  if (typeof value === 'object') return wrongType(field, value);
  return CHECKS[field.type](field, value);
}

/** Types that take every JSON value but objects and arrays. */
const LENIENT: ReadonlySet<FieldType> = new Set([
  'id',
  'reference',
  'string',
  'phone',
  'url',
  'textarea',
  'email',
  'picklist',
  'multipicklist',
]);

/** The error of a value that has the wrong type for its field, whatever else may be wrong with it. */
export function unreadableValue(field: FieldSchema, value: unknown): ApiError | undefined {
  if (typeof value !== 'object' && LENIENT.has(field.type)) return undefined;
  const checked = checkedValue(field, value);
  return checked.ok || checked.error.code !== ERRORS.wrongType.code ? undefined : checked.error;
}

function text(field: FieldSchema, value: unknown): Outcome<Value> {
  const trimmed = String(value).trim();
  if (trimmed === '') return stored(null);
  const { label, length } = field;
  if (length !== undefined && trimmed.length > length) {
    return refused('tooLong', { label, value: trimmed, length }, [field.name]);
  }
  return stored(trimmed);
}

function email(field: FieldSchema, value: unknown): Outcome<Value> {
  const checked = text(field, value);
  if (!checked.ok || checked.value === null || EMAIL.test(String(checked.value))) return checked;
  return refused('invalidEmail', { label: field.label, value: String(checked.value) }, [field.name]);
}

/** Values of a restricted picklist compare without regard to case, and the list's own spelling is stored. */
function picklist(field: FieldSchema, value: unknown): Outcome<Value> {
  const checked = text(field, value);
  return !checked.ok || checked.value === null ? checked : listed(field, String(checked.value));
}

/** The values between semicolons, each as a picklist takes it, kept in the order of the list. */
function multipicklist(field: FieldSchema, value: unknown): Outcome<Value> {
  const checked = text(field, value);
  if (!checked.ok || checked.value === null) return checked;
  const chosen = new Set<string>();
  for (const part of String(checked.value).split(';')) {
    if (part.trim() === '') continue;
    const one = listed(field, part.trim());
    if (!one.ok) return one;
    chosen.add(String(one.value));
  }
  const inOrder = [...(field.picklistValues ?? []).filter((one) => chosen.delete(one)), ...chosen];
  return stored(inOrder.length === 0 ? null : inOrder.join(';'));
}

function listed(field: FieldSchema, value: string): Outcome<Value> {
  if (!field.restrictedPicklist || field.picklistValues?.includes(value)) return stored(value);
  const wanted = value.toLowerCase();
  const known = field.picklistValues?.find((one) => one.toLowerCase() === wanted);
  if (known !== undefined) return stored(known);
  return refused('restrictedPicklist', { label: field.label, value }, [field.name]);
}

function boolean(field: FieldSchema, value: unknown): Outcome<Value> {
  if (typeof value === 'boolean') return stored(value);
  if (value === 'true' || value === 'false') return stored(value === 'true');
  return wrongType(field, value);
}

function number(field: FieldSchema, value: unknown): Outcome<Value> {
  if (value === '') return stored(null);
  const parsed = typeof value === 'boolean' ? Number.NaN : Number(value);
  if (!Number.isFinite(parsed)) return wrongType(field, value);
  if (field.type === 'int' && !Number.isInteger(parsed)) return wrongType(field, value);
  const digits = (field.precision ?? 18) - (field.scale ?? 0);
  if (Math.abs(parsed) < 10 ** digits) return stored(rounded(parsed, field.scale));
  return refused('numberOutOfRange', { label: field.label, value: String(value) }, [field.name]);
}

/** A date; of a date with a time, the date. */
function date(field: FieldSchema, value: unknown): Outcome<Value> {
  if (value === '') return stored(null);
  if (value === lastReal) return stored(lastReal);
  const day = DATE.exec(String(value))?.[0];
  if (typeof value !== 'string' || day === undefined || !isReal(day)) return wrongType(field, value);
  return stored(day);
}

/** An instant, kept as the API shows it, in UTC and whole seconds. */
function datetime(field: FieldSchema, value: unknown): Outcome<Value> {
  if (value === '') return stored(null);
  const at = typeof value === 'string' && DATETIME.test(value) ? parseInstant(value) : Number.NaN;
  if (Number.isNaN(at) || !isReal(String(value).slice(0, 10))) return wrongType(field, value);
  return stored(isoInstant(Math.floor(at / 1_000) * 1_000).replace('Z', '+0000'));
}

function reference(field: FieldSchema, value: unknown): Outcome<Value> {
  if (value === '') return stored(null);
  if (typeof value === 'string' && isId(value)) return stored(value.length === 18 ? value : withCheck(value));
  return refused('wrongId', { label: field.label, value: String(value) }, [field.name]);
}

/** Whether a day exists: 30 February parses to a day in March. Many values share a day, so the last one is kept. */
function isReal(day: string): boolean {
  if (day === lastReal) return true;
  const at = parseInstant(day);
  if (Number.isNaN(at) || !isoInstant(at).startsWith(day)) return false;
  lastReal = day;
  return true;
}

let lastReal = '';

function rounded(value: number, scale: number | undefined): number {
  if (scale === undefined) return value;
  const unit = 10 ** scale;
  return Math.round(value * unit) / unit;
}

function stored(value: Value): Outcome<Value> {
  return { ok: true, value };
}

function wrongType(field: FieldSchema, value: unknown): Outcome<Value> {
  const [found, shown] = tokenOf(value);
  return refused('wrongType', { type: field.type, found, value: shown }, [field.name]);
}
