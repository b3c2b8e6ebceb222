/** Every call that marketo-rest-api has. It asks for a token before each, and sends it twice: as header and in the query. */
import { createRequire } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../../mock-marketo/index.ts';
import { type Json, type Mock, type MockOptions, unfinished, withMock } from './support.ts';

const test = suite('Marketo with every call of marketo-rest-api');

const api = createRequire(import.meta.url)('marketo-rest-api');

const OPTIONS: MockOptions = {
  lists: [{ id: 1_077, name: 'Fair' }],
  synced: { Lead: { count: 1, bases: { Email: () => 'sync@acme.example' } } },
  sfdcIdOf: () => '00Q000000000001AAA',
  campaigns: {
    definitions: [
      {
        id: 1_010,
        name: 'Confirm',
        triggers: [{ on: 'campaignIsRequested', source: 'Web Service API' }],
        qualification: 'every time',
        flow: [{ step: 'interestingMoment', type: 'Web', description: '{{my.word:default=Thanks}}' }],
      },
      { id: 1_011, name: 'Mailing', flow: [{ step: 'sendAlert', email: 1 }] },
    ],
  },
};

const called = new Set<string>();

/** What a method of the client hands to its callback. */
function call(method: string, ...args: readonly unknown[]): Promise<Json> {
  called.add(method);
  return new Promise((resolve) => api[method](...args, resolve));
}

function init({ origin }: Mock, changes: object = {}): Promise<Json> {
  return call('init', {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    restEndpoint: `${origin}/`,
    lists: { fair: 1_077 },
    campaigns: { confirm: 1_010, mailing: 1_011, none: 9 },
    ...changes,
  });
}

test('init authenticates, and tells when it cannot', () =>
  withMock(OPTIONS, async (mock) => {
    const { success, token } = await init(mock);
    assert.equal([success, token], [true, await mock.token()]);
    const refused = await init(mock, { clientSecret: 'x' });
    assert.equal([refused.success, refused.message], [false, 'Marketo authentication failed.']);
  }));

test('syncLead adds a lead to a list, updates it, and removes it', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    const added = await call('syncLead', {
      process: 'add',
      list: 'fair',
      email: 'ann+x@acme.example',
      input: { firstName: 'Ann' },
    });
    assert.equal([added.success, added.leadId], [true, 2]);
    assert.is(mock.instance.lists.has(1_077, 1), true);
    await call('syncLead', { process: 'update', email: 'ann+x@acme.example', input: { firstName: 'Anna' } });
    const { persons } = mock.instance;
    assert.is(persons.columns[persons.fieldNumber('firstName')]!.get(1), 'Anna');
    await call('syncLead', { process: 'add', list: 'fair', email: 'ben@acme.example', input: {} });
    const removed = await call('syncLead', { process: 'remove', email: 'ben@acme.example' });
    assert.is(removed.message, 'Lead Id 3 is successfully removed from Marketo.');
    assert.is(persons.isDeleted(2), true);
  }));

test('a lead that was deleted cannot be taken from its list any more, and the client says so', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    await call('syncLead', { process: 'add', list: 'fair', email: 'ann@acme.example', input: {} });
    const removed = await call('syncLead', { process: 'remove', list: 'fair', email: 'ann@acme.example' });
    assert.is(
      removed.body.result[0].status,
      'skipped',
      'the client deletes first, and then takes from the list',
    );
    assert.is(mock.instance.lists.has(1_077, 1), false);
  }));

test('sendEmail requests a campaign for a lead, with tokens; an unknown campaign or lead fails', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    const send = (changes: object) =>
      call('sendEmail', { email: 'sync@acme.example', campaign: 'confirm', ...changes });
    const sent = await send({ tokens: [{ name: '{{my.word}}', value: 'Bravo' }] });
    assert.is(sent.message, '"confirm" email has been sent to sync@acme.example.');
    assert.is((await send({})).success, true);
    mock.instance.campaigns.runUntil(mock.clock.now() + MINUTE_MS);
    const log = mock.instance.activities!;
    assert.equal(
      [1, 2].map((id) => log.get(id).newValue),
      ['Bravo', 'Thanks'],
    );
    assert.is((await send({ campaign: 'none' })).success, false);
    assert.is((await send({ email: 'nobody@acme.example' })).success, false);
  }));

test('scheduleCampaign schedules a batch campaign, and hands on why it was refused', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    const schedule = (campaign: string, input: object) => call('scheduleCampaign', { campaign, input });
    const done = await schedule('mailing', { runAt: '2026-01-05T13:00:00.000Z' });
    assert.match(done.message, /^Campaign Id 1011 has been successfully scheduled\. Request Id is .+#.+\.$/);
    mock.clock.advanceTo(mock.clock.now() + HOUR_MS + MINUTE_MS);
    mock.instance.campaigns.runUntil(mock.clock.now());
    assert.is(mock.instance.activities!.get(1).type, 38);
    assert.is((await schedule('confirm', {})).error, "Campaign '1010' is not a batch campaign");
    assert.is((await schedule('none', {})).error, 'Campaign not found');
  }));

test('associateLeadWithCookie and idFromSfdcId', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    const cookie = 'id:287-GTJ-838&token:_mch-marketo.com-1396310362214-46169';
    const associated = await call('associateLeadWithCookie', 1, cookie);
    assert.is(JSON.parse(associated.body).success, true, 'the client looks for a result, which there is not');
    const found = JSON.parse(await call('idFromSfdcId', { sfdc_id: '00Q000000000001AAA' }));
    assert.is(found.result[0].id, 1);
  }));

test('a token that has expired is no matter: the client has a new one for each operation', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    mock.clock.advanceTo(mock.clock.now() + 2 * HOUR_MS);
    const added = await call('syncLead', { process: 'add', email: 'ann@acme.example', input: {} });
    assert.is(added.success, true);
  }));

test('when calls are too many, the client hands the refusal on', () =>
  withMock({ ...OPTIONS, limits: { rateCalls: 1 } }, async (mock) => {
    await init(mock);
    const added = await call('syncLead', {
      process: 'add',
      list: 'fair',
      email: 'a@acme.example',
      input: {},
    });
    assert.equal([added.success, added.body.errors[0].code], [false, '606']);
  }));

test('when ten calls are in flight, the client hands the refusal on; when they end there is room', () =>
  withMock(OPTIONS, async (mock) => {
    await init(mock);
    const add = () => call('syncLead', { process: 'add', list: 'fair', email: 'a@acme.example', input: {} });
    const sockets = await Promise.all(Array.from({ length: 10 }, () => unfinished(mock)));
    let told = await add();
    for (let turn = 0; told.success === true && turn < 100; turn += 1) told = await add();
    assert.equal([told.success, told.body.errors[0].code], [false, '615']);
    for (const socket of sockets) socket.destroy();
    for (let turn = 0; told.success !== true && turn < 100; turn += 1) told = await add();
    assert.is(told.success, true);
  }));

test('every method of the client has been called', () => {
  assert.equal([...called].sort(), Object.keys(api).sort());
});

test.run();
