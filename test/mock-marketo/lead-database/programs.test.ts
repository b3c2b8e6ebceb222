import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changeStatus } from '../../../mock-marketo/programs/index.ts';
import { errorOf, type Json, type Mock, START, withMock } from '../support.ts';

const test = suite('Marketo programs and their members');

const STATUSES = [
  { name: 'Invited', step: 10 },
  { name: 'Registered', step: 20 },
  { name: 'Attended', step: 30, isSuccess: true },
];
const PROGRAMS = [
  { id: 2001, name: 'Fair', channel: 'Event', statuses: STATUSES },
  { id: 2002, name: 'Nurture', type: 'nurture' as const },
];

async function withPrograms(story: (mock: Mock) => Promise<void>): Promise<void> {
  await withMock({ programs: PROGRAMS }, async (mock) => {
    const input = [1, 2, 3].map((number) => ({ email: `p${number}@acme.example` }));
    await mock.post('/rest/v1/leads.json', { input });
    await story(mock);
  });
}

const STATUS = '/rest/v1/programs/2001/members/status.json';
const MEMBERS = '/rest/v1/programs/2001/members.json';

async function move(mock: Mock, statusName: string, ...ids: readonly number[]): Promise<Json> {
  return (await mock.post(STATUS, { statusName, input: ids.map((leadId) => ({ leadId })) })).body;
}

test('a lead becomes a member, moves on, and never goes back', () =>
  withPrograms(async (mock) => {
    assert.equal((await move(mock, 'Registered', 1)).result, [{ seq: 0, status: 'created', leadId: 1 }]);
    assert.equal((await move(mock, 'attended', 1)).result, [{ seq: 0, status: 'updated', leadId: 1 }]);
    const message = 'Lead skipped because it is already in or past this status';
    assert.equal((await move(mock, 'Invited', 1, 99)).result, [
      { seq: 0, status: 'skipped', reasons: [{ code: '1037', message }] },
      { seq: 1, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
    ]);
  }));

test('a status change is an activity of the program', () =>
  withPrograms(async (mock) => {
    await move(mock, 'Attended', 2);
    const { activities } = mock.instance;
    const { type, details } = activities!.get(activities!.nextId - 1);
    assert.is(type, 104);
    assert.is(details!.primaryAttributeValue, 'Fair');
    assert.equal(Object.fromEntries(details!.attributes.map(({ name, value }) => [name, value])), {
      'Acquired By': false,
      'New Status': 'Attended',
      'New Status ID': 30,
      'Program ID': 2001,
      Success: true,
    });
  }));

test('members are found by status, success, lead and the instance’s own fields', () =>
  withPrograms(async (mock) => {
    const field = { displayName: 'Lunch', name: 'lunch', dataType: 'string' };
    await mock.post('/rest/v1/programs/members/schema/fields.json', { input: [field] });
    await move(mock, 'Registered', 1, 2);
    await move(mock, 'Attended', 2, 3);
    const input = [{ leadId: 3, lunch: 'Fish' }];
    assert.equal((await mock.post(MEMBERS, { input })).body.result, [
      { seq: 0, status: 'updated', leadId: 3 },
    ]);
    const found = async (query: string): Promise<Json> =>
      (await mock.get(`${MEMBERS}?${query}`)).body.result.map(({ leadId }: Json) => leadId);
    assert.equal(await found('filterType=statusName&filterValues=registered,Invited'), [1]);
    assert.equal(await found('filterType=reachedSuccess&filterValues=true'), [2, 3]);
    assert.equal(await found('filterType=leadId&filterValues=3,1'), [1, 3]);
    assert.equal(await found('filterType=lunch&filterValues=fish'), [3]);
    const range = 'startAt=2026-01-05T00:00:00Z&endAt=2026-01-06T00:00:00Z';
    assert.equal(await found(`filterType=updatedAt&${range}`), [1, 2, 3]);
  }));

test('a member shows the documented fields in their order, or the asked ones', () =>
  withPrograms(async (mock) => {
    await move(mock, 'Attended', 1);
    const { body } = await mock.get(`${MEMBERS}?filterType=leadId&filterValues=1`);
    assert.equal(Object.keys(body), ['requestId', 'result', 'success', 'moreResult']);
    assert.equal(Object.entries(body.result[0]), [
      ['seq', 0],
      ['leadId', 1],
      ['reachedSuccess', true],
      ['programId', 2001],
      ['acquiredBy', false],
      ['membershipDate', '2026-01-05T12:00:00Z'],
    ]);
    const asked = 'fields=program,statusName,reachedSuccessDate,webinarUrl';
    const [member] = (await mock.get(`${MEMBERS}?filterType=leadId&filterValues=1&${asked}`)).body.result;
    assert.equal(member, {
      seq: 0,
      program: 'Fair',
      statusName: 'Attended',
      reachedSuccessDate: '2026-01-05T12:00:00Z',
      webinarUrl: null,
    });
  }));

/** Fields of an update, and why it is skipped. */
const REFUSED: readonly (readonly [object, string])[] = [
  [{ leadId: 1, statusName: 'Attended' }, "1003 Field 'statusName' is read only"],
  [{ leadId: 1, nope: 1 }, "1006 Field 'nope' not found"],
  [{ leadId: 2, webinarUrl: 'x' }, '1013 Membership not found'],
  [{ leadId: 1, registrationCode: 'x'.repeat(101) }, '1077 Value for field exceeds max length'],
];

test('only updateable fields of members are written', () =>
  withPrograms(async (mock) => {
    await move(mock, 'Invited', 1);
    for (const [entry, expected] of REFUSED) {
      const [{ reasons }] = (await mock.post(MEMBERS, { input: [entry] })).body.result;
      assert.is(`${reasons[0].code} ${reasons[0].message}`, expected);
    }
  }));

test('more than 100,000 members are read by lead only', () =>
  withPrograms(async (mock) => {
    const program = mock.instance.database.programs.find(2001)!;
    for (let person = 0; person <= 100_000; person += 1) {
      changeStatus(program, person, STATUSES[0]!, { isNew: false, now: START });
    }
    const reply = await mock.get(`${MEMBERS}?filterType=statusName&filterValues=Invited`);
    const expected = '1003 Total membership size: 100,001 exceeds the limit allowed 100,000 for the filter';
    assert.is(errorOf(reply), expected);
    assert.is((await mock.get(`${MEMBERS}?filterType=leadId&filterValues=1`)).body.result.length, 1);
  }));

test('deleting a member ends the membership, once', () =>
  withPrograms(async (mock) => {
    await move(mock, 'Invited', 1);
    const path = '/rest/v1/programs/2001/members/delete.json';
    const { result } = (await mock.post(path, { input: [{ leadId: 1 }, { leadId: 1 }] })).body;
    assert.equal(result, [
      { seq: 0, status: 'deleted', leadId: 1 },
      { seq: 1, status: 'skipped', reasons: [{ code: '1037', message: 'Lead not in program' }] },
    ]);
  }));

test('the leads of a program carry their membership, that of an engagement program its cadence', () =>
  withPrograms(async (mock) => {
    await mock.post('/rest/v1/leads/programs/2002/status.json', { status: 'Member', input: [{ id: 1 }] });
    const { body } = await mock.get('/rest/v1/leads/programs/2002.json?fields=email');
    assert.equal(Object.keys(body), ['requestId', 'result', 'success']);
    const membership = {
      id: 2002,
      progressionStatus: 'Member',
      progressionStatusType: 'Member',
      isExhausted: false,
      acquiredBy: false,
      reachedSuccess: false,
      membershipDate: '2026-01-05T12:00:00Z',
      updatedAt: '2026-01-05T12:00:00Z',
      nurtureCadence: 'norm',
    };
    assert.equal(body.result, [{ id: 1, email: 'p1@acme.example', membership }]);
    const own = await mock.get(
      '/rest/v1/leads/1/programMembership.json?filterType=programId&filterValues=2002,2001',
    );
    const { progressionStatusType: _, ...expected } = membership;
    assert.equal(own.body.result, [expected]);
  }));

test('a pushed lead is new to the program that acquired it', () =>
  withPrograms(async (mock) => {
    const input = [
      { email: 'new@acme.example', firstName: 'New' },
      { email: 'p1@acme.example' },
      { email: 'x' },
    ];
    const body = {
      programName: 'Fair',
      programStatus: 'Registered',
      source: 'web',
      reason: 'download',
      input,
    };
    const { result } = (await mock.post('/rest/v1/leads/push.json', body)).body;
    assert.equal(
      result.map(({ id, status }: Json) => `${id} ${status}`),
      ['4 created', '1 updated', 'undefined skipped'],
    );
    const members = mock.instance.database.programs.find(2001)!.members;
    assert.equal([members.get(3)!.acquiredBy, members.get(0)!.acquiredBy], [true, false]);
    const { activities } = mock.instance;
    const pushed = Array.from({ length: activities!.nextId - 1 }, (_, i) => activities!.get(i + 1)).filter(
      ({ type }) => type === 145,
    );
    assert.equal(
      pushed.map(({ details }) => details!.attributes),
      Array.from({ length: 2 }, () => [
        { name: 'Reason', value: 'download' },
        { name: 'Source', value: 'web' },
      ]),
    );
  }));

test('a submitted form fills a lead in and adds it to the program', () =>
  withPrograms(async (mock) => {
    const path = '/rest/v1/leads/submitForm.json';
    const form = { leadFormFields: { email: 'marge@acme.example', firstName: 'Marge' } };
    const first = await mock.post(path, { formId: 1029, programId: 2001, input: [form] });
    assert.equal(first.body.result, [{ id: 4, status: 'created' }]);
    assert.is(mock.instance.database.programs.find(2001)!.members.get(3)!.status.name, 'Invited');
    const cookie = 'id:063-GJP-217&token:_mch-acme.example-1594662481190-60776';
    const again = await mock.post(path, {
      formId: 1029,
      input: [
        { ...form, cookie },
        { ...form, cookie: 'x' },
      ],
    });
    assert.equal(again.body.result, [
      { id: 4, status: 'updated' },
      { status: 'skipped', reasons: [{ code: '1012', message: "Invalid cookie value 'x'" }] },
    ]);
    const query = `filterType=cookies&filterValues=${encodeURIComponent(cookie)}`;
    assert.is((await mock.get(`/rest/v1/leads.json?${query}`)).body.result[0].id, 4);
  }));

test.run();
