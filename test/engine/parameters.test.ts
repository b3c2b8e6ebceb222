import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Parameter, SYNC_PARAMETERS } from '../../engine/sync/index.ts';
import { scenarioSchema } from '../../scenarios/index.ts';
import { PARAMETERS } from '../support/sync-bench.ts';

const test = suite('parameters: one table that the engine, the scenario file and the documentation share');
const table = Object.entries<Parameter>(SYNC_PARAMETERS);

test('every default lies in its own range, and every row says what it means and how we know', () => {
  for (const [name, parameter] of table) {
    const { kind, meaning, source, confidence } = parameter;
    if (kind === 'number' || kind === 'integer')
      assert.ok(parameter.min <= parameter.default && parameter.default <= parameter.max, name);
    if (kind === 'choice') assert.ok(parameter.choices.includes(parameter.default), name);
    assert.ok(meaning.length > 10 && source.length > 0, name);
    assert.ok(['documented', 'reported', 'assumed'].includes(confidence), name);
  }
});

test('a scenario that says nothing of the sync has the table’s defaults', () => {
  const { sync } = scenarioSchema.parse({ name: 'defaults' });
  for (const [name, parameter] of table)
    assert.equal(sync[name as keyof typeof sync], parameter.default, name);
});

test('a scenario may go to the edge of a range, and not past it', () => {
  const accepts = (sync: object) => scenarioSchema.safeParse({ name: 'edge', sync }).success;
  for (const [name, parameter] of table) {
    if (parameter.kind === 'flag') continue;
    const [inside, outside] =
      parameter.kind === 'choice'
        ? [parameter.choices, ['something else']]
        : [
            [parameter.min, parameter.max],
            [parameter.min - 1, parameter.max + 1],
          ];
    for (const value of inside) assert.ok(accepts({ [name]: value }), `${name} ${value}`);
    for (const value of outside) assert.not(accepts({ [name]: value }), `${name} ${value}`);
  }
});

test('minutes and records an hour become milliseconds', () => {
  assert.is(PARAMETERS.gapMs, 300_000);
  assert.is(PARAMETERS.restMs, 3_600_000);
  assert.equal(PARAMETERS.pace, { updatedMs: 360, skippedMs: 36, failedMs: 720, scope: 'per-object' });
});

test.run();
