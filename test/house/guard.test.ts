/** The test run guards itself: each fixture is a way in which uvu calls a run green that is not. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const FIXTURES = 'test/house/fixtures';
const RUNNER = 'test/support/run.js';

/** What the run must say of each fixture that looks harmless and is not. */
const VERDICTS: Readonly<Record<string, string>> = {
  'early-exit': 'ended its process early (exit code 0)',
  empty: 'runs a suite without a test',
  failing: 'Expected values to be strictly equal',
  focused: 'skipped 1 tests',
  'late-test': "adds tests to 'test' after",
  'left-running': 'left work running after its last test',
  'open-server': 'left a server listening',
  'throwing-hook': 'a hook threw and uvu swallowed it',
  'throwing-import': 'threw outside a test: Error: cannot even begin',
  'unhandled-rejection': 'raised an unhandledRejection outside a test: Error: nobody waits for me',
  'unrun-suite': "makes the suite 'forgotten' and does not run it",
};

function run(...args: string[]): { code: number | null; output: string; lastLine: string } {
  const done = spawnSync(process.execPath, [RUNNER, ...args], { encoding: 'utf8' });
  const output = done.stdout + done.stderr;
  return { code: done.status, output, lastLine: output.trimEnd().split('\n').at(-1)! };
}

function fixture(name: string): string {
  return `${FIXTURES}/${name}.fixture.ts`;
}

const test = suite('guard of the test run');

test('every fixture but the green one fails, and says why', () => {
  const names = readdirSync(FIXTURES).map((file) => file.replace('.fixture.ts', ''));
  assert.equal(
    names.sort(),
    [...Object.keys(VERDICTS), 'green', 'hanging'].sort(),
    'each fixture has its verdict',
  );
  const { code, output, lastLine } = run(...names.filter((name) => name !== 'hanging').map(fixture));
  const sections = new Map(
    output
      .split(/^(?=ok {3}|FAIL )/m)
      .map((section) => [/([\w-]+)\.fixture\.ts/.exec(section)?.[1], section]),
  );
  for (const [name, verdict] of Object.entries(VERDICTS)) {
    assert.match(sections.get(name)!, /^FAIL/, name);
    assert.ok(sections.get(name)!.includes(verdict), `${name}: ${sections.get(name)}`);
  }
  assert.match(sections.get('green')!, /^ok .* 2 passed/);
  assert.is(code, 1);
  assert.match(lastLine, /^\d+ passed, \d+ failed$/);
});

test('a file that never ends is ended at the limit', () => {
  const { code, output, lastLine } = run('--limit-ms', '1500', fixture('hanging'));
  assert.is(code, 1);
  assert.match(output, 'still ran after 1500 ms');
  assert.is(lastLine, '0 passed, 1 failed');
});

test('a green file with as many tests as the floor asks for passes', () => {
  const { code, lastLine } = run('--floor', '2', fixture('green'));
  assert.is(code, 0);
  assert.is(lastLine, '2 passed, 0 failed');
});

test('fewer tests than the floor fail the run', () => {
  const { code, output, lastLine } = run('--floor', '3', fixture('green'));
  assert.is(code, 1);
  assert.match(output, '2 tests passed and the floor is 3');
  assert.is(lastLine, '2 passed, 1 failed');
});

test('a pattern that matches nothing fails the run', () => {
  const { code, lastLine } = run('no-such-subject');
  assert.is(code, 1);
  assert.is(lastLine, '0 passed, 1 failed');
});

test.run();
