import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from '../../bench/cli.ts';
import { parametersReport } from '../../bench/report/parameters.ts';
import {
  OBJECT_PARAMETERS,
  type ObjectParameter,
  type Parameter,
  SYNC_PARAMETERS,
} from '../../engine/sync/index.ts';
import { scenarioSchema } from '../../scenarios/index.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';

const test = suite('parameters: the table of the sync, as the command and the README show it');

const all: Readonly<Record<string, Parameter | ObjectParameter>> = {
  ...OBJECT_PARAMETERS,
  ...SYNC_PARAMETERS,
};

/** What a scenario file may say of the sync beside parameters: what an administrator does with it. */
const ADMINISTRATION = ['first', 'disabled', 'filters'];

test('everything of `sync` in a scenario file is a parameter of the table, or what an administrator does', () => {
  const { sync } = scenarioSchema.parse({ name: 'defaults' });
  assert.equal(Object.keys(sync).sort(), [...Object.keys(all), ...ADMINISTRATION].sort());
  assert.is(sync.objects.join(', '), OBJECT_PARAMETERS.objects.default);
});

function rangeOf(parameter: Parameter | ObjectParameter): string {
  if (parameter.kind === 'choice') return parameter.choices.join(' ');
  if (parameter.kind === 'flag') return 'yes no';
  return parameter.kind === 'objects' ? parameter.range : `${parameter.min} to ${parameter.max}`;
}

test('every parameter has a row, with its default, its range and its source', async () => {
  const terminal = memoryTerminal();
  assert.is(await runCli(['parameters'], terminal), 0);
  assert.match(terminal.output(), /gapMinutes +5 minutes/);
  const lines = parametersReport({ ...terminal.view, width: 4_000 });
  for (const [name, parameter] of Object.entries(all)) {
    const row = lines.find((line) => line.startsWith(`${name} `))?.replaceAll(',', '') ?? '';
    const { meaning, source, confidence, default: value } = parameter;
    const shown = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    for (const part of [shown, rangeOf(parameter), confidence, meaning, source])
      assert.ok(row.includes(part.replaceAll(',', '')), `${name}: no "${part}" in "${row}"`);
  }
});

test('--json - prints the table itself', async () => {
  const terminal = memoryTerminal();
  assert.is(await runCli(['parameters', '--json', '-'], terminal), 0);
  assert.equal(JSON.parse(terminal.output()), JSON.parse(JSON.stringify(all)));
});

test('what the README says is not known has the default of the table, and is not called documented', () => {
  const rows = [...readFileSync('README.md', 'utf8').matchAll(/\(`sync\.(\w+)`\) \| ([^|]+) \|/g)];
  assert.ok(rows.length >= 5);
  for (const [, name, shown] of rows) {
    const parameter = all[name!]!;
    if (parameter.kind === 'objects') continue;
    const plain = shown!.replaceAll(',', '').replace(' ', '-');
    assert.ok(plain.startsWith(String(parameter.default)), `${name}: ${shown} is not ${parameter.default}`);
    assert.is.not(parameter.confidence, 'documented', name);
  }
});

test.run();
