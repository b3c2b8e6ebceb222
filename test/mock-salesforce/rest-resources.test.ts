import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { accessToken, request, START, withServer } from './small-org.ts';

const test = suite('discovery, describe, limits and replication over REST');

const V = '/services/data/v62.0';

test('the versions can be read by anyone, and the greatest as a text is the greatest', () =>
  withServer({}, async ({ url }) => {
    const versions = (await (await fetch(`${url}/services/data`)).json()) as {
      version: string;
      url: string;
      label: string;
    }[];
    const texts = versions.map(({ version }) => version);
    assert.ok(texts.every((version) => /^[1-9]\d\.0$/.test(version)));
    assert.is([...texts].sort().at(-1), '67.0');
    assert.equal(versions.at(-1), { label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
  }));

test('any version answers, with doubled and trailing slashes', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    for (const path of [
      `//services/data/v51.0/sobjects/User/${org.object('User').idOf(0)}`,
      '/services//data/v99.0//limits/',
      `${V}/query/?q=SELECT+Id+FROM+Lead`,
    ]) {
      assert.is((await request(url, token, 'GET', path)).status, 200, path);
    }
    const deleted = await request(
      url,
      token,
      'DELETE',
      `${V}/sobjects/Lead/${org.object('Lead').idOf(0)}`,
      '',
    );
    assert.is(deleted.status, 204, 'an empty JSON body');
  }));

test('the resources of a version name the identity of who asks', () =>
  withServer({}, async ({ url, org }) => {
    const { body } = await request(url, await accessToken(url, 'sync@mock.example'), 'GET', V);
    const { identity, sobjects } = body as Record<string, string>;
    assert.is(sobjects, `${V}/sobjects`);
    const ids = [org.object('Organization').idOf(0), org.object('User').idOf(SYNC_USER)];
    assert.is(identity, `${url}/id/${ids.join('/')}`);
  }));

test('all objects, and one of them', () =>
  withServer({ syncUser: { hiddenObjects: ['Opportunity'] } }, async ({ url }) => {
    const token = await accessToken(url, 'sync@mock.example');
    const { body } = await request(url, token, 'GET', `${V}/sobjects`);
    const names = (body as { sobjects: { name: string }[] }).sobjects.map(({ name }) => name);
    assert.ok(names.includes('Contact') && !names.includes('Opportunity'));
    assert.is((await request(url, token, 'GET', `${V}/sobjects/Opportunity/describe`)).status, 404);
    const one = (await request(url, token, 'GET', `${V}/sobjects/lead`)).body as {
      objectDescribe: { keyPrefix: string };
    };
    assert.is(one.objectDescribe.keyPrefix, '00Q');
  }));

test('describe tells what a sync must know beforehand', () =>
  withServer({ stateCountryPicklists: true }, async ({ url }) => {
    const token = await accessToken(url);
    const { body } = await request(url, token, 'GET', `${V}/sobjects/Contact/describe`);
    const { fields, childRelationships } = body as {
      fields: Record<string, unknown>[];
      childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
    };
    const field = (name: string, ...attributes: string[]) => {
      const found = fields.find((one) => one.name === name)!;
      return attributes.map((attribute) => found[attribute]);
    };
    assert.equal(field('LastName', 'type', 'length', 'nillable', 'createable'), ['string', 80, false, true]);
    assert.equal(field('Name', 'createable', 'updateable', 'nameField'), [false, false, true]);
    assert.equal(field('AccountId', 'type', 'referenceTo', 'relationshipName'), [
      'reference',
      ['Account'],
      'Account',
    ]);
    assert.equal(field('Region__c', 'restrictedPicklist', 'custom'), [true, true]);
    assert.equal(field('Ext__c', 'externalId', 'unique', 'idLookup'), [true, true, true]);
    assert.equal(field('MailingCity', 'compoundFieldName'), ['MailingAddress']);
    assert.equal(field('MailingAddress', 'type', 'soapType', 'updateable'), [
      'address',
      'urn:address',
      false,
    ]);
    assert.equal(field('MailingStateCode', 'type', 'length'), ['picklist', 10]);
    assert.equal(field('OwnerId', 'nillable', 'defaultedOnCreate'), [false, true]);
    assert.ok(
      childRelationships.some((one) => one.childSObject === 'CampaignMember' && one.field === 'ContactId'),
    );
  }));

test('a describe that has not changed is not sent again', () =>
  withServer({}, async ({ url }) => {
    const headers = {
      authorization: `Bearer ${await accessToken(url)}`,
      'if-modified-since': new Date(START).toUTCString(),
    };
    assert.is((await fetch(`${url}${V}/sobjects/Lead/describe`, { headers })).status, 304);
    const old = { ...headers, 'if-modified-since': new Date(START - 900_000_000).toUTCString() };
    assert.is((await fetch(`${url}${V}/sobjects/Lead/describe`, { headers: old })).status, 200);
  }));

test('the limits count this request, and records can be counted', () =>
  withServer({ dailyApiRequests: 100 }, async ({ url }) => {
    const token = await accessToken(url);
    const { body } = await request(url, token, 'GET', `${V}/limits`);
    const limits = body as Record<string, { Max: number; Remaining: number }>;
    assert.equal(limits.DailyApiRequests, { Max: 100, Remaining: 99 });
    assert.is(limits.DailyBulkApiBatches!.Max, 15_000);
    const counts = await request(url, token, 'GET', `${V}/limits/recordCount?sObjects=Lead,Account`);
    assert.equal(counts.body, {
      sObjects: [
        { count: 3, name: 'Account' },
        { count: 5, name: 'Lead' },
      ],
    });
  }));

interface Covered {
  readonly latestDateCovered: string;
}

test('updated and deleted records between two minutes', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.update(contacts, 4, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START + 10_000);
    org.update(contacts, 2, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START + 70_000);
    org.remove(contacts, 6, SYSTEM_ADMINISTRATOR, START + 20_000);
    clock.advanceTo(START + 300_000);
    const token = await accessToken(url);
    const window = async (what: string, start: string, end: string) =>
      (
        await request(
          url,
          token,
          'GET',
          `${V}/sobjects/Contact/${what}/?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`,
        )
      ).body;
    assert.equal(await window('updated', '2026-01-05T08:00:00+00:00', '2026-01-05T08:01:59Z'), {
      ids: [contacts.idOf(4)],
      latestDateCovered: '2026-01-05T08:01:00.000+0000',
    });
    assert.equal(await window('deleted', '2026-01-05T09:00:00+01:00', '2026-01-05T08:05:00Z'), {
      deletedRecords: [{ id: contacts.idOf(6), deletedDate: '2026-01-05T08:00:20.000+0000' }],
      earliestDateAvailable: '2026-01-04T08:00:00.000+0000',
      latestDateCovered: '2026-01-05T08:05:00.000+0000',
    });
    const open = (await window('updated', '2026-01-05T08:04:00Z', '2026-01-06T00:00:00Z')) as Covered;
    assert.is(open.latestDateCovered, '2026-01-05T08:05:00.000+0000', 'what is to come is not covered');
    for (const [start, end] of [
      ['2026-01-05T08:00:00Z', '2026-01-05T08:00:59Z'],
      ['2025-12-01T00:00:00Z', '2026-01-05T08:00:00Z'],
      ['x', 'y'],
    ] as const) {
      const [error] = (await window('deleted', start, end)) as [{ errorCode: string }];
      assert.is(error.errorCode, 'INVALID_REPLICATION_DATE', start);
    }
  }));

test('a call that is still running holds back the date up to which an answer is complete', () =>
  withServer({ saveMs: { Contact: 150_000 } }, async ({ url, org, clock }) => {
    const token = await accessToken(url);
    clock.advanceTo(START + 130_000);
    org.update(org.object('Contact'), 4, { Title: 'x' }, SYSTEM_ADMINISTRATOR, clock.now());
    const covered = async (what: string) => {
      clock.advanceTo(clock.now() + 60_000);
      const window = `start=2026-01-05T08:00:00Z&end=2026-01-05T08:${what}:00Z`;
      const { body } = await request(url, token, 'GET', `${V}/sobjects/Contact/updated/?${window}`);
      return (body as Covered).latestDateCovered;
    };
    assert.is(await covered('03'), '2026-01-05T08:02:10.000+0000', 'the start of the update');
    assert.is(await covered('02'), '2026-01-05T08:02:00.000+0000', 'the window ends before it');
    assert.is(await covered('05'), '2026-01-05T08:05:00.000+0000', 'it is over');
  }));

test.run();
