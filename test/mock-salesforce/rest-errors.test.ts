import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('errors on the wire: status and body');

const V = '/services/data/v62.0';

/** Method, path, body; then status, code, message, and the fields where the error names any. */
type Case = readonly [string, string, unknown, number, string, string, (readonly string[])?];

async function expectAll(url: string, token: string, cases: readonly Case[]): Promise<void> {
  for (const [method, path, sent, status, errorCode, message, fields] of cases) {
    const reply = await request(url, token, method, path, sent);
    const error = fields === undefined ? { message, errorCode } : { message, errorCode, fields };
    assert.equal([reply.status, reply.body], [status, [error]], `${method} ${path}`);
  }
}

const NO_RESOURCE = 'The requested resource does not exist';
const NOT_EDITABLE =
  'Unable to create/update fields: Phone. Please check the security settings of this field and verify that it is read/write for your profile or permission set.';

test('writing: each refusal has the original’s status, code, text and fields', () =>
  withServer({ syncUser: { readOnly: ['Contact.Phone'] } }, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.remove(contacts, 9, SYSTEM_ADMINISTRATOR, clock.now());
    const one = `${V}/sobjects/Contact/${contacts.idOf(0)}`;
    const deleted = `${V}/sobjects/Contact/${contacts.idOf(9)}`;
    const account = org.object('Account').idOf(0);
    const badValue = 'Region: bad value for restricted picklist field: West';
    const noColumn = "No such column 'Nope' on sobject of type Contact";
    const withId = 'The Id field should not be specified in the sobject data.';
    const foreign = `Contact ID: id value of incorrect type: ${account}`;
    const user = `${V}/sobjects/User/${org.object('User').idOf(0)}`;
    const noAccess = 'insufficient access rights on object id';
    const missing = 'Required fields are missing: [LastName]';
    await expectAll(url, await accessToken(url, 'sync@mock.example'), [
      ['POST', `${V}/sobjects/Contact`, {}, 400, 'REQUIRED_FIELD_MISSING', missing, ['LastName']],
      ['POST', `${V}/sobjects/Nope`, {}, 404, 'NOT_FOUND', NO_RESOURCE],
      [
        'PATCH',
        one,
        { Region__c: 'West' },
        400,
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        badValue,
        ['Region__c'],
      ],
      ['PATCH', one, { Nope: 1 }, 400, 'INVALID_FIELD', noColumn],
      ['PATCH', one, { Phone: '1' }, 400, 'INVALID_FIELD_FOR_INSERT_UPDATE', NOT_EDITABLE, ['Phone']],
      ['PATCH', one, { Id: 'x' }, 400, 'INVALID_FIELD', withId, ['Id']],
      ['PATCH', `${V}/sobjects/Contact/${account}`, {}, 400, 'MALFORMED_ID', foreign, ['Id']],
      ['PATCH', deleted, {}, 404, 'ENTITY_IS_DELETED', 'entity is deleted', []],
      ['DELETE', deleted, undefined, 404, 'ENTITY_IS_DELETED', 'entity is deleted', []],
      ['PATCH', user, { Title: 'x' }, 403, 'INSUFFICIENT_ACCESS_OR_READONLY', noAccess, []],
    ]);
  }));

test('reading, and what is no resource at all', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.remove(contacts, 9, SYSTEM_ADMINISTRATOR, clock.now());
    const externalId = 'Provided external ID field does not exist or is not accessible: abc';
    const allowed = "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD";
    await expectAll(url, await accessToken(url), [
      ['GET', `${V}/sobjects/Contact/${contacts.idOf(9)}`, undefined, 404, 'NOT_FOUND', NO_RESOURCE],
      ['GET', `${V}/sobjects/Contact/${contacts.idOf(999)}`, undefined, 404, 'NOT_FOUND', NO_RESOURCE],
      ['GET', `${V}/sobjects/Contact/abc`, undefined, 404, 'NOT_FOUND', externalId],
      ['GET', `${V}/nothing`, undefined, 404, 'NOT_FOUND', NO_RESOURCE],
      ['GET', '/services/data/v6.0/limits', undefined, 404, 'NOT_FOUND', NO_RESOURCE],
      ['PUT', `${V}/limits`, {}, 405, 'METHOD_NOT_ALLOWED', allowed],
    ]);
  }));

test('a body that is no JSON, and a missing one', () =>
  withServer({}, async ({ url }) => {
    const leads = `${V}/sobjects/Lead`;
    const broken = 'Unexpected end-of-input at [line:1, column:6]';
    const missing = 'The HTTP entity body is required, but this request has no entity body.';
    await expectAll(url, await accessToken(url), [
      ['POST', leads, '{"a":', 400, 'JSON_PARSER_ERROR', broken],
      ['POST', leads, undefined, 400, 'JSON_PARSER_ERROR', missing],
    ]);
  }));

test('without a session, with a forged one, and with the session in the wrong place: 401 and nothing else', () =>
  withServer({}, async ({ url, org }) => {
    const body = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
    for (const headers of [{}, { authorization: 'Bearer 00Dforged!x' }, { authorization: 'Basic eA==' }]) {
      const reply = await fetch(`${url}${V}/limits`, { headers });
      assert.equal([reply.status, await reply.json()], [401, body]);
    }
    assert.is(org.requests.counted, 0);
  }));

test('when the daily requests are gone, every resource says so', () =>
  withServer({ dailyApiRequests: 2 }, async ({ url }) => {
    const token = await accessToken(url);
    const usage = async () =>
      (await request(url, token, 'GET', `${V}/limits`)).headers.get('sforce-limit-info');
    assert.equal([await usage(), await usage()], ['api-usage=1/2', 'api-usage=2/2']);
    const { status, body } = await request(url, token, 'GET', `${V}/sobjects`);
    assert.equal(
      [status, body],
      [403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]],
    );
  }));

test('a user without "API Enabled" can sign in and do nothing, over REST and SOAP', () =>
  withServer({ syncUser: { user: { apiEnabled: false } } }, async ({ url, org }) => {
    const token = await accessToken(url, 'sync@mock.example');
    const { status, body } = await request(url, token, 'GET', `${V}/limits`);
    const message = 'API is disabled for this User';
    assert.equal([status, body], [403, [{ message, errorCode: 'API_DISABLED_FOR_ORG' }]]);
    const answer = await soapClient(url, token)('<m:getUserInfo/>');
    assert.equal(
      [answer.status, answer.one('faultcode'), answer.one('exceptionMessage')],
      [500, 'sf:API_DISABLED_FOR_ORG', message],
    );
    assert.is(org.requests.counted, 0);
  }));

test('a body of another type, or with the wrong members, is a client’s mistake', () =>
  withServer({}, async ({ url }) => {
    const authorization = `Bearer ${await accessToken(url)}`;
    const post = async (path: string, type: string, body: string) => {
      const reply = await fetch(url + V + path, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      const [{ errorCode }] = (await reply.json()) as [{ errorCode: string }];
      return [reply.status, errorCode];
    };
    assert.equal(await post('/sobjects/Lead', 'text/csv', 'a,b'), [415, 'UNSUPPORTED_MEDIA_TYPE']);
    for (const body of ['[]', '5', '"x"', 'null']) {
      assert.equal(await post('/sobjects/Lead', 'application/json', body), [400, 'JSON_PARSER_ERROR'], body);
    }
    const wrong = [
      '{}',
      '{"records":5}',
      '{"records":[{"LastName":"x"}]}',
      '{"allOrNone":"no","records":[]}',
    ];
    for (const body of wrong) {
      assert.equal(
        await post('/composite/sobjects', 'application/json', body),
        [400, 'JSON_PARSER_ERROR'],
        body,
      );
    }
  }));

test.run();
