import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, type Mock, withMock } from '../support.ts';

const test = suite('watching an instance: the journal of requests, and Prometheus');

async function requests(mock: Mock, query = ''): Promise<Json[]> {
  return (await mock.fetch(`/__mock/requests${query}`)).body.requests;
}

test('calls are noted with operation, status and error code; those under /__mock/ are not', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    const headers = { authorization: `Bearer ${token}` };
    await mock.fetch('/rest/v1/lead/7.json', { headers });
    await mock.fetch('/rest/v1/leads.json?_method=GET&filterType=id&filterValues=1', {
      method: 'POST',
      headers,
    });
    await mock.fetch('/nowhere', { headers });
    const seen = (await requests(mock)).map(({ method, operation, status, code }) =>
      [method, operation, status, code].join(' | '),
    );
    assert.equal(seen, [
      'GET | GET /identity/oauth/token | 200 | ',
      'GET | GET /rest/v1/lead/{leadId}.json | 200 | 1004',
      'POST | GET /rest/v1/leads.json | 200 | ',
      'GET |  | 200 | 610',
    ]);
  }));

test('the journal is asked by path, method, code, time and number of requests', () =>
  withMock({}, async (mock) => {
    const headers = { authorization: `Bearer ${await mock.token()}` };
    for (const id of [1, 2, 3]) {
      mock.clock.advanceTo(mock.clock.now() + 1_000);
      await mock.fetch(`/rest/v1/lead/${id}.json`, { headers });
    }
    const paths = async (query: string) =>
      (await requests(mock, query)).map(({ path }) => path.slice(-6, -5));
    assert.equal(await paths('?path=/rest/v1/lead/*'), ['1', '2', '3']);
    assert.equal(await paths('?code=1004&limit=2'), ['2', '3']);
    assert.equal(await paths('?since=2026-01-05T12:00:03Z&method=get'), ['3']);
    assert.equal(await paths('?path=/REST/*'), []);
    const { status, body } = await mock.fetch('/__mock/requests?limit=0');
    assert.equal(
      [status, body],
      [400, { code: 'BAD_REQUEST', message: 'limit: found "0", expected a number that is at least 1' }],
    );
  }));

test('a journal that is off notes nothing and keeps what it has', () =>
  withMock({}, async (mock) => {
    const turn = async (on: boolean) =>
      (await mock.fetch('/__mock/requests', { method: 'POST', body: JSON.stringify({ on }) })).body;
    await mock.token();
    assert.equal(await turn(false), { on: false, noted: 1, kept: 1 });
    await mock.token();
    assert.is((await requests(mock)).length, 1);
    assert.equal(await turn(true), { on: true, noted: 1, kept: 1 });
    await mock.token();
    assert.is((await requests(mock)).length, 2);
  }));

test('counters and gauges in Prometheus form', () =>
  withMock({}, async (mock) => {
    const headers = { authorization: `Bearer ${await mock.token()}` };
    await mock.fetch('/rest/v1/leads/partitions.json', { headers });
    await mock.fetch('/rest/v1/lead/7.json', { headers });
    await mock.fetch('/__mock/faults', { method: 'POST', body: '{"code":"713","times":1}' });
    await mock.fetch('/rest/v1/lead/7.json', { headers });
    const { text, headers: sent } = await mock.fetch('/__mock/metrics');
    assert.match(sent.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    for (const line of [
      'marketo_requests_total{operation="GET /rest/v1/leads/partitions.json",result="200"} 1',
      'marketo_requests_total{operation="GET /rest/v1/lead/{leadId}.json",result="1004"} 1',
      'marketo_requests_total{operation="GET /rest/v1/lead/{leadId}.json",result="713"} 1',
      'marketo_fault_hits_total{rule="1",effect="error"} 1',
      'marketo_daily_calls_used 2',
      'marketo_daily_calls_max 50000',
      'marketo_push_backlog_persons{object="Lead"} 0',
      'marketo_campaign_queue_processes{kind="trigger"} 0',
      'marketo_access_token_valid 1',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
    }
  }));

test.run();
