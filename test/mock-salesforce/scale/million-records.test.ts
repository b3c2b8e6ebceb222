import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('an org of a million people');

interface Step {
  readonly step: string;
  readonly records: number;
  readonly ms: number;
  readonly megabytes: number;
}

const PROGRAM = fileURLToPath(new URL('million-records.js', import.meta.url));

test('loads in seconds, is served, changed, queried, exported and loaded into, in less than 1.5 GB', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM], { timeout: 110_000 });
  const steps = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Step);
  const named = (step: string) => steps.find((one) => one.step === step)!;
  assert.equal(
    steps.map(({ step, records }) => [step, records]),
    [
      ['populate', 1_050_000],
      ['serve', 0],
      ['count', 500_000],
      ['mass update', 500_000],
      ['sync query', 2_000],
      ['bulk export', 100_000],
      ['bulk load', 100_000],
      ['peak', undefined],
    ],
  );
  assert.ok(named('populate').ms < 10_000, `populating took ${named('populate').ms} ms`);
  assert.ok(named('peak').megabytes < 1_500, `${named('peak').megabytes} MB`);
});

test.run();
