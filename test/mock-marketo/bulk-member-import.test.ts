import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MINUTE_MS } from '../../engine/kernel/index.ts';
import { only, pass, upload } from './bulk-support.ts';
import { errorOf, type Json, type MockOptions, withMock } from './support.ts';

const test = suite('bulk import of program members');

const OPTIONS: MockOptions = {
  programs: [
    {
      id: 1_044,
      name: 'Webinar',
      statuses: [
        { name: 'On List', step: 10 },
        { name: 'Attended', step: 20, isSuccess: true },
      ],
    },
  ],
};
const PATH = '/bulk/v1/program/1044/members/import.json';
const FILE = `firstName,email,leadScore,registrationCode
Joanna,joanna@acme.example,0,A1
Tywin,tywin@acme.example,0,
`;

test('persons are found by e-mail or created, and become members in the status, with their own fields', () =>
  withMock(OPTIONS, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'tywin@acme.example', firstName: 'T' }] });
    const queued = await upload(mock, `${PATH}?format=CSV&programMemberStatus=On%20List`, FILE);
    assert.equal(queued.body.result, [{ batchId: 1_001, importId: '1001', status: 'Queued' }]);
    pass(mock, MINUTE_MS);
    const status = await only(mock.get('/bulk/v1/program/members/import/1001/status.json'));
    assert.equal(
      [status.status, status.numOfLeadsProcessed, status.message],
      ['Complete', 2, 'Import succeeded, 2 records imported (2 members)'],
    );
    const { body } = await mock.get(
      '/rest/v1/programs/1044/members.json?filterType=statusName&filterValues=On%20List&fields=leadId,statusName,registrationCode,acquiredBy,reachedSuccess',
    );
    assert.equal(
      body.result.map(({ leadId, statusName, registrationCode, acquiredBy }: Json) => [
        leadId,
        statusName,
        registrationCode,
        acquiredBy,
      ]),
      [
        [1, 'On List', null, false],
        [2, 'On List', 'A1', true],
      ],
    );
    const { persons } = mock.instance;
    assert.is(persons.columns[persons.fieldNumber('firstName')]!.get(0), 'Tywin');
  }));

test('who is in or past the status stays there, and the status may come as a part of the form', () =>
  withMock(OPTIONS, async (mock) => {
    await upload(mock, `${PATH}?programMemberStatus=Attended`, FILE);
    pass(mock, MINUTE_MS);
    await upload(mock, PATH, FILE, { programMemberStatus: 'On List', format: 'csv' });
    pass(mock, MINUTE_MS);
    assert.is(
      (await only(mock.get('/bulk/v1/program/members/import/1002/status.json'))).numOfLeadsProcessed,
      2,
    );
    const { members } = mock.instance.database.programs.find(1_044)!;
    assert.equal(
      [...members.values()].map((member) => [member.status.name, member.reachedSuccessAt !== null]),
      [
        ['Attended', true],
        ['Attended', true],
      ],
    );
  }));

test('a wrong lead score fails the row, an invalid address warns of it, as the documentation shows', () =>
  withMock(OPTIONS, async (mock) => {
    const file = `firstName,lastName,email,title,company,leadScore
Aerys,Targaryen,aerys@acme.example,King,House Targaryen,TEXT_VALUE_IN_INTEGER_FIELD
Aegon,Targaryen,INVALID_EMAIL,King,House Targaryen,0
Viserys,Targaryen,,King,House Targaryen,0
`;
    await upload(mock, `${PATH}?programMemberStatus=On List`, file);
    pass(mock, MINUTE_MS);
    const status = await only(mock.get('/bulk/v1/program/members/import/1001/status.json'));
    assert.equal(
      [status.numOfLeadsProcessed, status.numOfRowsFailed, status.numOfRowsWithWarning, status.message],
      [1, 2, 1, 'Import completed with errors, 1 records imported (1 members), 2 failed'],
    );
    const failures = await mock.get('/bulk/v1/program/members/import/1001/failures.json');
    assert.equal(failures.text.trimEnd().split('\n'), [
      'firstName,lastName,email,title,company,leadScore,Import Failure Reason',
      'Aerys,Targaryen,aerys@acme.example,King,House Targaryen,TEXT_VALUE_IN_INTEGER_FIELD,Invalid data type in field Lead Score',
      'Viserys,Targaryen,,King,House Targaryen,0,missing.dedupe.fields',
    ]);
    const warnings = await mock.get('/bulk/v1/program/members/import/1001/warnings.json');
    assert.match(warnings.text, 'Aegon,Targaryen,INVALID_EMAIL,King,House Targaryen,0,Invalid email address');
  }));

const REFUSED: readonly (readonly [path: string, told: string])[] = [
  ['/bulk/v1/program/9/members/import.json?programMemberStatus=On List', '1013 Program not found'],
  [`${PATH}?programMemberStatus=Invited`, '1025 Program status not found'],
  [PATH, "1002 Missing value for the required parameter 'programMemberStatus'"],
  [`${PATH}?programMemberStatus=On List&format=pdf`, "1003 Invalid format 'pdf'"],
];

for (const [path, told] of REFUSED)
  test(`${path} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await upload(mock, path, FILE)), told);
    }));

test.run();
