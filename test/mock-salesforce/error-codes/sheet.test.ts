/** The codes of salesforce-api fact sheet 3: each is an entry of the catalogue, which a request causes, or can be had as a fault. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ERRORS, type ErrorEntry } from '../../../mock-salesforce/index.ts';
import { request, withServer } from '../small-org.ts';
import { Client } from './provocation.ts';

const test = suite('error codes of the fact sheet');

/** What a rule of the mock causes. */
const CAUSED = [
  ...['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG', 'NOT_FOUND', 'INVALID_TYPE'],
  ...['INVALID_FIELD', 'MALFORMED_QUERY', 'QUERY_TIMEOUT', 'QUERY_TOO_COMPLICATED', 'INVALID_QUERY_LOCATOR'],
  ...['EXCEEDED_ID_LIMIT', 'INVALID_REPLICATION_DATE', 'REQUIRED_FIELD_MISSING'],
  ...['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'INVALID_FIELD_FOR_INSERT_UPDATE'],
  ...['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
  ...['INVALID_CROSS_REFERENCE_KEY', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'FIELD_INTEGRITY_EXCEPTION'],
  ...['FIELD_FILTER_VALIDATION_EXCEPTION', 'STRING_TOO_LONG', 'INVALID_EMAIL_ADDRESS'],
  ...['NUMBER_OUTSIDE_VALID_RANGE', 'JSON_PARSER_ERROR', 'MISSING_ARGUMENT', 'INVALID_ID_FIELD'],
  ...['MALFORMED_ID', 'DUPLICATE_VALUE', 'DUPLICATES_DETECTED', 'ENTITY_IS_DELETED', 'ENTITY_IS_LOCKED'],
  ...['CANNOT_UPDATE_CONVERTED_LEAD', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'UNABLE_TO_LOCK_ROW'],
  ...['INACTIVE_OWNER_OR_USER', 'INVALID_OWNER', 'TRANSFER_REQUIRES_READ'],
];

/** What none causes: code, status and message of the fault. */
const ON_DEMAND: readonly (readonly [code: string, status: number, message: string])[] = [
  ['API_CURRENTLY_DISABLED', 403, 'API is disabled for this User'],
  ['INVALID_DATE_FORMAT', 400, 'invalid date format'],
  ['STORAGE_LIMIT_EXCEEDED', 400, 'storage limit exceeded'],
  ['TOO_MANY_APEX_REQUESTS', 400, 'too many Apex requests'],
  ['SERVER_UNAVAILABLE', 503, 'server too busy'],
  ['INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE', 400, ''],
  [
    'TXN_SECURITY_NO_ACCESS',
    403,
    "The operation you requested isn't allowed due to a security policy in your organization. Contact your administrator.",
  ],
  ['UNKNOWN_EXCEPTION', 500, 'Unknown Exception occurred'],
];

test('what a rule causes is an entry of the catalogue, and the walk through it causes each', () => {
  const codes = new Set(Object.values<ErrorEntry>(ERRORS).map(({ code }) => code));
  assert.equal(
    CAUSED.filter((code) => !codes.has(code)),
    [],
  );
});

for (const [code, status, message] of ON_DEMAND) {
  test(`${code} comes when a fault asks for it`, () =>
    withServer({}, async (bench) => {
      const client = await Client.of(bench);
      assert.is((await request(bench.url, '', 'POST', '/__mock/faults', { code })).status, 201);
      const reply = await client.rest('GET', 'limits');
      assert.equal([reply.status, JSON.parse(reply.body)], [status, [{ message, errorCode: code }]]);
    }));
}

test('statuses of servers in between come with a page of theirs', () =>
  withServer({}, async (bench) => {
    const client = await Client.of(bench);
    for (const status of [406, 410, 420, 428, 500, 502]) {
      await request(bench.url, '', 'POST', '/__mock/faults', { status, times: 1 });
      const reply = await client.rest('GET', 'limits');
      assert.equal([reply.status, reply.headers.get('content-type')], [status, 'text/html; charset=UTF-8']);
    }
  }));

test.run();
