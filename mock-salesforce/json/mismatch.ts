/** What is wrong with a request of the wrong shape, in the words of the original's parser. */
import type { z } from 'zod';
import type { JsonPath } from './json-text.ts';

/** The names that the original has for types; the others are the same. */
const TYPES: Readonly<Record<string, string>> = { number: 'double', record: 'object', tuple: 'array' };

/** The token that a value begins with in JSON, and how errors show it (observed: `from START_OBJECT value {`). */
export function tokenOf(value: unknown): readonly [name: string, shown: string] {
  if (Array.isArray(value)) return ['START_ARRAY', '['];
  if (typeof value === 'object' && value !== null) return ['START_OBJECT', '{'];
  if (typeof value === 'boolean') return [value ? 'VALUE_TRUE' : 'VALUE_FALSE', String(value)];
  if (typeof value === 'number') {
    return [Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', String(value)];
  }
  return typeof value === 'string' ? ['VALUE_STRING', value] : ['VALUE_NULL', 'null'];
}

/** The first problem of a request. `place` tells where in its text the value at a path stands. */
export function mismatch(error: z.ZodError, sent: unknown, place: (path: JsonPath) => string): string {
  const issue = error.issues[0]!;
  const path = issue.path as (string | number)[];
  return reasonOf(issue, path, valueAt(sent, path)) + place(path);
}

function reasonOf(issue: z.core.$ZodIssue, path: readonly (string | number)[], value: unknown): string {
  const [token, shown] = tokenOf(value);
  if (issue.code === 'invalid_type') {
    const type = TYPES[issue.expected] ?? issue.expected;
    return `Cannot deserialize instance of ${type} from ${token} value ${shown} or request may be missing a required field`;
  }
  if (issue.code === 'invalid_value') {
    return `Unexpected value '${shown}' for ${path.join('.')}, expected one of: ${issue.values.join(', ')}`;
  }
  return `Unexpected value '${shown}' for ${path.join('.')}: ${issue.message}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}
