import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, isoInstant, MINUTE_MS } from '../../engine/kernel/index.ts';
import type { CampaignDefinition } from '../../mock-marketo/index.ts';
import { errorOf, type Json, type Mock, type MockOptions, START, withMock } from './support.ts';

const test = suite('campaigns by the REST API');

const WELCOME: CampaignDefinition = {
  id: 1_010,
  name: 'Welcome',
  description: 'For who asks',
  programName: 'Webinar',
  programId: 1_044,
  triggers: [{ on: 'campaignIsRequested', source: 'Web Service API' }],
  qualification: 'every time',
  tokens: { '{{my.message}}': 'Hello' },
  flow: [{ step: 'interestingMoment', type: 'Web', description: '{{my.message}}' }],
};
const INVITE: CampaignDefinition = {
  id: 1_011,
  name: 'Invite',
  programName: 'Webinar',
  qualification: 'every time',
  flow: [{ step: 'interestingMoment', type: 'Email', description: 'Invited by {{my.host:default=us}}' }],
};
const OTHERS: readonly CampaignDefinition[] = [
  { ...WELCOME, id: 1_012, name: 'Asleep', active: false },
  { id: 1_013, name: 'On form', triggers: [{ on: 'fillsOutForm' }], flow: [] },
  { id: 1_014, name: 'Alone', workspaceName: 'EMEA', flow: [] },
];

const OPTIONS: MockOptions = {
  fields: [],
  campaigns: { definitions: [WELCOME, INVITE, ...OTHERS] },
  synced: { Lead: { count: 3, bases: { Email: (row) => `lead${row + 1}@acme.example` } } },
};

/** The moments so far: lead id and description. */
function moments({ instance }: Mock): string[] {
  const { activities } = instance;
  return Array.from({ length: activities!.nextId - 1 }, (_, i) => activities!.get(i + 1))
    .filter(({ type }) => type === 46)
    .map(({ person, newValue }) => `${person + 1} ${newValue}`);
}

/** Lets time pass for the campaigns. */
function pass({ clock, instance }: Mock, ms: number): void {
  clock.advanceTo(clock.now() + ms);
  instance.campaigns.runUntil(clock.now());
}

test('a campaign is shown with its program, its kind and whether it listens', () =>
  withMock(OPTIONS, async (mock) => {
    const { body, text } = await mock.get('/rest/v1/campaigns/1010.json');
    assert.equal(body.result, [
      {
        id: 1_010,
        name: 'Welcome',
        description: 'For who asks',
        type: 'trigger',
        programName: 'Webinar',
        programId: 1_044,
        workspaceName: 'Default',
        createdAt: '2026-01-05T12:00:00Z',
        updatedAt: '2026-01-05T12:00:00Z',
        active: true,
      },
    ]);
    assert.ok(
      text.indexOf('"name"') < text.indexOf('"type"') && text.indexOf('"type"') < text.indexOf('"active"'),
    );
    assert.is((await mock.get('/rest/v1/campaigns/1014.json')).body.result[0].type, 'batch');
    assert.is(errorOf(await mock.get('/rest/v1/campaigns/9.json')), '1013 Campaign not found');
    assert.is(
      errorOf(await mock.get('/rest/v1/campaigns/x.json')),
      "1001 Invalid value 'x'. Required of type 'Integer'",
    );
  }));

const LISTED: readonly (readonly [query: string, ids: readonly number[]])[] = [
  ['', [1_010, 1_011, 1_012, 1_013, 1_014]],
  ['?id=1011,1014', [1_011, 1_014]],
  ['?id=1011&id=1014&id=9', [1_011, 1_014]],
  ['?name=Welcome&name=Invite', [1_010, 1_011]],
  ['?programName=Webinar&name=Invite', [1_011]],
  ['?workspaceName=EMEA', [1_014]],
  ['?workspaceName=Default&isTriggerable=true', [1_010]],
  ['?isTriggerable=false', [1_010, 1_011, 1_012, 1_013, 1_014]],
  ['?programName=None', []],
];

for (const [query, ids] of LISTED)
  test(`campaigns.json${query}: ${ids.join(', ')}`, () =>
    withMock(OPTIONS, async (mock) => {
      const { body } = await mock.get(`/rest/v1/campaigns.json${query}`);
      assert.equal(
        body.result.map(({ id }: Json) => id),
        ids,
      );
      assert.equal(Object.keys(body), ['requestId', 'result', 'success']);
    }));

test('pages are followed by the token, which the last one lacks; a POST that means GET is as good', () =>
  withMock(OPTIONS, async (mock) => {
    const ids: number[] = [];
    let token = '';
    for (let page = 0; page < 10; page += 1) {
      const query = `_method=GET&batchSize=2${token && `&nextPageToken=${encodeURIComponent(token)}`}`;
      const { body } = await mock.post(`/rest/v1/campaigns.json?${query}`, '');
      ids.push(...body.result.map(({ id }: Json) => id));
      token = body.nextPageToken ?? '';
      assert.is('moreResult' in body, false);
      if (token === '') break;
    }
    assert.equal(ids, [1_010, 1_011, 1_012, 1_013, 1_014]);
  }));

test('a requested campaign runs at once for each lead, with the values the call gives to its tokens', () =>
  withMock(OPTIONS, async (mock) => {
    const leads = [{ id: 1 }, { id: '3' }];
    const plain = await mock.post('/rest/v1/campaigns/1010/trigger.json', { input: { leads } });
    assert.equal(plain.body.result, [{ id: 1_010 }]);
    const tokens = [{ name: '{{my.message}}', value: 'Bonjour' }];
    await mock.post('/rest/v1/campaigns/1010/trigger.json', { input: { leads: [{ id: 2 }], tokens } });
    await mock.post('/rest/v1/campaigns/1010/trigger.json', { input: { leads: [{ id: 2 }] } });
    pass(mock, MINUTE_MS);
    assert.equal(moments(mock), ['1 Hello', '3 Hello', '2 Bonjour', '2 Hello']);
  }));

const ONE = [{ id: 1 }];
const REFUSED_TRIGGERS: readonly (readonly [id: number | string, input: unknown, told: string])[] = [
  [9, { leads: ONE }, '1013 Campaign not found'],
  [1_010, { leads: [{ id: 1 }, { id: 1_234 }] }, '1004 Lead [1234] not found'],
  [1_010, { leads: [{ id: 'ann' }] }, "1001 Invalid value 'ann'. Required of type 'Integer'"],
  [1_010, { leads: [null] }, "1001 Invalid value 'null'. Required of type 'Integer'"],
  [1_010, { leads: [] }, '1003 Leads not specified'],
  [1_010, {}, '1003 Leads not specified'],
  [1_010, 'x', '1003 Leads not specified'],
  [
    1_010,
    { leads: Array.from({ length: 101 }, () => ({ id: 1 })) },
    '1003 Max records limit of 100 exceeded',
  ],
  [1_010, { leads: ONE, tokens: [{ name: 'message', value: 'x' }] }, "1003 Invalid token name 'message'"],
  [1_010, { leads: ONE, tokens: [null] }, "1003 Invalid token name 'null'"],
  [1_010, { leads: ONE, tokens: 5 }, "1003 Invalid token name '5'"],
  [
    1_010,
    { leads: ONE, tokens: Array.from({ length: 101 }, (_, i) => ({ name: `{{my.t${i}}}`, value: '' })) },
    "1003 Too many values for 'tokens': at most 100 are allowed",
  ],
  [1_011, { leads: ONE }, "1003 Campaign '1011' is not a trigger campaign"],
  ...[1_012, 1_013].map(
    (id) =>
      [
        id,
        { leads: ONE },
        `1003 Campaign '${id}' is not active, or has no trigger 'Campaign is Requested' with source 'Web Service API'`,
      ] as const,
  ),
];

for (const [id, input, told] of REFUSED_TRIGGERS)
  test(`trigger of ${id} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`/rest/v1/campaigns/${id}/trigger.json`, { input })), told);
      pass(mock, MINUTE_MS);
      assert.equal(moments(mock), []);
    }));

const RUNS: readonly (readonly [what: string, runAt: string | undefined, startsAfterMs: number])[] = [
  ['without a time', undefined, 5 * MINUTE_MS],
  ['in the past', '2017-02-22T23:59:00.000Z', 5 * MINUTE_MS],
  ['sooner than in five minutes', isoInstant(START + 2 * MINUTE_MS), 5 * MINUTE_MS],
  ['tomorrow, as another zone writes it', '2026-01-06T11:00:00-0100', DAY_MS],
];

for (const [what, runAt, startsAfterMs] of RUNS)
  test(`a batch campaign scheduled ${what} runs after ${startsAfterMs / MINUTE_MS} minutes`, () =>
    withMock(OPTIONS, async (mock) => {
      const body = runAt === undefined ? '' : { input: { runAt } };
      const answer = await mock.post('/rest/v1/campaigns/1011/schedule.json', body);
      assert.equal(answer.body.result, [{ id: 1_011 }]);
      pass(mock, startsAfterMs - 1);
      assert.equal(moments(mock), []);
      pass(mock, 1);
      assert.equal(moments(mock), ['1 Invited by us', '2 Invited by us', '3 Invited by us']);
    }));

test('a scheduled run has its own values for tokens, the next run has not', () =>
  withMock(OPTIONS, async (mock) => {
    const tokens = [{ name: '{{my.host}}', value: 'Ann' }];
    await mock.post('/rest/v1/campaigns/1011/schedule.json', { input: { tokens } });
    pass(mock, MINUTE_MS);
    await mock.post('/rest/v1/campaigns/1011/schedule.json', {});
    pass(mock, 10 * MINUTE_MS);
    assert.equal(moments(mock), [
      ...[1, 2, 3].map((id) => `${id} Invited by Ann`),
      ...[1, 2, 3].map((id) => `${id} Invited by us`),
    ]);
  }));

test('with cloneToProgramName the program is cloned and the clone runs; 20 times a day', () =>
  withMock(OPTIONS, async (mock) => {
    const schedule = (input: object) => mock.post('/rest/v1/campaigns/1011/schedule.json', { input });
    const { body } = await schedule({ cloneToProgramName: 'Webinar 2' });
    const [{ id }] = body.result;
    assert.ok(id > 1_014);
    const found = await mock.get('/rest/v1/campaigns.json?programName=Webinar%202');
    assert.equal(
      found.body.result.map(({ name, active }: Json) => [name, active]),
      [
        ['Welcome', false],
        ['Invite', false],
        ['Asleep', false],
      ],
    );
    pass(mock, 5 * MINUTE_MS);
    assert.is(moments(mock).length, 3);
    assert.is(errorOf(await schedule({ cloneToProgramName: 'Webinar 2' })), '1017 Object already exists');
    for (let n = 0; n < 19; n += 1) {
      assert.is((await schedule({ cloneToProgram: `Webinar x${n}` })).body.success, true);
    }
    assert.is(errorOf(await schedule({ cloneToProgramName: 'One more' })), '1020 Too many clones to program');
    pass(mock, DAY_MS);
    assert.is((await schedule({ cloneToProgramName: 'One more' })).body.success, true);
  }));

const REFUSED_RUNS: readonly (readonly [id: number, input: object, told: string])[] = [
  [9, {}, '1013 Campaign not found'],
  [1_010, {}, "1003 Campaign '1010' is not a batch campaign"],
  [1_011, { runAt: 'tomorrow' }, "704 Invalid date format: 'tomorrow'"],
  [1_011, { runAt: {} }, "704 Invalid date format: '{}'"],
  [1_011, { runAt: '2028-01-05T12:00:01Z' }, '1042 Invalid runAt date'],
  [1_011, { tokens: [{ name: '{{lead.Name}}' }] }, "1003 Invalid token name '{{lead.Name}}'"],
  [1_014, { cloneToProgramName: 'X' }, "1003 Campaign '1014' has no program to clone"],
];

for (const [id, input, told] of REFUSED_RUNS)
  test(`schedule of ${id} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`/rest/v1/campaigns/${id}/schedule.json`, { input })), told);
    }));

test('exactly two years ahead is not too far', () =>
  withMock(OPTIONS, async (mock) => {
    const input = { runAt: '2028-01-05T12:00:00Z' };
    assert.is((await mock.post('/rest/v1/campaigns/1011/schedule.json', { input })).body.success, true);
  }));

test('to run a campaign takes another permission than to see it', () =>
  withMock({ ...OPTIONS, permissions: ['Read-Only Campaign'] }, async (mock) => {
    assert.is((await mock.get('/rest/v1/campaigns.json')).body.success, true);
    for (const verb of ['trigger', 'schedule']) {
      assert.is(errorOf(await mock.post(`/rest/v1/campaigns/1010/${verb}.json`, {})), '603 Access denied');
    }
  }));

test.run();
