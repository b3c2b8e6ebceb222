import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { accessToken, request, START, withServer } from './small-org.ts';

const test = suite('requests that say in the address or in a header what they mean');

const V = '/services/data/v62.0';

test('a client that cannot send PATCH sends a POST with _HttpMethod', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const contact = org.object('Contact').idOf(0);
    const path = `${V}/sobjects/Contact/${contact}`;
    assert.is((await request(url, token, 'POST', `${path}?_HttpMethod=PATCH`, { Title: 'CTO' })).status, 204);
    const { body } = await request(url, token, 'GET', `${path}?fields=Title`);
    assert.equal(body, {
      attributes: { type: 'Contact', url: path },
      Title: 'CTO',
    });
    const external = `${V}/sobjects/Contact/Ext__c/e1?_httpmethod=patch`;
    assert.is((await request(url, token, 'POST', external, { LastName: 'New' })).status, 201);
    assert.is(
      (await request(url, token, 'POST', path, { Title: 'x' })).status,
      405,
      'without it POST stays POST',
    );
  }));

test('a record is sent when it has changed since, and written when it has not', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.update(contacts, 0, { Title: 'CTO' }, SYSTEM_ADMINISTRATOR, clock.now());
    const path = `${url}${V}/sobjects/Contact/${contacts.idOf(0)}`;
    const authorization = `Bearer ${await accessToken(url)}`;
    const at = (ms: number) => new Date(START + ms).toUTCString();
    const send = async (method: string, condition: Record<string, string>) => {
      const headers = { authorization, 'content-type': 'application/json', ...condition };
      const body = method === 'PATCH' ? '{"Title":"CEO"}' : undefined;
      const reply = await fetch(path, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: reply.status, text: await reply.text() };
    };
    assert.equal(await send('GET', { 'if-modified-since': at(0) }), { status: 304, text: '' });
    assert.is((await send('GET', { 'if-modified-since': at(-1_000) })).status, 200);
    assert.is((await send('GET', { 'if-modified-since': 'yesterday' })).status, 200, 'no date, no condition');
    const refused = {
      status: 412,
      text: '[{"message":"Precondition failed","errorCode":"PRECONDITION_FAILED"}]',
    };
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      assert.equal(await send(method, { 'if-unmodified-since': at(-1_000) }), refused, method);
    }
    assert.is((await send('PATCH', { 'if-unmodified-since': at(0) })).status, 204);
    assert.is((await send('DELETE', { 'if-unmodified-since': at(0) })).status, 204);
  }));

test.run();
