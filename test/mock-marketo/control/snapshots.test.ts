import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LEADS, only, upload } from '../bulk-support.ts';
import { type Json, type Mock, withMock } from '../support.ts';

const test = suite('snapshots of an instance');

const CAMPAIGN = {
  name: 'Score by name',
  triggers: [{ on: 'dataValueChanges', field: 'firstName' }],
  flow: [{ step: 'changeScore', field: 'leadScore', change: '+5' }],
} as const;

async function snapshot(mock: Mock): Promise<Json> {
  return (await mock.fetch('/__mock/snapshot')).body;
}

async function restore(mock: Mock, body: unknown): Promise<Json> {
  return mock.fetch('/__mock/snapshot', { method: 'POST', body: JSON.stringify(body) });
}

/** Persons that come, change and go, in a list, one with a name that is not plain ASCII, and what campaigns do then. */
async function live(mock: Mock): Promise<void> {
  const input = ['ann', 'bob', 'cid', 'dan'].map((name) => ({
    email: `${name}@acme.example`,
    firstName: name,
  }));
  await mock.post('/rest/v1/leads.json', { input });
  mock.clock.advanceTo(mock.clock.now() + 60_000);
  await mock.post('/rest/v1/leads.json', { input: [{ email: 'ann@acme.example', firstName: 'Zoë 日本' }] });
  await mock.post('/rest/v1/leads/delete.json', { input: [{ id: 3 }] });
  await mock.post('/rest/v1/lists/77/leads.json', { input: [{ id: 1 }, { id: 2 }] });
  await mock.post('/rest/v1/leads.json', { input: [{ email: 'x', nope: 1 }] });
  mock.clock.advanceTo(mock.clock.now() + 3_600_000);
}

/** What a client sees of an instance. */
async function seen(mock: Mock): Promise<Json[]> {
  const paging = await mock.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01T00:00:00Z');
  const token = paging.body.nextPageToken;
  const paths = [
    '/rest/v1/leads.json?filterType=id&filterValues=1,2,3,4&fields=email,firstName,leadScore,createdAt,updatedAt',
    `/rest/v1/activities.json?activityTypeIds=12,13,22,37&nextPageToken=${token}`,
    '/rest/v1/lists/77/leads.json',
    '/rest/v1/stats/usage.json',
  ];
  const answers: Json[] = [];
  for (const path of paths) {
    const { requestId: _, ...answer } = (await mock.get(path)).body;
    answers.push(answer);
  }
  return answers;
}

const options = { campaigns: { definitions: [CAMPAIGN] }, lists: [{ id: 77, name: 'Friends' }] };

test('an instance that is restored elsewhere shows what the first one showed, and has the same snapshot', async () => {
  let taken: Json;
  let shown: Json[] = [];
  await withMock(options, async (mock) => {
    await live(mock);
    taken = await snapshot(mock);
    shown = await seen(mock);
    assert.is(shown[0].result[0].firstName, 'Zoë 日本');
    assert.is(shown[0].result[0].leadScore, 5, 'the campaign has run');
  });
  await withMock(options, async (mock) => {
    mock.clock.advanceTo(Date.parse(taken.takenAt));
    assert.equal((await restore(mock, taken)).body, { persons: 4 });
    assert.equal(await snapshot(mock), taken);
    assert.equal(await seen(mock), shown);
  });
});

/** A job of each kind that is under way, a campaign that waits, one that is scheduled, and a clone of it. */
async function begin(mock: Mock): Promise<string[]> {
  const { batchId } = await only(
    upload(mock, '/bulk/v1/leads.json?format=csv&listId=77', 'email\nann@acme.example\n'),
  );
  mock.clock.advanceTo(mock.clock.now() + 10_000);
  const range = { startAt: '2026-01-01T00:00:00Z', endAt: '2026-01-31T00:00:00Z' };
  const body = { fields: ['email', 'leadScore'], filter: { createdAt: range } };
  const { exportId } = await only(mock.post(`${LEADS}/create.json`, body));
  await mock.post(`${LEADS}/${exportId}/enqueue.json`, '');
  const runAt = new Date(mock.clock.now() + 600_000).toISOString();
  await mock.post('/rest/v1/campaigns/5/schedule.json', { input: { runAt } });
  await mock.post('/rest/v1/campaigns/6/trigger.json', { input: { leads: [{ id: 1 }] } });
  mock.clock.advanceTo(mock.clock.now() + 70_000);
  return [
    `/bulk/v1/leads/batch/${batchId}.json`,
    `${LEADS}/${exportId}/status.json`,
    `${LEADS}/${exportId}/file.json`,
    '/rest/v1/lead/1.json?fields=leadScore,title,updatedAt',
    '/rest/v1/list/77/leads.json',
  ];
}

const WAITING = {
  lists: [{ id: 77, name: 'Friends' }],
  campaigns: {
    definitions: [
      { id: 5, name: 'Batch', flow: [{ step: 'changeScore', field: 'leadScore', change: '+7' }] },
      {
        id: 6,
        name: 'On request',
        triggers: [{ on: 'campaignIsRequested' }],
        flow: [
          { step: 'wait', ms: 120_000 },
          { step: 'changeDataValue', field: 'title', value: 'CEO' },
        ],
      },
    ],
  },
} as const;

test('jobs and campaigns that are under way go on where they were, to the same end', async () => {
  const told = async (mock: Mock, paths: readonly string[]): Promise<string[]> => {
    const texts: string[] = [];
    for (const path of paths) texts.push((await mock.get(path)).text.replace(/"requestId":"[^"]*",/, ''));
    return texts;
  };
  let taken: Json;
  let paths: string[] = [];
  const shown: string[][] = [];
  await withMock(WAITING, async (mock) => {
    paths = await begin(mock);
    taken = await snapshot(mock);
    for (const minutes of [0, 30]) {
      mock.clock.advanceTo(mock.clock.now() + minutes * 60_000);
      shown.push(await told(mock, paths));
    }
  });
  assert.match(shown[0]![1]!, /"status":"Processing"/);
  assert.match(shown[1]![1]!, /"status":"Completed"/);
  assert.match(shown[1]![3]!, /"leadScore":7,"title":"CEO"/);
  await withMock(WAITING, async (mock) => {
    mock.clock.advanceTo(Date.parse(taken.takenAt));
    await restore(mock, taken);
    for (const [turn, minutes] of [0, 30].entries()) {
      mock.clock.advanceTo(mock.clock.now() + minutes * 60_000);
      assert.equal(await told(mock, paths), shown[turn], `${minutes} minutes later`);
    }
  });
});

test('reads and refused calls are no part of it', () =>
  withMock({}, async (mock) => {
    await mock.get('/rest/v1/leads/partitions.json');
    await mock.post('/rest/v1/leads.json', {});
    await mock.fetch('/rest/v1/leads.json', { method: 'POST', body: '{}' });
    assert.equal((await snapshot(mock)).calls, []);
  }));

test('the native sync’s half is a part of it', () =>
  withMock({ synced: {} }, async (mock) => {
    const page = {
      object: 'Lead',
      winner: 'marketo',
      fields: ['Email'],
      rows: [3],
      stamps: [1],
      values: [['s@acme.example']],
    };
    await mock.fetch('/__mock/sync/apply', { method: 'POST', body: JSON.stringify(page) });
    const taken = await snapshot(mock);
    assert.is(taken.calls.length, 1);
    await mock.fetch('/__mock/reset', { method: 'POST' });
    assert.equal((await restore(mock, taken)).body, { persons: 1 });
  }));

test('a snapshot that does not fit is refused, and changes nothing', () =>
  withMock({}, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'ann@acme.example' }] });
    const good = await snapshot(mock);
    const [call] = good.calls;
    const table: [object, number, RegExp][] = [
      [{ ...good, version: 0 }, 400, /^version: found 0, expected 1$/],
      [{ ...good, calls: [{ ...call, url: 'x' }] }, 400, /^calls\.0\.url: found "x"/],
      [{ ...good, origin: { ...good.origin, persons: 9 } }, 409, /began with 9 persons/],
      [
        { ...good, calls: [{ ...call, url: '/rest/v1/nope.json' }] },
        409,
        /^calls\.0: POST .* no such operation$/,
      ],
      [{ ...good, calls: [{ ...call, url: '/__mock/sync/constructor' }] }, 409, /there is no such verb$/],
      [
        { ...good, calls: [call, { ...call, at: 1 }] },
        409,
        /^calls\.1: it was made before the call above it$/,
      ],
    ];
    for (const [wrong, status, message] of table) {
      const reply = await restore(mock, wrong);
      assert.is(reply.status, status, reply.text);
      assert.match(reply.body.message, message);
    }
    assert.equal(await snapshot(mock), good);
  }));

test.run();
