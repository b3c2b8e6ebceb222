import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue, createWorld } from '../../scenarios/index.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { fromCatalogue, run, scenarioOf } from '../support/run-scenario.ts';

const test = suite('cases: every calibration case is told by a scenario or a test');

const CASES = Array.from({ length: 19 }, (_, i) => `C${i + 1}`);

/** The rows of SPEC.md's table of cases. */
const rows = readFileSync('engine/sync/SPEC.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| C\d+ /.test(line))
  .map((line) => {
    const [, name = '', situation = '', heldBy = ''] = line.split('|').map((cell) => cell.trim());
    return { name, situation, heldBy };
  });

test('the table has a row for each of the nineteen cases, and two where the source can be read twice', () => {
  const named = new Set(rows.map(({ name }) => name.split(' ')[0]));
  assert.equal([...named].sort(), [...CASES].sort());
  for (const name of ['C1 A', 'C1 B', 'C4 A', 'C4 B', 'C6 A', 'C6 B']) {
    assert.ok(
      rows.some((row) => row.name === name),
      name,
    );
  }
});

for (const { name, heldBy } of rows) {
  test(`${name}: what the table names exists and has something to say`, () => {
    const scenarios = [...heldBy.matchAll(/scenario `([a-z0-9-]+)`/g)].map(([, word]) => word!);
    const told = [...heldBy.matchAll(/`(test\/[\w./-]+\.ts)` "([^"]+)"/g)];
    assert.ok(scenarios.length + told.length > 0, heldBy);
    for (const scenario of scenarios) {
      const found = catalogue.find((one) => one.name === scenario);
      assert.ok((found?.expect ?? []).length > 0, `no scenario ${scenario} with expectations`);
    }
    for (const [, file, title] of told) {
      const text = readFileSync(file!, 'utf8');
      assert.ok(text.includes(title!), `${file} has no test "${title}"`);
    }
  });
}

test('contacts pile up evenly while accounts have backlog, and go down when they have none', () => {
  const edits = { kind: 'edits' as const, side: 'salesforce' as const, process: 'Sales edits' };
  const world = createWorld(
    scenarioOf({
      days: 0.25,
      org: { records: { Account: 30_000, Contact: 30_000 } },
      workload: [
        { kind: 'mass-update', object: 'Account', field: 'Phone', records: 25_000 },
        { ...edits, object: 'Contact', field: 'Phone', perHour: 2_000, hours: { from: 0, to: 3 } },
      ],
    }),
  );
  playDirect(world);
  const list = world.org.object('Contact').changes.id;
  const waiting = world.recorder.samples.map(({ byList }) => byList[list]!);
  // Accounts need two full turns of an hour each, and the gaps, before the cycle that can empty them.
  for (let quarter = 1; quarter <= 8; quarter += 1) {
    assert.ok(Math.abs(waiting[quarter]! - quarter * 500) < 6 * Math.sqrt(quarter * 500), `${waiting}`);
  }
  assert.is(waiting.at(-1), 0);
});

test('ordinary changes of an object wait behind its mass migration, those of another object do not', () => {
  const world = createWorld(
    scenarioOf({
      days: 1,
      org: { records: { Account: 10, Lead: 100_001, Contact: 10 } },
      workload: [{ kind: 'mass-update', object: 'Lead', field: 'Description', records: 100_000 }],
    }),
  );
  const { org, instance, scheduler, startAt, clock } = world;
  const edit = (object: string, row: number) => {
    const records = org.object(object);
    org.write(records, row, records.field('Phone'), '(555) 1', 0, 0, clock.now());
  };
  const copy = (object: string, row: number) => {
    const mirror = instance.mirror(object);
    return mirror.field('Phone')!.column.get(mirror.rowOf(row));
  };
  const seen: [lead: boolean, contact: boolean][] = [];
  scheduler.schedule(startAt + 3_600_000, () => {
    edit('Lead', 100_000);
    edit('Contact', 3);
  });
  for (const hours of [3.3, 9, 12]) {
    scheduler.schedule(startAt + hours * 3_600_000, () =>
      seen.push([copy('Lead', 100_000) === '(555) 1', copy('Contact', 3) === '(555) 1']),
    );
  }
  playDirect(world);
  assert.equal(seen, [
    [false, true],
    [false, true],
    [true, true],
  ]);
});

test('lock errors rise with the number of writers on one campaign', () => {
  const errorsWith = (writers: number): number => {
    const locks = fromCatalogue('campaign-locks');
    const workload = locks.workload.map((one) =>
      one.kind === 'campaign-members' ? { ...one, writers, members: 20_000 } : one,
    );
    const { errors } = run({ ...locks, workload });
    return errors.find(({ code }) => code === 'UNABLE_TO_LOCK_ROW')?.count ?? 0;
  };
  // The sync is a writer more. Of six, two seconds each, one waits for ten: sometimes too long; of seven, always.
  const [one, four, five, six] = [1, 4, 5, 6].map(errorsWith) as [number, number, number, number];
  assert.equal([one, four], [0, 0]);
  assert.ok(0 < five && five < six / 2, `${five} ${six}`);
});

test.run();
