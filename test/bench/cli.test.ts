import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from '../../bench/cli.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('the command line: verbs, options, exit codes');

/** A day that is over in a moment. */
const SMALL = `extends: idle-day
name: small
lesson: Small and quick.
days: 0.1
practices: [band-scores]
expect: []
`;

/** Runs a command line in this process, as in a pipe. */
async function cli(...words: string[]) {
  const terminal = memoryTerminal();
  const code = await runCli(words, terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

test('help shows what happens without a command, the verbs, and the exit codes', async () => {
  const { code, output } = await cli('--help');
  assert.is(code, 0);
  assert.match(output, /Without a command: compares score-churn without and with its practices\./);
  for (const verb of ['list', 'run', 'compare', 'micro'])
    assert.match(output, new RegExp(`^  ${verb} `, 'm'));
  assert.match(output, /Exit codes:\n +0 {2}fine\n +1 {2}an expectation/);
  assert.match(output, /130 {2}interrupted/);
});

test('--version shows the version of the package', async () => {
  const { code, output } = await cli('--version');
  assert.is(code, 0);
  assert.match(output, /^\d+\.\d+\.\d+$/);
});

test('list shows scenarios, then practices', async () => {
  const { code, output } = await cli('list');
  assert.is(code, 0);
  assert.ok(output.indexOf('\n  score-churn') < output.indexOf('Practices'));
  assert.ok(output.indexOf('Practices') < output.indexOf('\n  band-scores'));
});

test('a slip of the pen is answered with the nearest name and exit code 2', async () => {
  const table: [string[], RegExp][] = [
    [['comprae', 'score-churn'], /there is no command "comprae"; did you mean "compare"\?/],
    [
      ['score-churn'],
      /"score-churn" is a scenario; say what to do with it: run score-churn, or compare score-churn/,
    ],
    [['run', 'scor-churn'], /did you mean "score-churn"\?/],
    [
      ['run', 'score-churn', '--with', 'bandscores'],
      /no practice "bandscores"; did you mean "band-scores"\?/,
    ],
    [['run', 'score-churn', '--sed', '3'], /unknown option '--sed'\n\(Did you mean --seed\?\)/],
    [['run'], /missing required argument 'scenario'/],
    [['run', 'idle-day', 'score-churn'], /too many arguments/],
    [['run', 'idle-day', '--days', 'ten'], /Expected a number of days from 0.01 to 366/],
    [['run', 'idle-day', '--days', '0'], /Expected a number of days/],
    [['run', 'idle-day', '--seed', '1.5'], /Expected a whole number from 0 to 2147483647/],
    [['run', 'idle-day', '--seed', '2147483648'], /Expected a whole number/],
    [['run', 'idle-day', '--transport', 'carrier-pigeon'], /Allowed choices are direct, http/],
    [['run', 'idle-day', '--with', 'a,,b'], /Expected practices, parted by commas/],
    [['run', 'nowhere.yaml'], /error: nowhere.yaml: there is no such file/],
  ];
  for (const [words, message] of table) {
    const { code, output, errors } = await cli(...words);
    assert.is(code, 2, words.join(' '));
    assert.match(errors, message);
    assert.not.match(errors, /\n +at /, 'no stack trace');
    assert.is(output, '', 'nothing on the standard output');
  }
});

test('run tells the report of a scenario file, options first', async () => {
  await withFiles({ 'small.yaml': SMALL }, async (folder) => {
    const { code, output, errors } = await cli(
      'run',
      `${folder}/small.yaml`,
      '--days',
      '0.05',
      '--seed',
      '9',
    );
    assert.is(code, 0);
    assert.is(errors, '');
    assert.match(output, /^small: 0.05 days, seed 9, direct\nSmall and quick\.\n\nSync Backlog Trend/);
  });
});

test('compare takes the practices of the scenario, or those of --with', async () => {
  await withFiles(
    { 'small.yaml': SMALL, 'none.yaml': `${SMALL}`.replace(/practices.*/, '') },
    async (folder) => {
      const own = await cli('compare', `${folder}/small.yaml`);
      assert.is(own.code, 0, own.errors);
      assert.match(own.output, /^small without and with band-scores: /);
      assert.match(own.output, /\nWith band-scores the backlog after 0.1 days is 0 records/);
      const none = await cli('compare', `${folder}/none.yaml`);
      assert.is(none.code, 2);
      assert.match(none.errors, /names no practices of its own; say which to compare: --with/);
    },
  );
});

test('--json writes the result to a file beside the report', async () => {
  await withFiles({ 'small.yaml': SMALL }, async (folder) => {
    const file = `${folder}/result.json`;
    const { code, output } = await cli('run', `${folder}/small.yaml`, '--json', file);
    assert.is(code, 0);
    assert.match(output, new RegExp(`The result is in ${file}$`));
    const result = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal([result.scenario, result.days, result.schemaVersion], ['small', 0.1, 1]);
  });
});

test('--json - puts the JSON in the place of the report', async () => {
  await withFiles({ 'small.yaml': SMALL }, async (folder) => {
    const { output, errors } = await cli('compare', `${folder}/small.yaml`, '--json', '-');
    const { before, after, change } = JSON.parse(output);
    assert.equal([before.practices, after.practices], [[], ['band-scores']]);
    assert.match(change.verdict, /^With band-scores /);
    assert.is(errors, '');
  });
});

test('a file that cannot be written is refused before the run', async () => {
  await withFiles({ 'small.yaml': SMALL }, async (folder) => {
    const table: [string, RegExp][] = [
      [`${folder}/missing/result.json`, /there is no folder .*missing/],
      [folder, /it is a folder/],
      [`${folder}/small.yaml/result.json`, /there is no folder/],
      ['', /--json expects the name of a file/],
    ];
    for (const [file, message] of table) {
      const { code, errors } = await cli('run', 'a scenario that is not even looked for', '--json', file);
      assert.is(code, 2);
      assert.match(errors, message);
    }
    assert.not.ok(existsSync(`${folder}/missing`));
  });
});

test('expectations that are not met end with exit code 1, and are named', async () => {
  const expecting = SMALL.replace(
    'expect: []',
    'expect: [{ measure: backlog.final, equals: 0 }, { measure: apiCalls.total, atMost: 1 }]',
  );
  await withFiles({ 'strict.yaml': expecting }, async (folder) => {
    const { code, output, errors } = await cli('run', `${folder}/strict.yaml`);
    assert.is(code, 1);
    assert.match(output, /Expectations: 1 of 2 not met/);
    assert.match(
      errors,
      /^1 of 2 expectations of small are not met:\n +apiCalls.total: expected at most 1, found \d+$/,
    );
  });
});

test('Ctrl-C ends a run with exit code 130', async () => {
  const running = cli('run', 'score-churn', '--days', '366');
  const pressing = setInterval(() => process.emit('SIGINT'), 100);
  try {
    const { code, output, errors } = await running;
    assert.equal([code, output, errors], [130, '', 'interrupted']);
  } finally {
    clearInterval(pressing);
  }
});

test.run();
