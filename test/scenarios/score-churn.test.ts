import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { practices, type RunResult, replay } from '../../scenarios/index.ts';
import { bandOf } from '../../scenarios/workload/account-score.ts';
import { fromCatalogue } from '../support/run-scenario.ts';

const test = suite('score-churn: every point of an account score, or only its range');

function dayEnds(result: RunResult): number[] {
  return [1, 2, 3, 4, 5].map((day) => result.backlog.quarterHours[day * 96] ?? Number.NaN);
}

test('without its practice the backlog grows day by day; with it, it stays bounded', () => {
  const scenario = fromCatalogue('score-churn');
  const bandScores = practices.find(({ name }) => name === 'band-scores')!;
  const before = replay(scenario, () => 0);
  const after = replay(bandScores.apply(scenario), () => 0);
  const ends = dayEnds(before);
  for (let day = 1; day < 5; day += 1) assert.ok(ends[day]! > ends[day - 1]!, `day ends: ${ends}`);
  assert.ok(
    before.backlog.final >= 10 * Math.max(1, after.backlog.final),
    `${before.backlog.final} to ${after.backlog.final}`,
  );
  assert.is(before.causes[0]?.field, 'Account.Account_Score__c');
  assert.ok(before.causes[0]!.share > 0.5);
  assert.is(before.backlog.trend.length, 31);
});

test('the ranges of a score', () => {
  const cases: [score: number, band: number][] = [
    [0, 0],
    [25, 0],
    [26, 1],
    [50, 1],
    [51, 2],
    [75, 2],
    [76, 3],
    [100, 3],
  ];
  for (const [score, band] of cases) assert.is(bandOf(score), band, `score ${score}`);
});

test.run();
