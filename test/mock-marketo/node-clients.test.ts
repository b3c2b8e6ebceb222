/** Every call that node-marketo-rest and its grouparoo fork have, over HTTP, as their users make them. */
import { createRequire } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../../mock-marketo/index.ts';
import { JANUARY } from './bulk-support.ts';
import { type Json, type Mock, type MockOptions, START, unfinished, withMock } from './support.ts';

const test = suite('Marketo with every call of its two Node clients');

const load = createRequire(import.meta.url);

/** The one method of both packages that never makes a request: it hands its stream what the stream refuses. */
const BROKEN = ['bulkLeadExtract.fileStream', 'bulkActivityExtract.fileStream'];

const OPTIONS: MockOptions = {
  lists: [{ id: 1_077, name: 'Fair' }],
  programs: [{ id: 1_044, name: 'Webinar' }],
  campaigns: {
    definitions: [
      {
        id: 1_010,
        name: 'Welcome',
        triggers: [{ on: 'campaignIsRequested', source: 'Web Service API' }],
        flow: [
          { step: 'sendEmail', email: 12, name: 'May' },
          { step: 'changeDataValue', field: 'leadStatus', value: 'Greeted by {{my.host}}' },
        ],
      },
    ],
  },
};

/** A client of a package, and the names of its methods that were called. */
function clientOf(name: string, { origin }: Mock): { client: Json; called: Set<string>; all: string[] } {
  const Marketo = load(name);
  const client = new Marketo({
    endpoint: `${origin}/rest`,
    identity: `${origin}/identity`,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    retry: { initialDelay: 1, maxDelay: 2, maxRetries: 5 },
  });
  const called = new Set<string>();
  const all: string[] = [];
  for (const [section, api] of Object.entries<Json>(client)) {
    if (section.startsWith('_') || typeof api !== 'object' || api._connection === undefined) continue;
    if (api._retry !== undefined) api._retry._options = { initialDelay: 1, maxDelay: 2, maxRetries: 50 };
    for (const method of Object.keys(Object.getPrototypeOf(api))) {
      const own = api[method];
      all.push(`${section}.${method}`);
      api[method] = (...args: unknown[]) => {
        called.add(`${section}.${method}`);
        return own.apply(api, args);
      };
    }
  }
  return { client, called, all };
}

/** Runs a story; the clients' own errors have no stack, which uvu needs. */
function story(options: MockOptions, tell: (mock: Mock) => Promise<void>): Promise<void> {
  return withMock(options, (mock) =>
    tell(mock).catch((error: Json) => {
      throw error.stack
        ? error
        : new Error(`${error.name}: ${JSON.stringify(error.errors)} ${error.message}`);
    }),
  );
}

/** What a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    ({ errors }: Json) => `${errors[0].code} ${errors[0].message}`,
  );
}

/** Leads, activities and changes. */
async function leads({ lead, activities }: Json): Promise<void> {
  assert.is((await lead.describe()).result.length, 91);
  assert.is((await lead.partitions()).result[0].name, 'Default');
  const token = (await lead.getPageToken(new Date(START).toISOString())).nextPageToken;
  const written = await lead.createOrUpdate([{ email: 'ann@acme.example' }, { email: 'ben@acme.example' }]);
  assert.equal(
    written.result.map(({ status }: Json) => status),
    ['created', 'created'],
  );
  const pushed = await lead.push([{ email: 'cat@acme.example' }], {
    programName: 'Webinar',
    lookupField: 'email',
  });
  assert.equal(pushed.result[0].id, 3);
  assert.is((await lead.byId(3, { fields: ['email'] })).result[0].email, 'cat@acme.example');
  assert.is((await lead.find('id', [1, 2, 3])).result.length, 3);
  await lead.createOrUpdate([{ id: 1, firstName: 'Ann' }], { action: 'updateOnly', lookupField: 'id' });
  const cookie = 'id:287-GTJ-838&token:_mch-marketo.com-1396310362214-46169';
  assert.is((await lead.associateLead(1, cookie)).success, true);
  assert.is((await lead.getActivities([1], [12], token)).result[0].leadId, 1);
  const options = { nextPageToken: token, activityTypeIds: '12,13' };
  assert.ok((await lead.getActivitiesWithOptions(options)).result.length >= 4);
  assert.is((await lead.getChanges(token, { fields: ['firstName'] })).moreResult, false);
  const changes = await lead.getChangesWithOptions({ nextPageToken: token, fields: ['firstName'] });
  assert.ok(changes.result.some(({ fields }: Json) => fields[0]?.newValue === 'Ann'));
  assert.is((await lead.mergeLead(1, [2], { mergeInCRM: false })).success, true);
  assert.is((await lead.find('id', [1, 2, 3])).result.length, 2);
  assert.is((await activities.getActivityTypes()).result.length, 64);
}

/** Static lists; several ids go out as one encoded value, which no server takes apart. */
async function lists({ list, lead }: Json): Promise<void> {
  assert.is((await list.find({ name: ['Fair'] })).result[0].id, 1_077);
  assert.is((await list.byId(1_077)).result[0].name, 'Fair');
  const { nextPageToken } = await lead.getPageToken(new Date(START).toISOString());
  assert.is((await list.addLeadsToList(1_077, [1, { id: 3 }])).result.length, 2);
  await list.addEmailsToList(['dan@acme.example'], 1_077);
  assert.is((await list.getLeads(1_077)).result.length, 3);
  assert.is((await list.isMember(1_077, [1])).result[0].status, 'memberof');
  assert.is((await list.removeLeadsFromList(1_077, [3])).result[0].status, 'removed');
  assert.is(
    await refusal(list.isMember(1_077, [1, 3])),
    "1001 Invalid value '1&id=3'. Required of type 'Integer'",
  );
  const added = await lead.getActivitiesForList(1_077, [24], nextPageToken);
  assert.ok(added.result.every(({ activityTypeId }: Json) => activityTypeId === 24));
}

/** Campaigns and assets. */
async function campaigns(
  { campaign, email, landingPage, smartList }: Json,
  { instance }: Mock,
): Promise<void> {
  assert.is((await campaign.getCampaigns({ name: 'Welcome' })).result[0].id, 1_010);
  const tokens = [{ name: '{{my.host}}', value: 'Ann' }];
  assert.equal((await campaign.request(1_010, [{ id: 1 }], tokens)).result, [{ id: 1_010 }]);
  const { persons } = instance;
  assert.is(persons.columns[persons.fieldNumber('leadStatus')]!.get(0), 'Greeted by Ann');
  const smart = (await campaign.getSmartCampaigns()).result[0];
  assert.equal([smart.name, smart.status, smart.isRequestable], ['Welcome', 'Active', true]);
  assert.is((await email.getEmails()).result[0].name, 'May');
  assert.is(
    await refusal(email.approveEmail(12)),
    '709 Business Rule Violation: There is no draft to be approved',
  );
  assert.equal((await email.updateEmailContentEditableText(12, 'greeting', '<b>Hi</b>', 'Hi')).result, [
    { id: 12 },
  ]);
  assert.is((await email.getEmailContent(12)).result[0].value[0].value, '<b>Hi</b>');
  assert.is((await email.approveEmail(12)).success, true);
  const nothing = ['No assets found for the given search criteria.'];
  assert.equal((await landingPage.getLandingPages()).warnings, nothing);
  assert.equal((await smartList.find()).warnings, nothing);
  assert.is(await refusal(smartList.byId(5)), '702 5 Smart List not found');
}

/** Bulk exports, step by step, at one go, and cancelled. */
async function exportsOf(api: Json, ...asked: readonly unknown[]): Promise<string> {
  const { exportId } = (await api.create(...asked)).result[0];
  assert.is((await api.enqueue(exportId)).result[0].status, 'Queued');
  assert.is((await api.statusTilCompleted(exportId)).result[0].status, 'Completed');
  assert.is((await api.status(exportId)).result[0].status, 'Completed');
  const other = (await api.create(...asked)).result[0].exportId;
  assert.is((await api.cancel(other)).result[0].status, 'Cancelled');
  const done = (await api.get(...asked)).result[0];
  const file = String(await api.file(done.exportId));
  assert.is(Buffer.byteLength(file), done.fileSize);
  return file;
}

async function stats({ stats: api }: Json): Promise<void> {
  assert.ok((await api.usage()).result[0].total > 0);
  assert.is((await api.usageLast7Days()).result.length, 7);
  assert.is((await api.errors()).success, true);
  assert.is((await api.errorsLast7Days()).result.length, 7);
}

for (const name of ['node-marketo-rest', '@grouparoo/node-marketo-rest']) {
  test(`${name}: all that the client can do is answered`, () =>
    story(
      { ...OPTIONS, limits: { rateCalls: Number.POSITIVE_INFINITY }, onReply: minuteAStatus },
      async (mock) => {
        const { client, called, all } = clientOf(name, mock);
        await leads(client);
        await lists(client);
        await campaigns(client, mock);
        const filter = { createdAt: JANUARY };
        const file = await exportsOf(client.bulkLeadExtract, ['id', 'email'], filter);
        assert.is(file.split('\n')[1], '1,ann@acme.example');
        assert.match(
          await exportsOf(client.bulkActivityExtract, filter),
          /^marketoGUID,leadId,activityDate,/,
        );
        await stats(client);
        assert.is((await client.getOAuthToken()).token_type, 'bearer');
        for (const broken of BROKEN) {
          const [section, method] = broken.split('.') as [string, string];
          assert.throws(() => client[section][method]('x'), /Not a valid object/);
        }
        assert.equal(
          all.filter((method) => !called.has(method)),
          [],
          'every method has been called',
        );
        assert.is(all.length, 52);
      },
    ));

  test(`${name}: a stream follows the pages of a list, of activities and of assets to their ends`, () =>
    story(OPTIONS, async (mock) => {
      const { client } = clientOf(name, mock);
      const emails = Array.from({ length: 7 }, (_, i) => `lead${i}@acme.example`);
      await client.list.addEmailsToList(emails, 1_077);
      const { nextPageToken } = await client.lead.getPageToken(new Date(START).toISOString());
      const idsOf = async (...args: readonly unknown[]): Promise<number[]> => {
        const ids: number[] = [];
        for await (const record of client.streamify(...args)) ids.push(record.leadId ?? record.id);
        return ids;
      };
      assert.equal(await idsOf('list', 'getLeads', [1_077, { batchSize: 3 }]), [1, 2, 3, 4, 5, 6, 7]);
      const options = { nextPageToken, activityTypeIds: 12, batchSize: 2 };
      assert.equal(await idsOf('lead', 'getActivitiesWithOptions', [options]), [1, 2, 3, 4, 5, 6, 7]);
      assert.equal(await idsOf('campaign', 'getSmartCampaigns', [{ maxReturn: 1 }]), [1_010]);
    }));

  test(`${name}: a token that expires in mid-work is renewed by the client, which then has its answer`, () => {
    const replies: string[] = [];
    return story({ ...OPTIONS, onReply: (body) => replies.push(body) }, async (mock) => {
      const { client } = clientOf(name, mock);
      await client.lead.describe();
      mock.clock.advanceTo(mock.clock.now() + HOUR_MS);
      assert.is((await client.lead.describe()).result.length, 91);
      const tokens = replies
        .filter((body) => body.includes('"access_token"'))
        .map((body) => JSON.parse(body));
      assert.equal(replies.filter((body) => body.includes('"602"')).length, 1);
      assert.is(new Set(tokens.map((token) => token.access_token)).size, 2);
    });
  });

  test(`${name}: the renewal loses the content type of a form, as the client's own source tells of the original`, () =>
    story(OPTIONS, async (mock) => {
      const { client } = clientOf(name, mock);
      await client.list.find();
      mock.clock.advanceTo(mock.clock.now() + HOUR_MS);
      assert.is(await refusal(client.list.find()), "605 Request method 'POST' not supported");
    }));

  test(`${name}: a client that is too fast hears 606, waits by itself, and has its answer`, () => {
    let refused = 0;
    const onReply: MockOptions['onReply'] = (body, { clock }) => {
      if (!body.includes('"606"')) return;
      refused += 1;
      clock.advanceTo(clock.now() + 20_000);
    };
    return story({ ...OPTIONS, onReply }, async (mock) => {
      const { client } = clientOf(name, mock);
      for (let call = 0; call < 105; call += 1) assert.is((await client.stats.usage()).success, true);
      assert.is(refused, 1);
    });
  });

  test(`${name}: the eleventh call in flight is refused with 615, which the client tells; when one ends there is room`, () =>
    story(OPTIONS, async (mock) => {
      const { client } = clientOf(name, mock);
      await client.stats.usage();
      const sockets = await Promise.all(Array.from({ length: 10 }, () => unfinished(mock)));
      let told = await refusal(client.stats.usage());
      for (let turn = 0; told === 'answered' && turn < 100; turn += 1)
        told = await refusal(client.stats.usage());
      assert.is(told, "615 Concurrent access limit '10' reached");
      for (const socket of sockets) socket.destroy();
      for (let turn = 0; told !== 'answered' && turn < 100; turn += 1)
        told = await refusal(client.stats.usage());
      assert.is(told, 'answered');
    }));
}

/** Whoever asks for the status of an export that is under way has waited for a minute. */
function minuteAStatus(body: string, { clock }: Mock): void {
  if (/"status":"(Queued|Processing)"/.test(body)) clock.advanceTo(clock.now() + MINUTE_MS);
}

test.run();
