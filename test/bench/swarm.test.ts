import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EXIT } from '../../bench/exit-codes.ts';
import { swarm } from '../../bench/verbs/swarm.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';

const test = suite('bench: swarm');

test('a failure prints the seed, what is wrong, what was drawn, and the command that repeats it', async () => {
  const terminal = memoryTerminal();
  const judged: number[] = [];
  const judge = (seed: number): string[] => {
    judged.push(seed);
    return seed === 9 ? ['Phone of Lead 3 is 1 in Salesforce and 2 in Marketo'] : [];
  };
  assert.is(await swarm({ runs: 5, seed: 7 }, terminal, judge), EXIT.broken);
  assert.equal(judged, [7, 8, 9]);
  const text = terminal.errors();
  assert.match(text, 'the scenario of seed 9 went wrong');
  assert.match(text, 'Phone of Lead 3 is 1 in Salesforce and 2 in Marketo');
  assert.match(text, /org\.records: \{"User":\d+/);
  assert.match(text, /sync\.gapMinutes: \d+/);
  assert.match(text, /workload: \[\{"kind":/);
  assert.match(text, 'npm run bench -- swarm --runs 1 --seed 9');
});

test('a scenario that breaks off is a failure, too', async () => {
  const terminal = memoryTerminal();
  const judge = (): string[] => {
    throw new TypeError('a bug');
  };
  assert.is(await swarm({ runs: 1, seed: 4 }, terminal, judge), EXIT.broken);
  assert.match(terminal.errors(), /it broke off: TypeError: a bug/);
});

test('a small swarm that goes well says which seeds it was', async () => {
  const terminal = memoryTerminal();
  assert.is(await swarm({ runs: 2, seed: 3 }, terminal, () => []), EXIT.fine);
  assert.match(terminal.output(), '2 random scenarios, seeds 3 to 4');
});

test.run();
