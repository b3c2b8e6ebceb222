/** Every error code of the documentation that the server can cause is caused here: code, message and where it stands. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changeStatus } from '../../../mock-marketo/programs/index.ts';
import { type Json, type Mock, type Reply, START, withMock } from '../support.ts';
import { DOCUMENTED_CODES, ELSEWHERE, ON_DEMAND } from './codes.ts';
import type { Provocation } from './provocation.ts';
import { PROVOCATIONS, TYPES_OF_ACTIVITIES } from './provocations.ts';

const test = suite('Marketo error codes');

const CAR = {
  apiName: 'car',
  displayName: 'Car',
  fields: [
    { name: 'vin', displayName: 'VIN', dataType: 'string', isDedupeField: true },
    { name: 'leadID', displayName: 'Lead ID', dataType: 'link', relatedTo: { name: 'lead', field: 'id' } },
    {
      name: 'courseID',
      displayName: 'Course',
      dataType: 'link',
      relatedTo: { name: 'course', field: 'key' },
    },
  ],
} as const;
const COURSE = {
  apiName: 'course',
  displayName: 'Course',
  fields: [{ name: 'key', displayName: 'Key', dataType: 'string', isDedupeField: true }],
} as const;

const WORLD = {
  lists: [{ id: 1001, name: 'Attendees' }],
  programs: [{ id: 2001, name: 'Fair' }],
  customObjects: [COURSE, CAR],
};

/** Lead 1 is of company C1 and sales person sam, lead 2 a member of the program, leads 3 and 4 are twins. */
function fill({ instance }: Mock): void {
  const { persons, database } = instance;
  const create = (values: Readonly<Record<string, string | number>>): number =>
    instance.create(
      new Map(Object.entries(values).map(([name, value]) => [persons.fieldNumber(name), value])),
      0,
      START,
    );
  create({ email: 'p1@acme.example', externalCompanyId: 'C1', externalSalesPersonId: 'sam' });
  create({ email: 'p2@acme.example' });
  create({ email: 'twin@acme.example' });
  create({ email: 'twin@acme.example' });
  database.objects.companies.store.create(new Map([['externalCompanyId', 'C1']]), START);
  database.objects.salesPersons.store.create(new Map([['externalSalesPersonId', 'sam']]), START);
  const program = database.programs.find(2001);
  if (program !== undefined) changeStatus(program, 1, program.statuses[0]!, { isNew: false, now: START });
  const type = database.customActivities.create('eat', version(), START);
  database.customActivities.approve(type, START);
  if (persons.fieldNumber('twin') >= 0) for (let left = 1_001; left > 0; left -= 1) create({ twin: 7 });
}

function version(): Parameters<Mock['instance']['database']['customActivities']['create']>[1] {
  const attribute = { apiName: 'what', name: 'What', dataType: 'string' } as const;
  return { name: 'Eat', triggerName: 'E', filterName: 'A', primaryAttribute: attribute, attributes: [] };
}

async function provoke(mock: Mock, { path, method = 'GET', body, headers }: Provocation): Promise<Reply> {
  const all: Record<string, string> = { authorization: `Bearer ${await mock.token()}`, ...headers };
  if (body !== undefined) all['content-type'] ??= 'application/json';
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return mock.fetch(path, { method, headers: all, body: text });
}

/** The errors of a whole call, or those of its last record. */
function errorsOf({ body, status, text }: Reply): Json {
  if (body === undefined) return [{ code: String(status), message: text.length > 0 ? '' : 'no text' }];
  const last = body.result?.at(-1) ?? {};
  return body.errors ?? last.reasons ?? last.errors;
}

for (const provocation of PROVOCATIONS) {
  const { code, message, path, method = 'GET', options } = provocation;
  test(`${code} ${message} by ${method} ${path.slice(0, 80)}`, () =>
    withMock({ ...WORLD, ...options }, async (mock) => {
      fill(mock);
      const reply = await provoke(mock, provocation);
      assert.equal(errorsOf(reply), [{ code, message }], reply.text.slice(0, 500));
      if (reply.body !== undefined) assert.is(reply.status, 200);
    }));
}

test('1027 Max Activity Type Limit Reached by the eleventh type', () =>
  withMock({}, async (mock) => {
    const path = '/rest/v1/activities/external/type.json';
    const replies = [];
    for (const type of TYPES_OF_ACTIVITIES) replies.push(await mock.post(path, type));
    assert.equal(
      replies.map(({ body }) => body.success),
      [...new Array(10).fill(true), false],
    );
    assert.equal(errorsOf(replies.at(-1)!), [{ code: '1027', message: 'Max Activity Type Limit Reached' }]);
  }));

for (const [code, message] of ON_DEMAND)
  test(`${code} ${message} on demand, once`, () =>
    withMock({}, async (mock) => {
      await mock.fetch('/__mock/faults', { method: 'POST', body: JSON.stringify({ code, times: 1 }) });
      const refused = await mock.get('/rest/v1/leads/describe.json');
      assert.equal(refused.body.errors, [{ code, message }]);
      assert.ok((await mock.get('/rest/v1/leads/describe.json')).body.success);
    }));

test('codes that are caused elsewhere are', () => {
  for (const [code, file] of Object.entries(ELSEWHERE)) {
    const text = readFileSync(`test/mock-marketo/${file}`, 'utf8');
    assert.ok(new RegExp(`['"\`]${code}\\b`).test(text), `${file} does not name ${code}`);
  }
});

test('no code of the documentation is forgotten', () => {
  const caused = new Set([
    ...PROVOCATIONS.map(({ code }) => code),
    ...ON_DEMAND.map(([code]) => code),
    ...Object.keys(ELSEWHERE),
  ]);
  assert.equal([...caused].sort(), DOCUMENTED_CODES.toSorted());
});

test.run();
