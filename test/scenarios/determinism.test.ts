import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
import { fromCatalogue } from '../support/run-scenario.ts';

const test = suite('determinism: a scenario and a seed say everything');

function smallChurn(seed: number) {
  const churn = fromCatalogue('score-churn', { seed });
  const records = { Account: 500, Lead: 500, Contact: 3_000 };
  return { ...churn, days: 0.5, org: { ...churn.org, records } };
}

test('the same seed gives the same result, in this process and in another (invariant 8)', async () => {
  const here = replay(smallChurn(7), () => 0);
  assert.equal(
    replay(smallChurn(7), () => 0),
    here,
  );
  const program = `
    import { replay } from '${new URL('../../scenarios/index.js', import.meta.url)}';
    const scenario = ${JSON.stringify(smallChurn(7))};
    console.log(replay(scenario, () => 0).digest);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  assert.is(stdout.trim(), here.digest);
});

test('another seed gives another digest', () => {
  assert.is.not(replay(smallChurn(8), () => 0).digest, replay(smallChurn(7), () => 0).digest);
});

test('a practice does not change what the workload would have done: edits arrive alike before and after', () => {
  const before = replay(smallChurn(7), () => 0);
  const banded = smallChurn(7);
  const workload = banded.workload.map((item) =>
    item.kind === 'account-score' ? { ...item, write: 'band' as const } : item,
  );
  const after = replay({ ...banded, workload }, () => 0);
  const pushes = (result: typeof before) => result.records.pushed.updated + result.records.pushed.overtaken;
  const scored = (result: typeof before) =>
    result.causes.find(({ field }) => field.endsWith('_Score__c'))?.records ?? 0;
  assert.ok(scored(before) > 1_000 && scored(after) < scored(before) / 4);
  assert.ok(Math.abs(pushes(after) - pushes(before)) < pushes(before) * 0.02);
});

test.run();
