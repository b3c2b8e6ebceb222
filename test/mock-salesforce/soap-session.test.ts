import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failureOf, jsforceClient } from '../clients/jsforce.ts';
import { envelope, sendSoap, soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('sessions and faults of the SOAP partner API');

const login = (username: string, password: string) =>
  envelope(`<m:login><m:username>${username}</m:username><m:password>${password}</m:password></m:login>`);

const INVALID_LOGIN = 'Invalid username, password, security token; or user locked out.';

test('login gives a session and its user, with elements that have no prefix', () =>
  withServer({}, async ({ url, org }) => {
    const answer = await sendSoap(url, login('sync@mock.example', 'mockToken'));
    const session = answer.one('sessionId')!;
    assert.match(answer.text, `<serverUrl>${url}/services/Soap/u/62.0/00D`);
    assert.match(answer.text, '<passwordExpired>false</passwordExpired>');
    assert.is(answer.one('userId'), org.object('User').idOf(1));
    const me = await soapClient(url, session)('<m:getUserInfo/>');
    assert.equal([me.one('userName'), me.one('sessionSecondsValid')], ['sync@mock.example', '7200']);
    assert.is(org.requests.counted, 1, 'signing in costs nothing');
  }));

test('what login refuses', () =>
  withServer({}, async ({ url, org, clock }) => {
    org.update(org.object('User'), 1, { IsActive: false }, 0, clock.now());
    for (const [name, password] of [
      ['admin@mock.example', 'guess'],
      ['nobody@mock.example', 'mock'],
      ['sync@mock.example', 'mock'],
      ['', ''],
    ] as const) {
      const answer = await sendSoap(url, login(name, password));
      assert.equal(
        [answer.status, answer.one('faultcode'), answer.one('faultstring')],
        [500, 'sf:INVALID_LOGIN', `INVALID_LOGIN: ${INVALID_LOGIN}`],
        name,
      );
      assert.equal(
        [answer.one('exceptionCode'), answer.one('exceptionMessage')],
        ['INVALID_LOGIN', INVALID_LOGIN],
      );
      assert.match(answer.text, '<sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>');
    }
  }));

test('an org may have SOAP login switched off', () =>
  withServer({ soapLogin: false }, async ({ url }) => {
    assert.is(
      (await sendSoap(url, login('admin@mock.example', 'mock'))).one('faultcode'),
      'sf:INVALID_OPERATION',
    );
  }));

test('jsforce renews an expired session in the midst of SOAP calls', () =>
  withServer({}, async ({ url }) => {
    const connection = await jsforceClient(url);
    const before = connection.accessToken;
    await fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });
    assert.match(String((await connection.soap.getServerTimestamp()).timestamp), /^2026-01-05T08:00:0/);
    assert.is.not(connection.accessToken, before);
  }));

test('without a session every verb but login says so; logout ends one', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const send = soapClient(url, token);
    assert.match((await send('<m:logout/>')).text, '<logoutResponse/>');
    for (const body of ['<m:getUserInfo/>', '<m:logout/>', '<m:describeGlobal/>']) {
      const answer = await send(body);
      assert.equal(
        [answer.status, answer.one('faultcode'), answer.one('faultstring')],
        [
          500,
          'sf:INVALID_SESSION_ID',
          'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session',
        ],
      );
    }
    const none = await sendSoap(url, envelope('<m:getUserInfo/>'));
    assert.is(none.one('faultcode'), 'sf:INVALID_SESSION_ID');
    assert.is(org.requests.counted, 1);
  }));

test('every call costs a request and says how many are used; without any left it is a fault', () =>
  withServer({ dailyApiRequests: 1 }, async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const answer = await send('<m:getServerTimestamp/>');
    assert.match(
      answer.text,
      '<soapenv:Header><LimitInfoHeader><limitInfo><current>1</current><limit>1</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header>',
    );
    const refused = await send('<m:getServerTimestamp/>');
    assert.equal(
      [refused.status, refused.one('faultcode'), refused.one('exceptionMessage')],
      [500, 'sf:REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
    );
    const connection = await jsforceClient(url);
    assert.match(
      await failureOf(connection.soap.getUserInfo()),
      'sf:REQUEST_LIMIT_EXCEEDED: REQUEST_LIMIT_EXCEEDED: ',
    );
  }));

test('what is no call of this API is a fault of the client, whatever it is', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const inSession = (body: string) =>
      envelope(body, `<m:SessionHeader><m:sessionId>${token}</m:sessionId></m:SessionHeader>`);
    const many = (count: number, one: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => one(i)).join('');
    const cases: [string, string | RegExp][] = [
      ['', /^The XML is not well-formed: .*root element/],
      ['hello', /^The XML is not well-formed: /],
      ['<a><b></a>', /^The XML is not well-formed: /],
      [`<${'a'.repeat(9_000)}>`, /^The XML is not well-formed: \d+:\d+: unclosed tag: a{200,300}$/],
      ['<a/>', 'The SOAP Body must have one element'],
      [envelope(''), 'The SOAP Body must have one element'],
      [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        'The XML cannot be read: DOCTYPE is disallowed',
      ],
      ['<a>'.repeat(1_000) + '</a>'.repeat(1_000), /^The XML cannot be read: /],
      [envelope(`<a ${many(60, (i) => `b${i}="" `)}/>`), 'The XML cannot be read: more than 50 attributes'],
      [envelope(many(2_001, (i) => `<a${i}/>`)), 'The XML cannot be read: more than 2000 different children'],
      [envelope('<m:__proto__/>'), /^The XML cannot be read: /],
      [
        envelope('<m:fly/>'),
        'No operation available for request {urn:partner.soap.sforce.com}fly, please check the WSDL for the service.',
      ],
      [inSession('<m:create><m:sObjects>x</m:sObjects></m:create>'), /^create: /],
      [inSession('<m:getUpdated/>'), /^getUpdated: /],
      [inSession('<m:create><m:sObjects><o:LastName>A</o:LastName></m:sObjects></m:create>'), /^create: /],
    ];
    for (const [text, message] of cases) {
      const answer = await sendSoap(url, text);
      assert.equal([answer.status, answer.one('faultcode')], [500, 'soapenv:Client'], text.slice(0, 200));
      assert.match(
        answer
          .one('faultstring')!
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'"),
        message,
      );
    }
  }));

test.run();
