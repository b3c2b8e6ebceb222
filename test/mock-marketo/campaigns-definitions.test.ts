import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CampaignDefinition, Comparison, Filter } from '../../mock-marketo/index.ts';
import { marketo, START } from './campaigns-support.ts';

const test = suite('definitions of campaigns');

const WRONG: readonly (readonly [definitions: readonly CampaignDefinition[], told: string])[] = [
  [
    [{ name: 'A', flow: [{ step: 'changeScore', field: 'scroe', change: '+1' }] }],
    "campaign 'A': there is no field 'scroe'",
  ],
  [
    [{ name: 'A', flow: [{ step: 'changeScore', field: 'score', change: 'five' }] }],
    "campaign 'A': 'five' is no score change: use +5, -5 or =5",
  ],
  [
    [{ name: 'A', triggers: [{ on: 'dataValueChanges', field: 'x' }], flow: [] }],
    "campaign 'A': there is no field 'x'",
  ],
  [
    [{ name: 'A', filters: [{ field: 'x', comparison: 'is', value: 1 }], flow: [] }],
    "campaign 'A': there is no field 'x'",
  ],
  [[{ name: 'A', flow: [], tokens: { 'my.x': '1' } }], "campaign 'A': 'my.x' is no token: write {{my.name}}"],
  [
    [
      { name: 'A', flow: [] },
      { name: 'A', flow: [] },
    ],
    "campaign 'A': there is another one of this name",
  ],
  [
    [
      { id: 5, name: 'A', flow: [] },
      { id: 5, name: 'B', flow: [] },
    ],
    "campaign 'B': the id 5 is another campaign's",
  ],
  [
    [{ name: 'A', flow: [{ step: 'requestCampaign', campaign: 'B' }] }],
    "campaign 'A': there is no campaign 'B' to request",
  ],
];

for (const [definitions, told] of WRONG)
  test(`refused: ${told}`, () => {
    assert.throws(
      () => marketo(definitions),
      (error: Error) => error.message === told,
    );
  });

test('campaigns of two programs may have one name; theirs tells them apart', () => {
  const subject = marketo([
    { name: 'Invite', programName: 'May', flow: [] },
    { name: 'Invite', programName: 'June', flow: [] },
  ]);
  const { campaigns } = subject.instance;
  assert.equal(
    [
      campaigns.campaign('May.Invite').id,
      campaigns.campaign('June.Invite').id,
      campaigns.campaign('Invite').id,
    ],
    [1_001, 1_002, 1_001],
  );
});

test('a wrong campaign among several is added with none of them', () => {
  const subject = marketo([]);
  const { campaigns } = subject.instance;
  const wrong: CampaignDefinition = { name: 'B', triggers: [{ on: 'scoreIsChanged', field: 'x' }], flow: [] };
  assert.throws(() => campaigns.add([{ name: 'A', flow: [] }, wrong], subject.clock.now()));
  assert.equal(campaigns.all, []);
});

const FILTERS: readonly (readonly [
  filter: Omit<Extract<Filter, { field: string }>, 'field'>,
  persons: string,
])[] = [
  [{ comparison: 'is', value: 'web' }, '1'],
  [{ comparison: 'is', value: ['WEB', 'Fair'] }, '1 2'],
  [{ comparison: 'is not', value: ['Web', 'Fair'] }, '0 3'],
  [{ comparison: 'is empty' }, '0'],
  [{ comparison: 'is not empty' }, '1 2 3'],
  [{ comparison: 'starts with', value: 'fa' }, '2 3'],
  [{ comparison: 'contains', value: 'IR' }, '2 3'],
  [{ comparison: 'contains', value: 'x' }, ''],
];

for (const [filter, persons] of FILTERS)
  test(`filter: leadSource ${filter.comparison} ${JSON.stringify(filter.value) ?? ''}`, () => {
    const subject = marketo([
      {
        name: 'A',
        filters: [{ field: 'leadSource', ...filter }],
        flow: [{ step: 'changeDataValue', field: 'leadStatus', value: 'in' }],
      },
    ]);
    ['', 'Web', 'Fair', 'Fair June'].forEach((source, person) => {
      subject.write(person, 'leadSource', source || null);
    });
    subject.run('A');
    const inside = [0, 1, 2, 3].filter((person) => subject.read(person, 'leadStatus') === 'in');
    assert.is(inside.join(' '), persons);
  });

const ORDERS: readonly (readonly [comparison: Comparison, persons: string])[] = [
  ['greater than', '3'],
  ['at least', '2 3'],
  ['less than', '1'],
  ['at most', '1 2'],
];

for (const [comparison, persons] of ORDERS)
  test(`filter: score ${comparison} 10; an empty score has no order`, () => {
    const subject = marketo([
      {
        name: 'A',
        filters: [{ field: 'score', comparison, value: 10 }],
        flow: [{ step: 'changeDataValue', field: 'leadStatus', value: 'in' }],
      },
    ]);
    [null, 5, 10, 15].forEach((score, person) => {
      subject.write(person, 'score', score);
    });
    subject.run('A');
    const inside = [0, 1, 2, 3].filter((person) => subject.read(person, 'leadStatus') === 'in');
    assert.is(inside.join(' '), persons);
  });

test('filters on lists, and several filters at once', () => {
  const subject = marketo([
    {
      name: 'A',
      filters: [
        { memberOfList: 7 },
        { notMemberOfList: 8 },
        { field: 'leadSource', comparison: 'is', value: 'Web' },
      ],
      flow: [{ step: 'changeDataValue', field: 'leadStatus', value: 'in' }],
    },
  ]);
  const { lists } = subject.instance.campaigns;
  for (const person of [0, 1, 2]) lists.add(7, person, START);
  lists.add(8, 1, START);
  for (const person of [1, 2, 3]) subject.write(person, 'leadSource', 'Web');
  subject.run('A');
  const inside = [0, 1, 2, 3].filter((person) => subject.read(person, 'leadStatus') === 'in');
  assert.equal(inside, [2]);
});

test.run();
