import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../../engine/kernel/index.ts';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('what the platform fills in, and what it demands of an event');

type Values = Readonly<Record<string, unknown>>;

function read(org: Org, object: string, row: number, names: readonly string[]): Value[] {
  const records = org.object(object);
  return names.map((name) => records.value(row, records.field(name)));
}

const insert = (org: Org, object: string, values: Values) =>
  org.insert(org.object(object), values, SYSTEM_ADMINISTRATOR, START);

const update = (org: Org, object: string, row: number, values: Values) =>
  assert.ok(org.update(org.object(object), row, values, SYSTEM_ADMINISTRATOR, START).ok);

const FORECAST = ['Probability', 'ForecastCategoryName', 'ExpectedRevenue'];

test('a new stage brings its probability and forecast category, unless they are given', () => {
  const org = smallOrg();
  const deal = { Name: 'Deal', StageName: 'Qualification', CloseDate: '2026-02-03', Amount: 200 };
  assert.ok(insert(org, 'Opportunity', deal).ok);
  assert.equal(read(org, 'Opportunity', 0, FORECAST), [10, 'Pipeline', 20]);
  update(org, 'Opportunity', 0, { Probability: 35 });
  update(org, 'Opportunity', 0, { StageName: 'Qualification', Amount: 100 });
  assert.equal(read(org, 'Opportunity', 0, FORECAST), [35, 'Pipeline', 35], 'the stage is not new');
  update(org, 'Opportunity', 0, { StageName: 'Closed Won' });
  assert.equal(read(org, 'Opportunity', 0, FORECAST), [100, 'Closed', 100]);
  update(org, 'Opportunity', 0, { StageName: 'Value Proposition', Probability: 5 });
  assert.equal(read(org, 'Opportunity', 0, FORECAST), [5, 'Pipeline', 5]);
});

const TIMES = ['StartDateTime', 'ActivityDateTime', 'ActivityDate', 'DurationInMinutes', 'EndDateTime'];
const NINE = '2026-03-05T09:00:00.000+0000';
const HALF_PAST = '2026-03-05T09:30:00.000+0000';

const MEETINGS: readonly [Values, readonly Value[]][] = [
  [{ ActivityDateTime: NINE, DurationInMinutes: 30 }, [NINE, NINE, '2026-03-05', 30, HALF_PAST]],
  [{ StartDateTime: NINE, EndDateTime: HALF_PAST }, [NINE, NINE, '2026-03-05', 30, HALF_PAST]],
  [
    { IsAllDayEvent: true, ActivityDate: '2026-03-05' },
    [
      '2026-03-05T00:00:00.000+0000',
      '2026-03-05T00:00:00.000+0000',
      '2026-03-05',
      1_440,
      '2026-03-06T00:00:00.000+0000',
    ],
  ],
];

for (const [given, times] of MEETINGS) {
  test(`an event given by ${Object.keys(given).join(' and ')} tells its time in every way`, () => {
    const org = smallOrg();
    assert.ok(insert(org, 'Event', { Subject: 'Demo', ...given }).ok);
    assert.equal(read(org, 'Event', 0, TIMES), times);
  });
}

test('an event that is moved keeps its length, and one that is made longer its start', () => {
  const org = smallOrg();
  assert.ok(insert(org, 'Event', { StartDateTime: NINE, EndDateTime: HALF_PAST }).ok);
  update(org, 'Event', 0, { StartDateTime: HALF_PAST });
  assert.equal(read(org, 'Event', 0, ['ActivityDateTime', 'EndDateTime']), [
    HALF_PAST,
    '2026-03-05T10:00:00.000+0000',
  ]);
  update(org, 'Event', 0, { DurationInMinutes: 60 });
  assert.equal(read(org, 'Event', 0, ['StartDateTime', 'EndDateTime']), [
    HALF_PAST,
    '2026-03-05T10:30:00.000+0000',
  ]);
});

test('an event without a time is refused', () => {
  for (const [given, fields] of [
    [{}, ['DurationInMinutes', 'ActivityDateTime']],
    [{ ActivityDateTime: NINE }, ['DurationInMinutes']],
    [{ DurationInMinutes: 5 }, ['ActivityDateTime']],
    [{ IsAllDayEvent: true }, ['ActivityDateTime']],
  ] as const) {
    const refused = insert(smallOrg(), 'Event', given);
    assert.equal(refused.ok ? [] : refused.error.fields, fields);
  }
});

test.run();
