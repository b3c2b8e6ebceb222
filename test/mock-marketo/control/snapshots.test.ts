import { suite } from 'uvu';
import * as assert from 'uvu/assert';
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
