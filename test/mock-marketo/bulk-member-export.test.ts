import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../engine/kernel/index.ts';
import { exportLines, JANUARY, MEMBERS, pass } from './bulk-support.ts';
import { errorOf, type Mock, type MockOptions, withMock } from './support.ts';

const test = suite('bulk export of program members');

const STATUSES = [
  { name: 'On List', step: 10 },
  { name: 'Attended', step: 20, isSuccess: true },
];
const OPTIONS: MockOptions = {
  programs: [
    { id: 1_044, name: 'Webinar', statuses: STATUSES },
    { id: 1_045, name: 'Nurture', type: 'nurture', statuses: STATUSES },
  ],
};

/** Two members of the webinar, one of whom attended a day later; one of the nurture program. */
async function members(mock: Mock): Promise<void> {
  await mock.post('/rest/v1/leads.json', {
    input: [
      { email: 'ann@acme.example', firstName: 'Ann', lastName: 'Archer' },
      { email: 'ben@acme.example', firstName: 'Ben' },
    ],
  });
  const move = (program: number, statusName: string, ...ids: number[]) =>
    mock.post(`/rest/v1/programs/${program}/members/status.json`, {
      statusName,
      input: ids.map((leadId) => ({ leadId })),
    });
  await move(1_044, 'On List', 1, 2);
  await mock.post('/rest/v1/programs/1044/members.json', { input: [{ leadId: 1, registrationCode: 'A1' }] });
  pass(mock, DAY_MS);
  await move(1_044, 'Attended', 2);
  await move(1_045, 'On List', 1);
}

test('fields of the member and of its lead, in the order asked for', () =>
  withMock(OPTIONS, async (mock) => {
    await members(mock);
    const lines = await exportLines(mock, MEMBERS, {
      fields: [
        'firstName',
        'lastName',
        'membershipDate',
        'program',
        'statusName',
        'leadId',
        'reachedSuccess',
        'registrationCode',
      ],
      columnHeaderNames: { membershipDate: 'Member Date', leadId: 'Lead Id' },
      filter: { programId: 1_044 },
    });
    assert.equal(lines, [
      'firstName,lastName,Member Date,program,statusName,Lead Id,reachedSuccess,registrationCode',
      'Ann,Archer,2026-01-05T12:00:00Z,Webinar,On List,1,false,A1',
      'Ben,null,2026-01-05T12:00:00Z,Webinar,Attended,2,true,null',
    ]);
  }));

const FILTERS: readonly (readonly [filter: object, found: readonly string[]])[] = [
  [{ programId: 1_044 }, ['1', '2']],
  [{ programIds: [1_044, '1045'] }, ['1044,1', '1044,2', '1045,1']],
  [{ programId: 1_044, statusNames: ['Attended'] }, ['2']],
  [{ programIds: [1_045, 1_044], statusNames: ['On List'] }, ['1045,1', '1044,1']],
  [{ programId: 1_044, updatedAt: { ...JANUARY, startAt: '2026-01-06T00:00:00Z' } }, ['2']],
  [{ programId: 1_045, nurtureCadence: 'norm', isExhausted: false }, ['1']],
  [{ programId: 1_045, nurtureCadence: 'paused' }, []],
  [{ programId: 1_044, isExhausted: true }, []],
];

for (const [filter, found] of FILTERS)
  test(`filter ${JSON.stringify(filter)}: ${found.join(' | ')}`, () =>
    withMock(OPTIONS, async (mock) => {
      await members(mock);
      const [header, ...lines] = await exportLines(mock, MEMBERS, { fields: ['leadId'], filter });
      assert.is(header, 'programIds' in filter ? 'programId,leadId' : 'leadId');
      assert.equal(lines, found);
    }));

const ONE = { fields: ['leadId'], filter: { programId: 1_044 } };

const REFUSED: readonly (readonly [what: string, body: object, told: string])[] = [
  [
    'no program',
    { ...ONE, filter: { isExhausted: true } },
    "1002 Missing value for the required parameter 'programId'",
  ],
  [
    'one program and several',
    { ...ONE, filter: { programId: 1_044, programIds: [1_045] } },
    "1003 Invalid filter 'programIds'",
  ],
  ['an unknown program', { ...ONE, filter: { programIds: [1_044, 9] } }, '1013 Program not found'],
  [
    'more than ten programs',
    { ...ONE, filter: { programIds: Array.from({ length: 11 }, () => 1_044) } },
    "1003 Too many values for 'programIds': at most 10 are allowed",
  ],
  [
    'a status that none of them has',
    { ...ONE, filter: { programId: 1_044, statusNames: ['Invited'] } },
    "1003 Invalid value 'Invited' for 'statusNames'",
  ],
  [
    'a cadence that there is not',
    { ...ONE, filter: { programId: 1_044, nurtureCadence: 'fast' } },
    "1003 Invalid value 'fast' for 'nurtureCadence'",
  ],
  [
    'exhausted as a text',
    { ...ONE, filter: { programId: 1_044, isExhausted: 'yes' } },
    "1001 Invalid value 'yes'. Required of type 'Boolean'",
  ],
  ['an unknown field', { ...ONE, fields: ['shoeSize'] }, "1006 Field 'shoeSize' not found"],
  ['no fields', { filter: ONE.filter }, "1002 Missing value for the required parameter 'fields'"],
];

for (const [what, body, told] of REFUSED)
  test(`an export with ${what} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`${MEMBERS}/create.json`, body)), told);
    }));

test.run();
