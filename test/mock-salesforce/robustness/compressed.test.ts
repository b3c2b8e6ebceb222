import { deflateSync, gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { envelope } from '../../clients/soap.ts';
import { AT_ONCE } from '../bulk/bulk-bench.ts';
import { accessToken, withServer } from '../small-org.ts';

const test = suite('bodies that a client has compressed, as Java toolkits do');

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly type: string;
  readonly body: Buffer;
  readonly encoding?: string;
}

async function send(url: string, token: string, { path, method, type, body, encoding }: Sent) {
  const reply = await fetch(url + path, {
    method: method ?? 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-sfdc-session': token,
      'content-type': type,
      'content-encoding': encoding ?? 'gzip',
    },
    body: new Uint8Array(body),
  });
  return { status: reply.status, text: await reply.text() };
}

const LEAD = JSON.stringify({ LastName: 'Zip', Company: 'Acme' });
const LEADS = '/services/data/v62.0/sobjects/Lead';
const JSON_TYPE = 'application/json';

test('every API takes them', () =>
  withServer({ bulk: AT_ONCE }, async ({ url, org }) => {
    const token = await accessToken(url);
    const rest = await send(url, token, { path: LEADS, type: JSON_TYPE, body: gzipSync(LEAD) });
    assert.is(rest.status, 201, rest.text);
    const deflated = { path: LEADS, type: JSON_TYPE, body: deflateSync(LEAD), encoding: 'deflate' };
    assert.is((await send(url, token, deflated)).status, 201);
    const soap = envelope(
      '<m:create><m:sObjects><o:type>Lead</o:type><o:LastName>Zip</o:LastName><o:Company>A</o:Company></m:sObjects></m:create>',
      `<m:SessionHeader><m:sessionId>${token}</m:sessionId></m:SessionHeader>`,
    );
    const created = await send(url, token, {
      path: '/services/Soap/u/62.0',
      type: 'text/xml',
      body: gzipSync(soap),
    });
    assert.match(created.text, '<success>true</success>');
    const job = Buffer.from(
      '<jobInfo><operation>insert</operation><object>Lead</object><contentType>CSV</contentType></jobInfo>',
    );
    const jobs = '/services/async/62.0/job';
    const made = await send(url, token, { path: jobs, type: 'application/xml', body: gzipSync(job) });
    const [, id] = /<id>(\w+)<\/id>/.exec(made.text)!;
    const rows = gzipSync('LastName,Company\nZip,A\nZap,B\n');
    await send(url, token, { path: `${jobs}/${id}/batch`, type: 'text/csv', body: rows });
    await fetch(`${url}${jobs}/${id}`, { headers: { 'x-sfdc-session': token } });
    assert.is(org.object('Lead').count, 5 + 3 + 2);
  }));

test('what is not what it says, what grows beyond the limit, and an encoding that nobody knows', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const plain = { path: LEADS, type: JSON_TYPE, body: Buffer.from(LEAD) };
    const wrong = await send(url, token, plain);
    assert.equal(
      [wrong.status, wrong.text],
      [400, '[{"message":"incorrect header check","errorCode":"JSON_PARSER_ERROR"}]'],
    );
    const cut = await send(url, token, { ...plain, body: gzipSync(LEAD).subarray(0, 20) });
    assert.is(cut.status, 400);
    const soap = await send(url, token, {
      path: '/services/Soap/u/62.0',
      type: 'text/xml',
      body: Buffer.from('<a/>'),
    });
    assert.equal([soap.status, /<faultcode>([^<]*)/.exec(soap.text)?.[1]], [500, 'soapenv:Client']);
    const bomb = gzipSync(Buffer.alloc(120_000_000, ' '));
    assert.ok(bomb.length < 200_000);
    assert.is((await send(url, token, { ...plain, body: bomb })).status, 413);
    const message = gzipSync(Buffer.alloc(53_000_000, ' '));
    const tooLarge = await send(url, token, {
      path: '/services/Soap/u/62.0',
      type: 'text/xml',
      body: message,
    });
    assert.match(tooLarge.text, '<faultcode>sf:EXCEEDED_MAX_SIZE_REQUEST</faultcode>');
    assert.match(tooLarge.text, 'Request body is larger than 52428800 bytes');
    assert.is((await send(url, token, { ...plain, encoding: 'br' })).status, 415);
    const deleted = await fetch(`${url}${LEADS}/${org.object('Lead').idOf(0)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}`, 'content-encoding': 'gzip' },
    });
    assert.is(deleted.status, 204);
    assert.is(org.object('Lead').count, 5);
  }));

test.run();
