/** Requests that no well-meaning client sends, and many that are nearly right. */
import fc from 'fast-check';
import { OPERATIONS } from '../../../mock-salesforce/resources/index.ts';
import { JOB, TOKEN } from './placeholders.ts';
import { type Body, body, bodyFor } from './wild-bodies.ts';
import { path, queryString, segment } from './wild-paths.ts';

export interface WildRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Types that a body is sent as although it is something else. */
const otherType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/csv',
  'text/xml',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/octet-stream',
  'text/html',
  'x',
  '',
  ';',
  'a'.repeat(2_000),
);

const authorization = fc.oneof(
  { weight: 8, arbitrary: fc.constant(`Bearer ${TOKEN}`) },
  fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Bearer x',
    'OAuth 00D!x',
    'Basic eDp5',
    'Bearer 00D',
    `bearer ${'x'.repeat(3_000)}`,
    `Bearer ${TOKEN} ${TOKEN}`,
  ),
);

const extraHeader = fc.constantFrom<Record<string, string>>(
  {},
  { 'sforce-query-options': 'batchSize=99999999999999999999' },
  { 'sforce-query-options': 'batchSize=-1' },
  { 'if-modified-since': 'yesterday' },
  { 'sforce-enable-pkchunking': 'true; chunkSize=0' },
  { 'sforce-call-options': 'client=x'.repeat(300) },
  { 'sforce-duplicate-rule-header': 'allowSave=maybe' },
  { accept: 'application/xml' },
  { 'x-forwarded-host': '"><script>' },
  { cookie: 'a=b; '.repeat(500) },
);

interface Headers {
  readonly token: string;
  /** In place of the type that the body has. */
  readonly type: string | undefined;
  readonly extra: Record<string, string>;
}

const headers: fc.Arbitrary<Headers> = fc.record({
  token: authorization,
  type: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, otherType),
  extra: extraHeader,
});

function headersOf({ token, type, extra }: Headers, { type: own }: Body): Record<string, string> {
  const session = token.replace(/^Bearer /, '');
  return { authorization: token, 'x-sfdc-session': session, 'content-type': type ?? own, ...extra };
}

/** Of an operation the right method, or any. */
const method = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');

export const wildRequest: fc.Arbitrary<WildRequest> = fc
  .record({ method, path, query: queryString, given: headers, sent: body })
  .map(({ method: verb, path: address, query, given, sent }) => ({
    method: verb,
    url: address + query,
    headers: headersOf(given, sent),
    body: sent.text,
  }));

/** What stands in a path where the error is elsewhere. */
const RIGHT: Readonly<Record<string, string>> = {
  version: 'v62.0',
  release: '62.0',
  job: JOB,
  object: 'Contact',
  id: '0035g0000000001AAA',
  field: 'Ext__c',
  value: 'e1',
};
const ALWAYS_RIGHT: ReadonlySet<string> = new Set(['version', 'release']);

/** The right method on an address that is right or nearly, with a body of the kind that the operation reads. */
export const knownRequest: fc.Arbitrary<WildRequest> = fc.constantFrom(...OPERATIONS).chain((operation) =>
  fc
    .record({
      segments: fc.array(segment, { minLength: 5, maxLength: 5 }),
      isRight: fc.boolean(),
      query: queryString,
      given: headers,
      sent: bodyFor(operation.path),
    })
    .map(({ segments, isRight, query, given, sent }) => {
      let next = 0;
      const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
        const wild = segments[next++ % segments.length]!;
        return isRight || ALWAYS_RIGHT.has(name) ? (RIGHT[name] ?? wild) : wild;
      });
      return {
        method: operation.method,
        url: path + query,
        headers: headersOf(given, sent),
        body: sent.text,
      };
    }),
);
