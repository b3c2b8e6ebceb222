/** Says in plain words what the schema found wrong: what was expected, what was found, and the nearest valid name. */
import type { z } from 'zod';
import { expectedType, show, valueAt, valuesOf } from '../../engine/control/index.ts';
import { knownKeys } from './known-keys.ts';
import { suggestion } from './suggest.ts';

/** A problem and where it is; an unknown key is a problem at its own place. */
export interface Described {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Every problem of an issue, in words; `scenario` is what was checked. */
export function describeIssue(issue: z.core.$ZodIssue, scenario: unknown): Described[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path, scenario);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      text: `unknown key${suggestion(key, known)}`,
    }));
  }
  const found = valueAt(scenario, issue.path);
  const near = typeof found === 'string' ? suggestionFor(issue, found) : '';
  const text =
    found === undefined
      ? `missing; expected ${expectedOf(issue)}`
      : `expected ${expectedOf(issue)}, found ${show(found)}${near}`;
  return [{ path: issue.path, text }];
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return expectedType(issue.expected, 'a map of keys and values');
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_big':
      return sizeOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'too_small':
      return sizeOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'invalid_union':
      return unionOf(issue);
    case 'invalid_format':
      if (issue.format === 'datetime') return 'an instant in UTC, as in 2026-01-05T00:00:00Z';
      return withoutExpected(issue.message);
    default:
      return withoutExpected(issue.message);
  }
}

/** A message of the schema's own, which begins with `expected` too. */
function withoutExpected(message: string): string {
  return message.replace(/^expected /i, '');
}

function sizeOf(origin: string, bound: string, size: number | bigint): string {
  if (origin === 'string') return `a text of ${bound} ${size} characters`;
  if (origin === 'array' || origin === 'set') return `a list of ${bound} ${size} values`;
  return `a number of ${bound} ${size}`;
}

function unionOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = valuesOf(issue);
  if (options.length > 0) return oneOf(options);
  const branches = issue.errors.map((errors) =>
    errors[0] === undefined ? 'another value' : expectedOf(errors[0]),
  );
  return [...new Set(branches)].join(' or ');
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? show(values[0]) : `one of ${values.map(String).join(', ')}`;
}

function suggestionFor(issue: z.core.$ZodIssue, found: string): string {
  const values = valuesOf(issue);
  const text = values.length === 0 ? '' : suggestion(found, values);
  return text.startsWith('; did') ? text : '';
}
