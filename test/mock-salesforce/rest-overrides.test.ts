import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from './small-org.ts';

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

test.run();
