import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue, replay } from '../../scenarios/index.ts';
import { fromCatalogue, run } from '../support/run-scenario.ts';

const test = suite('calibration: the scenarios of the catalogue do what the facts say');

for (const { name, expect = [] } of catalogue) {
  if (expect.length === 0) continue;
  test(`${name} meets its ${expect.length} expectations`, () => {
    for (const { measure, expected, found, met } of replay(fromCatalogue(name), () => 0).expectations) {
      assert.ok(met, `${measure}: expected ${expected}, found ${found}`);
    }
  });
}

test('skips drain a spike of the same height ten times as fast as updates', () => {
  const hidden = fromCatalogue('hidden-field');
  const seen = {
    ...hidden,
    org: { ...hidden.org, syncUser: { hidden: [], readOnly: [], hiddenObjects: [] } },
  };
  const [skipped, updated] = [replay(hidden, () => 0), replay(seen, () => 0)];
  assert.is(updated.records.pulled.updated, 30_000);
  assert.is(skipped.backlog.peak, updated.backlog.peak);
  assert.ok(updated.latency.background.maxMs! > 5 * skipped.latency.background.maxMs!);
});

test('a silent touch moves SystemModstamp and leaves no editor: LastModifiedDate stays', () => {
  const workload = [
    {
      kind: 'mass-update' as const,
      object: 'Account' as const,
      field: 'Industry',
      records: 100,
      silent: true,
    },
  ];
  const { records, causes } = run({ days: 0.1, org: { records: { Account: 100 } }, workload });
  assert.equal([records.pulled.skipped, records.pulled.updated], [100, 0]);
  assert.is(causes[0]?.field, 'Account.Industry');
});

test('it is not first in, first out over all objects: a few contacts do not wait for a hundred thousand leads', () => {
  const lead = { kind: 'mass-update' as const, object: 'Lead' as const, field: 'Phone', records: 50_000 };
  const contact = {
    kind: 'mass-update' as const,
    object: 'Contact' as const,
    field: 'Phone',
    records: 5_000,
    afterHours: 0.5,
  };
  const result = run({
    days: 1,
    org: { records: { Account: 10, Lead: 50_000, Contact: 5_000 } },
    workload: [lead, contact],
  });
  assert.equal(result.turns.slice(0, 4), ['Lead: 10000', 'Lead: 10000', 'Contact: 5000', 'Lead: 10000']);
});

test.run();
