/** Spoils a good request in the ways of broken clients and of people who mean harm. Seeded: a number tells the request. */
import type { Stream } from '../../../engine/kernel/index.ts';

export interface AnyRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e309',
  '99999999999999999999',
  'null',
  'undefined',
  'true',
  'NaN',
  '%00',
  '%E0%A4%A',
  '%2F',
  '..',
  '.',
  '*',
  "' OR 1=1 --",
  '{{my.x}}',
  '<script>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'é',
  '💥',
  '2026-13-45T99:99:99Z',
  '275760-09-13T00:00:00.001Z',
  'id=1%26id%3D2',
  '1,2,,3',
  ','.repeat(400),
  'A'.repeat(300),
  'GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ',
];

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  'x',
  '💥',
  [],
  {},
  [[]],
  [null],
  [{}],
  { id: 1 },
  { input: [] },
  'A'.repeat(3_000),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: {} } },
  { toString: 1, valueOf: 1 },
  '2026-01-05T08:00:00Z',
];

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const TYPES = [
  '',
  'application/json',
  'application/json;charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'text/xml',
  'x',
];
const NAMES = [
  'filterType',
  'filterValues',
  'fields',
  'batchSize',
  'nextPageToken',
  'id',
  '_method',
  'access_token',
  'leadIds',
  'activityTypeIds',
  'startAt',
  'state',
  'format',
];

function one<T>(stream: Stream, choices: readonly T[]): T {
  return choices[stream.int(0, choices.length - 1)]!;
}

type Mutation = (request: AnyRequest, stream: Stream) => AnyRequest;

const MUTATIONS: readonly Mutation[] = [
  (request, stream) => ({ ...request, method: one(stream, METHODS) }),
  (request, stream) => ({ ...request, url: spoiledPath(request.url, stream) }),
  (request, stream) => ({ ...request, url: spoiledQuery(request.url, stream) }),
  (request, stream) => ({ ...request, url: spoiledQuery(request.url, stream) }),
  (request, stream) => ({ ...request, body: spoiledJson(request.body, stream) }),
  (request, stream) => ({ ...request, body: spoiledJson(spoiledJson(request.body, stream), stream) }),
  (request, stream) => ({ ...request, body: spoiledText(request.body, stream) }),
  (request, stream) => ({ ...request, headers: { ...request.headers, 'content-type': one(stream, TYPES) } }),
  (request, stream) => ({
    ...request,
    headers: { ...request.headers, authorization: one(stream, TEXTS.filter(isAscii)) },
  }),
  (request, stream) => ({
    ...request,
    headers: { ...request.headers, range: `bytes=${one(stream, TEXTS.filter(isAscii))}` },
  }),
];

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The request, spoiled in one to three ways. */
export function spoiled(request: AnyRequest, stream: Stream): AnyRequest {
  let result = request;
  for (let left = stream.int(1, 3); left > 0; left -= 1) result = one(stream, MUTATIONS)(result, stream);
  return result;
}

function spoiledPath(url: string, stream: Stream): string {
  const [path = '', query] = url.split('?', 2);
  const segments = path.split('/');
  const place = stream.int(1, Math.max(1, segments.length - 1));
  const kind = stream.int(0, 3);
  if (kind === 0) segments[place] = sendable(one(stream, TEXTS));
  else if (kind === 1) segments.splice(place, 1);
  else if (kind === 2) segments.splice(place, 0, sendable(one(stream, TEXTS)));
  else segments[place] = `${sendable(one(stream, TEXTS))}.json`;
  const spoiledUrl = segments.join('/');
  return `${spoiledUrl.startsWith('/') ? '' : '/'}${spoiledUrl}${query === undefined ? '' : `?${query}`}`;
}

/** A text as it can stand in a URI; escapes, broken ones too, stay as they are. */
function sendable(text: string): string {
  return text.replace(/[^!$&'()*+,.:;=@\w%~-]/gu, (character) => encodeURIComponent(character));
}

function spoiledQuery(url: string, stream: Stream): string {
  const [path = '', query = ''] = url.split('?', 2);
  const pairs = query === '' ? [] : query.split('&');
  const text = sendable(one(stream, TEXTS));
  const kind = stream.int(0, 3);
  if (kind === 0 || pairs.length === 0) pairs.push(`${one(stream, NAMES)}=${text}`);
  else {
    const place = stream.int(0, pairs.length - 1);
    if (kind === 1) pairs.splice(place, 1);
    else if (kind === 2) pairs.push(pairs[place]!);
    else pairs[place] = `${pairs[place]!.split('=')[0]}=${text}`;
  }
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** A value of a JSON body is replaced, doubled, renamed or removed, at a random depth. */
function spoiledJson(body: string, stream: Stream): string {
  try {
    const value = JSON.parse(body === '' ? '{"input":[{"id":1}]}' : body);
    return JSON.stringify(spoiledValue(value, stream)) ?? 'null';
  } catch {
    return spoiledText(body, stream);
  }
}

function spoiledValue(value: unknown, stream: Stream): unknown {
  if (typeof value !== 'object' || value === null || stream.chance(0.2)) return one(stream, VALUES);
  const keys = Object.keys(value);
  if (keys.length === 0) return one(stream, VALUES);
  const key = one(stream, keys);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const members = copy as Record<string, unknown>;
  const kind = stream.int(0, 9);
  if (kind === 0) delete members[key];
  else if (kind === 1)
    members[one(stream, ['__proto__x', 'id', 'seq', 'marketoGUID', 'zzz', ''])] = one(stream, VALUES);
  else if (kind === 2 && Array.isArray(copy)) copy.push(...Array.from({ length: 301 }, () => copy[0]));
  else members[key] = spoiledValue(members[key], stream);
  return copy;
}

function spoiledText(body: string, stream: Stream): string {
  const kind = stream.int(0, 5);
  if (kind === 0) return body.slice(0, stream.int(0, body.length));
  if (kind === 1) return body.repeat(2);
  if (kind === 2) return '['.repeat(20_000);
  if (kind === 3) return `\u0000${body}\ufffd`;
  if (kind === 4) return body.replace(/:"[^"]*"/, `:${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  return one(stream, TEXTS);
}
