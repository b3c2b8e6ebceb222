/** What a schema found wrong with a control request, in words: where, what was found, what was expected, the nearest name. */
import { z } from 'zod';
import { nearest } from './nearest.ts';

const LONGEST_SHOWN = 60;

/** zod's words for types, in ours. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
};

/** What a type is called; `objects` is the word for keys and values. */
export function expectedType(type: string, objects: string): string {
  return type === 'object' || type === 'record' ? objects : (TYPE_NAMES[type] ?? type);
}

/** Every problem of a request, a line each. */
export function explain(schema: z.ZodType, error: z.ZodError, sent: unknown): string {
  return error.issues.flatMap((issue) => problemsOf(schema, issue, sent)).join('\n');
}

function problemsOf(schema: z.ZodType, issue: z.core.$ZodIssue, sent: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema);
    return issue.keys.map(
      (key) => `${pathOf([...issue.path, key])}: there is no such key${hint(key, known)}`,
    );
  }
  if (issue.code === 'custom') return [`${pathOf(issue.path)}: ${issue.message}`];
  const found = valueAt(sent, issue.path);
  const what = found === undefined ? 'missing' : `found ${show(found)}`;
  return [`${pathOf(issue.path)}: ${what}, expected ${expected(issue)}${hint(found, valuesOf(issue))}`];
}

function expected(issue: z.core.$ZodIssue): string {
  const values = valuesOf(issue);
  if (values.length > 0) return (values.length === 1 ? '' : 'one of ') + values.join(', ');
  switch (issue.code) {
    case 'invalid_type':
      return expectedType(issue.expected, 'a JSON object');
    case 'too_small':
      return `${sizeOf(issue.origin)} at least ${issue.minimum}`;
    case 'too_big':
      return `${sizeOf(issue.origin)} at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'datetime' ? 'an instant, as in 2026-01-05T08:00:00Z' : issue.format;
    default:
      return issue.message;
  }
}

function sizeOf(origin: string): string {
  return origin === 'string' ? 'a text whose length is' : 'a number that is';
}

/** The values that an enumeration or the kinds of a union allow. */
export function valuesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** Every key that stands anywhere in a schema. */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), (name, value) => {
    if (name === 'properties') for (const key of Object.keys(value)) keys.add(key);
    return value;
  });
  return [...keys];
}

function hint(found: unknown, known: readonly string[]): string {
  const near = typeof found === 'string' ? nearest(found, known) : undefined;
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the request' : path.map(String).join('.');
}

/** A value as JSON, cut short. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}
