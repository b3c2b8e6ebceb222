/** The lead database keeps to the official specification, request for request and answer for answer. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, type Mock, START, withMock } from '../support.ts';
import {
  CONTRACT_INSTANCE,
  type ContractCall,
  fill,
  LAST_CALLS,
  LEAD_DATABASE_CALLS,
} from './contract-calls.ts';
import { OBJECT_CALLS } from './object-calls.ts';
import { faultsOfReply, faultsOfRequest, OPERATIONS_OF_SPECIFICATION } from './specification.ts';

const test = suite('Marketo contract: lead database');

const CALLS: readonly ContractCall[] = [...LEAD_DATABASE_CALLS, ...OBJECT_CALLS, ...LAST_CALLS];

/** What later calls take from earlier answers. */
type Memory = Record<'token' | 'list' | 'account', string>;

function filledIn(text: string, memory: Memory): string {
  return text.replace(/\{(token|list|account)\}/g, (_, name: keyof Memory) => memory[name]);
}

function remember(memory: Memory, { operation }: ContractCall, body: Json): void {
  if (operation.endsWith('pagingtoken.json')) memory.token = encodeURIComponent(body.nextPageToken);
  if (operation === 'POST /rest/v1/namedAccountLists.json') memory.list = body.result[0].marketoGUID;
  if (operation === 'POST /rest/v1/namedaccounts.json') memory.account = body.result[0].marketoGUID;
}

async function send(mock: Mock, { operation, path, body }: ContractCall, memory: Memory): Promise<Json> {
  const method = path.includes('_method=GET') ? 'POST' : operation.split(' ')[0]!;
  const headers: Record<string, string> = { authorization: `Bearer ${await mock.token()}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const text = body === undefined ? null : filledIn(JSON.stringify(body), memory);
  return (await mock.fetch(`/rest/v1/${filledIn(path, memory)}`, { method, headers, body: text })).body;
}

test('requests and answers of every operation are those of the specification', () =>
  withMock({ ...CONTRACT_INSTANCE, limits: { rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    fill(mock.instance, START);
    const memory: Memory = { token: '', list: '', account: '' };
    for (const call of CALLS) {
      const specified = OPERATIONS_OF_SPECIFICATION[call.operation];
      assert.ok(specified, `the specification has no ${call.operation}`);
      const query = new URLSearchParams(call.path.split('?')[1] ?? '');
      if (memory.token !== '' && query.has('nextPageToken')) query.set('nextPageToken', memory.token);
      assert.equal(faultsOfRequest(specified, query, call.body), [], `request of ${call.operation}`);
      const body = await send(mock, call, memory);
      assert.is(body.success, true, `${call.operation}: ${JSON.stringify(body)}`);
      assert.equal(faultsOfReply(specified, body), [], `${call.operation}: ${JSON.stringify(body)}`);
      remember(memory, call, body);
    }
  }));

test('no operation of the lead database is left out', () => {
  const called = new Set(CALLS.map(({ operation }) => operation));
  const left = Object.keys(OPERATIONS_OF_SPECIFICATION).filter(
    (name) => name.includes(' /rest/v1/') && !name.includes(' /rest/v1/campaigns') && !called.has(name),
  );
  assert.equal(left, []);
});

test.run();
