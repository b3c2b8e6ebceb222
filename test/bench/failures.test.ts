import { CommanderError } from 'commander';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EXIT, exitCodeLines } from '../../bench/exit-codes.ts';
import { BrokenRun, failureOf } from '../../bench/failures.ts';
import { Interrupted } from '../../bench/interrupt.ts';
import { repeatCommand } from '../../bench/options.ts';
import { UserError } from '../../bench/user-error.ts';
import { InvariantError } from '../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../scenarios/loading/load.ts';

const test = suite('how a command that failed ends');

test('each kind of failure has its exit code', () => {
  const table: [unknown, number][] = [
    [new UserError('no'), 2],
    [new ScenarioError([]), 2],
    [new CommanderError(1, 'commander.unknownOption', 'no'), 2],
    [new CommanderError(0, 'commander.helpDisplayed', 'help'), 0],
    [new BrokenRun(new InvariantError('lost'), 'npm run bench'), 3],
    [new TypeError('ours'), 3],
    ['thrown text', 3],
    [new Interrupted('interrupted'), 130],
  ];
  for (const [error, code] of table) assert.is(failureOf(error).code, code, String(error));
});

test('what the user can mend is said without a stack, what is ours with one', () => {
  assert.equal(failureOf(new UserError('no such port')).lines, ['error: no such port']);
  assert.match(
    failureOf(new TypeError('ours')).lines.join('\n'),
    /bug of syncbench.*\n.*TypeError: ours\n +at /,
  );
});

test('an error that comes from another thread is known by its name', () => {
  const fromThread = Object.assign(new Error('flood.yaml: no'), { name: 'ScenarioError' });
  assert.is(failureOf(fromThread).code, EXIT.badUsage);
});

test('a broken invariant is told with the command that shows it again', () => {
  const scenario = { ...loadScenario('idle-day'), days: 2, seed: 77 };
  const repeat = repeatCommand("my 'own' flood.yaml", ['band-scores', 'other'], scenario, 'http');
  assert.is(
    repeat,
    `npm run bench -- run 'my '\\''own'\\'' flood.yaml' --with band-scores,other --days 2 --seed 77 --transport http`,
  );
  const { lines } = failureOf(new BrokenRun(new InvariantError('5 records were lost'), repeat));
  assert.is(lines[0], 'an invariant broke: 5 records were lost');
  assert.ok(lines[1]!.endsWith(repeat));
});

test('the table of exit codes names each of them once', () => {
  const codes = exitCodeLines()
    .slice(1)
    .map((line) => Number(line.trim().split(' ')[0]));
  assert.equal(codes, Object.values(EXIT));
});

test.run();
