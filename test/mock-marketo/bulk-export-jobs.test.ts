import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../engine/kernel/index.ts';
import { ACTIVITIES, exported, JANUARY, LEADS, only, pass } from './bulk-support.ts';
import { errorOf, type Json, type Mock, withMock } from './support.ts';

const test = suite('jobs of bulk exports');

const BODY = { fields: ['email'], filter: { createdAt: JANUARY } };

async function create(mock: Mock, root = LEADS): Promise<string> {
  const body = root === LEADS ? BODY : { filter: BODY.filter };
  return (await only(mock.post(`${root}/create.json`, body))).exportId;
}

const enqueue = (mock: Mock, id: string, root = LEADS) => mock.post(`${root}/${id}/enqueue.json`, '');
const cancel = (mock: Mock, id: string) => mock.post(`${LEADS}/${id}/cancel.json`, '');
const stateOf = async (mock: Mock, id: string, root = LEADS): Promise<string> =>
  (await only(mock.get(`${root}/${id}/status.json`))).status;

test('one queue for all kinds: two jobs run, ten wait or run, the eleventh is refused', () =>
  withMock({}, async (mock) => {
    const jobs: (readonly [id: string, root: string])[] = [];
    for (let n = 0; n < 10; n += 1) {
      const root = n % 2 === 0 ? LEADS : ACTIVITIES;
      const id = await create(mock, root);
      assert.is((await enqueue(mock, id, root)).body.success, true);
      jobs.push([id, root]);
    }
    const late = await create(mock);
    assert.is(errorOf(await enqueue(mock, late)), '1029 Too many jobs in queue');
    assert.is(await stateOf(mock, late), 'Created');
    pass(mock, MINUTE_MS);
    const states = [];
    for (const [id, root] of jobs) states.push(await stateOf(mock, id, root));
    assert.equal(states, [...Array(2).fill('Processing'), ...Array(8).fill('Queued')]);
    pass(mock, MINUTE_MS);
    assert.is(await stateOf(mock, jobs[0]![0]), 'Completed');
    assert.is(await stateOf(mock, jobs[2]![0]), 'Processing');
    assert.is((await enqueue(mock, late)).body.success, true);
  }));

test('a job is queued once', () =>
  withMock({}, async (mock) => {
    const id = await create(mock);
    await enqueue(mock, id);
    assert.is(errorOf(await enqueue(mock, id)), '1029 Job already queued');
    pass(mock, HOUR_MS);
    assert.is(errorOf(await enqueue(mock, id)), '1029 Job already queued');
  }));

test('a job is cancelled before, in and after the queue, but not after its end', () =>
  withMock({}, async (mock) => {
    const [created, queued, running, done] = [
      await create(mock),
      await create(mock),
      await create(mock),
      await create(mock),
    ];
    assert.equal(Object.keys(await only(cancel(mock, created))), [
      'exportId',
      'format',
      'status',
      'createdAt',
    ]);
    await enqueue(mock, queued);
    const cancelled = await only(cancel(mock, queued));
    assert.equal([cancelled.status, cancelled.queuedAt], ['Cancelled', '2026-01-05T12:00:00Z']);
    await enqueue(mock, running);
    await enqueue(mock, done);
    pass(mock, MINUTE_MS);
    assert.is(await stateOf(mock, running), 'Processing');
    await cancel(mock, running);
    pass(mock, HOUR_MS);
    for (const id of [created, queued, running]) {
      assert.is(await stateOf(mock, id), 'Cancelled');
      assert.is((await mock.get(`${LEADS}/${id}/file.json`)).status, 404);
    }
    assert.is(errorOf(await cancel(mock, done)), "1003 Job is 'Completed' and cannot be cancelled");
    assert.is(errorOf(await cancel(mock, created)), "1003 Job is 'Cancelled' and cannot be cancelled");
  }));

test('a cancelled job gives its place to the next one', () =>
  withMock({}, async (mock) => {
    const ids = [await create(mock), await create(mock), await create(mock)];
    for (const id of ids) await enqueue(mock, id);
    pass(mock, MINUTE_MS);
    assert.is(await stateOf(mock, ids[2]!), 'Queued');
    await cancel(mock, ids[0]!);
    assert.is(await stateOf(mock, ids[2]!), 'Processing');
  }));

test('when the bytes of the day are used up, nothing is created or enqueued until midnight in Central time', () =>
  withMock({ exports: { dailyExportBytes: 1_048_576 } }, async (mock) => {
    const rest = '@acme.example'.padStart(200, 'x');
    for (let n = 0; n < 20; n += 1) {
      const input = Array.from({ length: 300 }, (_, i) => ({ email: `${n}-${i}${rest}` }));
      await mock.post('/rest/v1/leads.json', { input });
    }
    const waiting = await create(mock);
    const { fileSize } = await exported(mock, LEADS, BODY);
    assert.ok(fileSize > 1_048_576);
    const told = '1029 Export daily quota 1MB exceeded.';
    assert.is(errorOf(await mock.post(`${LEADS}/create.json`, BODY)), told);
    assert.is(errorOf(await mock.post(`${ACTIVITIES}/create.json`, { filter: BODY.filter })), told);
    assert.is(errorOf(await enqueue(mock, waiting)), told);
    mock.clock.advanceTo(Date.UTC(2026, 0, 6, 5, 59, 59));
    assert.is(errorOf(await enqueue(mock, waiting)), told);
    mock.clock.advanceTo(Date.UTC(2026, 0, 6, 6));
    assert.is((await enqueue(mock, waiting)).body.success, true);
  }));

test('the list has the jobs of its kind from the last seven days, by state', () =>
  withMock({}, async (mock) => {
    const old = await create(mock);
    pass(mock, 6 * DAY_MS);
    const [queued, cancelled] = [await create(mock), await create(mock)];
    await create(mock, ACTIVITIES);
    await enqueue(mock, queued);
    await cancel(mock, cancelled);
    const list = async (query: string) => {
      const { body } = await mock.get(`${LEADS}.json${query}`);
      return body.result.map(({ exportId }: Json) => exportId);
    };
    assert.equal(await list(''), [old, queued, cancelled]);
    assert.equal(await list('?status=Created,Queued'), [old, queued]);
    assert.equal(await list('?status=queued&status=CANCELED'), [queued, cancelled]);
    assert.equal(await list('?status=Cancelled'), [cancelled]);
    assert.equal(await list('?status=Failed'), []);
    assert.is(errorOf(await mock.get(`${LEADS}.json?status=Lost`)), "1003 Invalid value 'Lost' for 'status'");
    pass(mock, DAY_MS + SECOND_MS);
    assert.equal(await list(''), [queued, cancelled]);
  }));

test('the list comes in pages, with a token as long as another one follows', () =>
  withMock({}, async (mock) => {
    const ids = [await create(mock), await create(mock), await create(mock)];
    const first = await mock.get(`${LEADS}.json?batchSize=2`);
    assert.equal(Object.keys(first.body), ['requestId', 'result', 'success', 'nextPageToken']);
    const second = await mock.get(
      `${LEADS}.json?batchSize=2&nextPageToken=${encodeURIComponent(first.body.nextPageToken)}`,
    );
    assert.equal(Object.keys(second.body), ['requestId', 'result', 'success']);
    assert.equal(
      [...first.body.result, ...second.body.result].map(({ exportId }: Json) => exportId),
      ids,
    );
  }));

test('a file is kept for seven days after its end, the status for thirty', () =>
  withMock({}, async (mock) => {
    const { exportId } = await exported(mock, LEADS, BODY);
    const fileStatus = async () => (await mock.get(`${LEADS}/${exportId}/file.json`)).status;
    pass(mock, 7 * DAY_MS);
    assert.is(await fileStatus(), 200);
    pass(mock, SECOND_MS);
    assert.is(await fileStatus(), 404);
    await create(mock);
    const job = await only(mock.get(`${LEADS}/${exportId}/status.json`));
    assert.equal([job.status, job.fileSize > 0], ['Completed', true]);
    pass(mock, 23 * DAY_MS);
    assert.is(errorOf(await mock.get(`${LEADS}/${exportId}/status.json`)), '1013 Export job not found');
  }));

test('an unknown job is not found, its file is 404 in plain text; a job of another kind is unknown', () =>
  withMock({}, async (mock) => {
    const unknown = `${LEADS}/00000000-0000-4000-8000-000000000000`;
    for (const verb of ['enqueue', 'cancel']) {
      assert.is(errorOf(await mock.post(`${unknown}/${verb}.json`, '')), '1013 Export job not found');
    }
    assert.is(errorOf(await mock.get(`${unknown}/status.json`)), '1013 Export job not found');
    const { status, headers, text } = await mock.get(`${unknown}/file.json`);
    assert.equal(
      [status, headers.get('content-type'), text],
      [404, 'text/plain;charset=UTF-8', 'File not found'],
    );
    const id = await create(mock);
    assert.is(errorOf(await mock.get(`${ACTIVITIES}/${id}/status.json`)), '1013 Export job not found');
  }));

test('a job can be enqueued without a content type, and by the form that node clients send', () =>
  withMock({}, async (mock) => {
    const authorization = `Bearer ${await mock.token()}`;
    const bare = await mock.fetch(`${LEADS}/${await create(mock)}/enqueue.json`, {
      method: 'POST',
      headers: { authorization },
    });
    assert.is(bare.body.result[0].status, 'Queued');
    const form = await mock.fetch(`/rest/..${LEADS}/${await create(mock)}/enqueue.json`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      body: '_method=POST',
    });
    assert.is(form.body.result[0].status, 'Queued');
  }));

test('each kind of export takes the permission of its object', () =>
  withMock({ permissions: ['Read-Only Activity'] }, async (mock) => {
    assert.is(errorOf(await mock.post(`${LEADS}/create.json`, BODY)), '603 Access denied');
    const activities = await mock.post(`${ACTIVITIES}/create.json`, { filter: BODY.filter });
    assert.is(activities.body.success, true);
    assert.is(errorOf(await mock.get('/bulk/v1/customobjects/car_c/export.json')), '603 Access denied');
  }));

test.run();
