/** A request as it arrives, and what is read from it: the method, the token, the options of writes, the input. */
import type { z } from 'zod';
import type { WriteOptions } from '../dml/index.ts';
import { type ApiError, failure } from '../errors.ts';
import { type JsonPath, jsonProblem, mismatch, placeOf } from '../json/index.ts';

/** A request as it arrived. Header names are lower case. */
export interface Incoming {
  readonly method: string;
  /** `http://127.0.0.1:4020`, as the client addressed it. */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  /** The parameters of the address; several values where one is given several times. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** The query of a request that has none; always this one, so that it is told apart at a glance. */
const NO_QUERY: Readonly<Record<string, string>> = {};

/** How a body is read before its schema sees it. */
type BodyFormat = 'json' | 'form' | 'text';

/** What an operation says about its input. */
export interface InputRules {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  readonly format: BodyFormat;
  readonly input: z.ZodType | undefined;
  /** The parameter of which every value counts, not just the first; they come as one, parted by commas. */
  readonly repeatable?: string | undefined;
}

/** The method of a request; clients that cannot send PATCH send a POST with `?_HttpMethod=PATCH`. */
export function methodMeant(method: string, url: string): string {
  if (method !== 'POST') return method;
  const [, meant] = /[?&]_HttpMethod=(GET|PATCH|PUT|DELETE)(?:&|$)/i.exec(url) ?? [];
  return meant?.toUpperCase() ?? method;
}

/** `Sforce-Duplicate-Rule-Header: allowSave=true` saves in spite of a rule that only warns. */
export function writeOptionsOf({ headers }: Incoming, basePath: string): WriteOptions {
  const header = headers['sforce-duplicate-rule-header'];
  return { basePath, allowSave: header !== undefined && /\ballowSave\s*=\s*true\b/i.test(header) };
}

/** The token in a request's Authorization header. */
export function bearerToken({ headers }: Incoming): string | undefined {
  const { authorization = '' } = headers;
  // The form that nearly every client sends needs no pattern.
  if (authorization.startsWith('Bearer 00D')) return authorization.slice('Bearer '.length);
  return /^(?:Bearer|OAuth) +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

const NO_BODY = 'The HTTP entity body is required, but this request has no entity body.';

type Checked = { readonly value: unknown } | { readonly error: ApiError };

/** What schemas make of requests without a query is always the same. */
const OF_NOTHING = new WeakMap<InputRules, Checked>();

/** The body, or the query string of a request that has no body, as the operation's schema wants it. */
export function checkedInput(operation: InputRules, incoming: Incoming): Checked {
  if (operation.input === undefined) return { value: undefined };
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  const query = hasBody ? undefined : singleValues(incoming.query, operation.repeatable);
  const isEmpty = query === NO_QUERY;
  const known = isEmpty ? OF_NOTHING.get(operation) : undefined;
  if (known !== undefined) return known;
  const raw = hasBody ? bodyOf(operation, incoming) : { value: query };
  if ('error' in raw) return raw;
  const result = operation.input.safeParse(raw.value);
  if (result.success) {
    const checked = { value: result.data };
    if (isEmpty) OF_NOTHING.set(operation, checked);
    return checked;
  }
  const { body } = incoming;
  const isJson = hasBody && operation.format === 'json';
  const place = (path: JsonPath) => (isJson ? placeOf(body, path) : '');
  const reason = raw.value === undefined ? NO_BODY : mismatch(result.error, raw.value, place);
  return { error: failure('malformedBody', { reason }) };
}

/** Of a parameter given twice the first counts, or both if it is repeatable. */
export function singleValues(
  query: Incoming['query'],
  repeatable?: string | undefined,
): Readonly<Record<string, string>> {
  let single: Record<string, string> | undefined;
  for (const name in query) {
    const value = query[name]!;
    single ??= {};
    if (typeof value === 'string') single[name] = value;
    else single[name] = name === repeatable ? value.join(',') : value[0]!;
  }
  return single ?? NO_QUERY;
}

function bodyOf({ format }: InputRules, { headers, body }: Incoming): Checked {
  if (format === 'text') return { value: body };
  if (format === 'form') return { value: Object.fromEntries(new URLSearchParams(body)) };
  if (body === '') return { value: undefined };
  const type = headers['content-type'] ?? 'application/json';
  if (type !== 'application/json' && !/^application\/json\b/i.test(type))
    return { error: failure('unsupportedMediaType', { type }) };
  try {
    return { value: JSON.parse(body) };
  } catch {
    const reason = jsonProblem(body) ?? 'The HTTP entity body is not valid JSON';
    return { error: failure('malformedBody', { reason }) };
  }
}
