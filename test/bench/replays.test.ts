import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BrokenRun } from '../../bench/failures.ts';
import { Replays, repeatable } from '../../bench/replays.ts';
import { InvariantError } from '../../scenarios/index.ts';
import { applyPractices, loadScenario } from '../../scenarios/loading/load.ts';
import { run } from '../support/run-scenario.ts';

const test = suite('replays in threads');

const scenario = { ...loadScenario('idle-day'), days: 0.05 };

test('two replays give the results of the same runs one after the other, in their order', async () => {
  const churn = { ...loadScenario('score-churn'), days: 0.02 };
  const jobs = [
    { scenario, practices: [], repeat: '' },
    { scenario: applyPractices(churn, ['band-scores']), practices: ['band-scores'], repeat: '' },
  ];
  const heard = new Set<number>();
  const replays = new Replays(jobs.length, 'direct');
  try {
    const results = await replays.run(jobs, (job) => heard.add(job));
    assert.equal(
      results.map(({ digest }) => digest),
      jobs.map((job) => run(job.scenario).digest),
    );
    assert.equal(
      results.map(({ practices }) => practices),
      [[], ['band-scores']],
    );
    assert.ok(heard.size > 0, 'the progress of the threads is heard');
  } finally {
    await replays.close();
  }
});

test('an error of a replay reaches the user with its name', async () => {
  const broken = { ...scenario, start: 'never' };
  const replays = new Replays(1, 'direct');
  try {
    await replays.run([{ scenario: broken, practices: [], repeat: '' }], () => {});
    assert.unreachable('the replay cannot begin');
  } catch (error) {
    assert.not.match((error as Error).message, /without a result|cannot begin/);
  } finally {
    await replays.close();
  }
});

test('threads that have nothing to do can be ended', async () => {
  const replays = new Replays(2, 'direct');
  await replays.close();
});

test('a broken invariant gets the command that repeats the run, other errors stay what they are', async () => {
  const job = { scenario, practices: [], repeat: 'npm run bench -- run idle-day' };
  const thrown = async (error: Error) =>
    repeatable(job, Promise.reject(error)).then(
      () => undefined,
      (caught: unknown) => caught,
    );
  const broken = await thrown(new InvariantError('lost'));
  assert.instance(broken, BrokenRun);
  assert.is((broken as BrokenRun).repeat, job.repeat);
  const other = new TypeError('ours');
  assert.is(await thrown(other), other);
});

test.run();
