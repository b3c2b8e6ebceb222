import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withServer } from '../mock-salesforce/small-org.ts';
import { nforce, nforceClient } from './nforce.ts';

const test = suite('nforce against the mock: an old client that sends names in lower case');

test('a record from its making to its end', () =>
  withServer({}, async ({ url, org }) => {
    const client = nforceClient(url);
    const oauth = await client.authenticate({ username: 'admin@mock.example', password: 'mock' });
    const contact = nforce.createSObject('contact', { lastname: 'Doe', email: 'doe@example.com' });
    const { id, success } = await client.insert({ oauth, sobject: contact });
    assert.equal([id, success], [org.object('Contact').idOf(12), true]);
    contact.set('title', 'CEO');
    await client.update({ oauth, sobject: contact });
    const read = await client.getRecord({ oauth, sobject: contact });
    assert.equal([read.get('Title'), read.get('LastName')], ['CEO', 'Doe']);
    await client.delete({ oauth, sobject: contact });
    assert.is(org.object('Contact').deleted[12], 1);
  }));

test('an upsert by an external id in lower case', () =>
  withServer({}, async ({ url, org }) => {
    const client = nforceClient(url);
    const oauth = await client.authenticate({ username: 'admin@mock.example', password: 'mock' });
    for (const lastname of ['First', 'Second']) {
      const contact = nforce.createSObject('contact', { lastname });
      contact.setExternalId('ext__c', 'e1');
      await client.upsert({ oauth, sobject: contact });
    }
    const contacts = org.object('Contact');
    assert.equal([contacts.count, contacts.value(12, contacts.field('LastName'))], [13, 'Second']);
  }));

test('queries over all pages, describes, limits, and the end of a session', () =>
  withServer(
    { populations: { Lead: { count: 2_300, bases: { LastName: (row) => `L${row}`, Company: () => 'C' } } } },
    async ({ url }) => {
      const client = nforceClient(url);
      const oauth = (await client.authenticate({ username: 'sync@mock.example', password: 'mock' })) as {
        access_token: string;
      };
      const { records } = await client.query({
        oauth,
        query: 'select id, lastname from lead',
        fetchAll: true,
      });
      assert.equal([records.length, records.at(-1)!.get('lastname')], [2_300, 'L2299']);
      assert.ok((await client.getSObjects({ oauth })).sobjects.some((one) => one.name === 'Lead'));
      assert.is((await client.getDescribe({ oauth, type: 'lead' })).keyPrefix, '00Q');
      assert.ok((await client.getLimits({ oauth })).DailyApiRequests!.Remaining > 0);
      const body = new URLSearchParams({ token: oauth.access_token });
      await fetch(`${url}/services/oauth2/revoke`, { method: 'POST', body });
      const after = await client.getLimits({ oauth }).then(
        () => 'no error',
        (error: { errorCode: string; statusCode: number }) => `${error.statusCode} ${error.errorCode}`,
      );
      assert.is(after, '401 INVALID_SESSION_ID');
    },
  ));

test.run();
