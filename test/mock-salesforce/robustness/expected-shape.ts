/** What an error of each API looks like. */
import * as assert from 'uvu/assert';
import { BULK_ERRORS } from '../../../mock-salesforce/bulk/index.ts';
import { ERRORS } from '../../../mock-salesforce/index.ts';

/** Every code that REST and Bulk API 2.0 have, which writes those of Bulk API 1.0 in capitals. */
const CODES: ReadonlySet<string> = new Set(
  [...Object.values(ERRORS), ...Object.values(BULK_ERRORS)].map(({ code }) => code.toUpperCase()),
);

export interface Answered {
  /** The path as the server sees it. */
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Fails unless the answer is one that the original could give: no 5xx but SOAP's faults, errors in the API's shape. */
export function assertShape({ url, status, type, body }: Answered): void {
  const path = url.toLowerCase().replace(/\/+/g, '/');
  const isSoap = path.startsWith('/services/soap');
  assert.ok(status < 500 || (isSoap && status === 500), `status ${status}: ${body.slice(0, 300)}`);
  if (status < 400) return;
  if (isSoap) assert.match(body, /<soapenv:Fault[\s>].*<faultcode>/s);
  else if (path.startsWith('/services/async')) assertBulk1(type, body);
  else if (/^\/services\/oauth2\/(?:token|revoke|authorize)\b/.test(path)) assertOauth(type, body);
  else if (/^\/id\/|^\/services\/oauth2\/userinfo/.test(path) && !body.startsWith('['))
    assert.match(body, /^[A-Z]\w+$/);
  else if (path.startsWith('/__mock')) assert.type(parsed(body).message, 'string');
  else if (path.includes('/composite/tree/') && !body.startsWith('[')) assertTree(body);
  else assertRest(body);
}

function assertBulk1(type: string, body: string): void {
  if (type.startsWith('application/json')) {
    const { exceptionCode, exceptionMessage } = parsed(body);
    assert.equal([typeof exceptionCode, typeof exceptionMessage], ['string', 'string']);
  } else {
    assert.match(body, /<error xmlns="[^"]+"><exceptionCode>\w+<\/exceptionCode><exceptionMessage>/);
  }
}

function assertOauth(type: string, body: string): void {
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  const fields = isForm ? Object.fromEntries(new URLSearchParams(body)) : parsed(body);
  const { error, error_description: description } = fields;
  assert.equal([typeof error, typeof description], ['string', 'string']);
}

/** Trees say for each record what is wrong with it. */
function assertTree(body: string): void {
  const { hasErrors, results } = parsed(body);
  assert.ok(hasErrors === true && Array.isArray(results));
}

function assertRest(body: string): void {
  const errors = JSON.parse(body) as Record<string, unknown>[];
  assert.ok(Array.isArray(errors) && errors.length > 0, body.slice(0, 300));
  for (const { message, errorCode, fields = [] } of errors) {
    assert.equal([typeof message, typeof errorCode], ['string', 'string']);
    assert.ok(CODES.has(String(errorCode)), `no code of a catalogue: ${errorCode}`);
    assert.ok(Array.isArray(fields));
  }
}

function parsed(body: string): Record<string, unknown> {
  const value: unknown = JSON.parse(body);
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), body.slice(0, 300));
  return value as Record<string, unknown>;
}
