import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MINUTE_MS } from '../../engine/kernel/index.ts';
import { errorOf, type Json, type Mock, type MockOptions, withMock } from './support.ts';

const test = suite('assets that clients of the Lead Database call');

const OPTIONS: MockOptions = {
  lists: [
    { id: 1_021, name: 'Foundation Seed List' },
    { id: 1_022, name: 'Guests', programName: 'Webinar' },
  ],
  programs: [
    {
      id: 1_044,
      name: 'Webinar',
      type: 'event',
      channel: 'Roadshow',
      tags: [{ tagType: 'Presenter', tagValue: 'Dennis' }],
    },
  ],
  campaigns: {
    definitions: [
      { id: 1_010, name: 'On form', programId: 1_044, triggers: [{ on: 'fillsOutForm' }], flow: [] },
      { id: 1_011, name: 'Mailing', qualification: 'every time', flow: [{ step: 'sendEmail', email: 12 }] },
    ],
  },
};

const get = (mock: Mock, path: string) => mock.get(`/rest/asset/v1/${path}`);

async function post(mock: Mock, path: string, fields: Record<string, string> = {}): Promise<Json> {
  return mock.fetch(`/rest/asset/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await mock.token()}` },
    body: new URLSearchParams(fields),
  });
}

const names = ({ body }: Json): string[] => body.result.map(({ name }: Json) => name);

test('the envelope has errors and warnings, and nothing found is no result and a warning', () =>
  withMock(OPTIONS, async (mock) => {
    const found = await get(mock, 'staticList/byName.json?name=Foundation%20Seed%20List');
    assert.equal(Object.keys(found.body), ['success', 'errors', 'requestId', 'warnings', 'result']);
    assert.equal(found.body.result, [
      {
        id: 1_021,
        name: 'Foundation Seed List',
        createdAt: '2026-01-05T12:00:00Z+0000',
        updatedAt: '2026-01-05T12:00:00Z+0000',
        folder: { id: 13, type: 'Folder' },
        computedUrl: 'https://app-mock.marketo.com/#ST1021A1',
        workspace: 'Default',
      },
    ]);
    const nothing = await get(mock, 'staticList/byName.json?name=x');
    assert.equal(Object.keys(nothing.body), ['success', 'errors', 'requestId', 'warnings']);
    assert.equal(nothing.body.warnings, ['No assets found for the given search criteria.']);
  }));

test('a client finds the folder, creates a list in it or in a program, uses it and deletes it', () =>
  withMock(OPTIONS, async (mock) => {
    const [folder] = (await get(mock, 'folder/byName.json?name=Group%20Lists')).body.result;
    assert.is((await get(mock, 'folder/byName.json?name=x')).body.result, undefined);
    const created = await post(mock, 'staticLists.json', {
      name: 'New',
      description: 'Of ours',
      folder: JSON.stringify(folder.folderId),
    });
    const { id } = created.body.result[0];
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'ann@acme.example' }] });
    await mock.post(`/rest/v1/lists/${id}/leads.json`, { input: [{ id: 1 }] });
    assert.is((await mock.get(`/rest/v1/lists/${id}/leads.json`)).body.result.length, 1);
    const inProgram = await post(mock, 'staticLists.json', {
      name: 'Ours',
      folder: '{"id":1044,"type":"Program"}',
    });
    assert.equal(inProgram.body.result[0].folder, { id: 1_044, type: 'Program' });
    assert.equal((await post(mock, `staticList/${id}/delete.json`)).body.result, [{ id }]);
    assert.is(
      errorOf(await get(mock, `staticList/${id}.json`)),
      '702 Static List not found or it has been deleted',
    );
  }));

const REFUSED: readonly (readonly [fields: Record<string, string>, told: string])[] = [
  [{ folder: '{"id":13,"type":"Folder"}' }, '701 name cannot be blank'],
  [{ name: 'X' }, '701 folder cannot be blank'],
  [{ name: 'X', folder: '13' }, "1001 Invalid value '13'. Required of type 'FolderVariantType'"],
  [
    { name: 'X', folder: '{"id":13,"type":"Unacceptable"}' },
    "1001 Invalid value 'Unacceptable'. Required of type 'FolderVariantType'",
  ],
  [{ name: 'X', folder: '{"id":6,"type":"Folder"}' }, '711 Invalid folder type for static list'],
  [{ name: 'X', folder: '{"id":9,"type":"Program"}' }, '710 Parent Folder Not Found'],
  [{ name: 'X', folder: '{"id":9,"type":"Folder"}' }, '710 Parent Folder Not Found'],
  [
    { name: 'Guests', folder: '{"id":13,"type":"Folder"}' },
    '709 Business Rule Violation: Static List already exists',
  ],
];

for (const [fields, told] of REFUSED)
  test(`a list is not created: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await post(mock, 'staticLists.json', fields)), told);
    }));

test('assets come in pages by offset, 20 unless more are asked for, and by their last change', () =>
  withMock({ lists: Array.from({ length: 25 }, (_, i) => ({ name: `L${i}` })) }, async (mock) => {
    assert.is((await get(mock, 'staticLists.json')).body.result.length, 20);
    assert.equal(names(await get(mock, 'staticLists.json?maxReturn=2&offset=23')), ['L23', 'L24']);
    assert.is((await get(mock, 'staticLists.json?offset=25')).body.result, undefined);
    const later = 'earliestUpdatedAt=2026-01-05T12:00:01Z';
    assert.is((await get(mock, `staticLists.json?${later}`)).body.result, undefined);
    assert.is(errorOf(await get(mock, 'staticLists.json?latestUpdatedAt=x')), "704 Invalid date format: 'x'");
  }));

test('programs by browsing, id and name', () =>
  withMock(OPTIONS, async (mock) => {
    for (const path of ['programs.json', 'program/1044.json', 'program/byName.json?name=Webinar']) {
      const [program] = (await get(mock, path)).body.result;
      assert.equal([program.id, program.type, program.channel], [1_044, 'Event', 'Roadshow'], path);
    }
    assert.is(errorOf(await get(mock, 'program/9.json')), '702 Program not found');
  }));

test('programs by tag, and which calls tell the tags', () =>
  withMock(OPTIONS, async (mock) => {
    const tagsBy = async (path: string) => (await get(mock, path)).body.result[0].tags;
    const tags = [{ tagType: 'Presenter', tagValue: 'Dennis' }];
    assert.equal(await tagsBy('program/byTag.json?tagType=Presenter&tagValue=Dennis'), tags);
    assert.equal(await tagsBy('program/1044.json'), tags);
    assert.equal(await tagsBy('program/byName.json?name=Webinar&includeTags=true'), tags);
    assert.equal(await tagsBy('program/byName.json?name=Webinar'), undefined);
    assert.equal(await tagsBy('programs.json'), undefined);
    const nobody = await get(mock, 'program/byTag.json?tagType=Presenter&tagValue=Ann');
    assert.equal(nobody.body.warnings, ['No assets found for the given search criteria.']);
    assert.is(errorOf(await get(mock, 'program/byTag.json?tagType=x')), '701 tagValue cannot be blank');
  }));

test('smart campaigns tell their kind, status and rule; a trigger campaign is switched off and on', () =>
  withMock(OPTIONS, async (mock) => {
    const shown = async (id: number) => (await get(mock, `smartCampaign/${id}.json`)).body.result[0];
    const { type, status, isActive, folder, qualificationRuleType } = await shown(1_010);
    assert.equal(
      [type, status, isActive, folder, qualificationRuleType],
      ['trigger', 'Active', true, { id: 1_044, type: 'Program' }, 'once'],
    );
    assert.equal((await post(mock, 'smartCampaign/1010/deactivate.json')).body.result, [{ id: 1_010 }]);
    assert.is((await shown(1_010)).status, 'Inactive');
    assert.is((await get(mock, 'smartCampaigns.json?isActive=true')).body.result, undefined);
    assert.is(
      errorOf(await post(mock, 'smartCampaign/1010/deactivate.json')),
      '709 Business Rule Violation: Smart Campaign is already inactive',
    );
    assert.is((await post(mock, 'smartCampaign/1010/activate.json')).body.success, true);
    assert.equal(names(await get(mock, 'smartCampaigns.json')), ['On form', 'Mailing']);
  }));

test('a batch campaign has never run until it has', () =>
  withMock(OPTIONS, async (mock) => {
    const mailing = async () => (await get(mock, 'smartCampaign/byName.json?name=Mailing')).body.result[0];
    assert.equal([(await mailing()).status, (await mailing()).qualificationRuleType], ['Never Run', 'any']);
    await mock.post('/rest/v1/campaigns/1011/schedule.json', {});
    mock.clock.advanceTo(mock.clock.now() + 5 * MINUTE_MS);
    assert.is((await mailing()).status, 'Single Run');
    assert.is(
      errorOf(await post(mock, 'smartCampaign/1011/activate.json')),
      '709 Business Rule Violation: Smart Campaign must have a trigger',
    );
    assert.is(errorOf(await get(mock, 'smartCampaign/9.json')), '702 9 Smart Campaign not found');
  }));

test('reading assets does not allow to change them', () =>
  withMock({ ...OPTIONS, permissions: ['Read-Only Asset'] }, async (mock) => {
    assert.is((await get(mock, 'staticLists.json')).body.success, true);
    assert.is(errorOf(await post(mock, 'staticList/1021/delete.json')), '603 Access denied');
  }));

test.run();
