import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from '../../bench/cli.ts';
import { SYNC_PARAMETERS } from '../../engine/sync/index.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';

const test = suite('parameters: the table of the sync, as the command and the README show it');

test('every parameter has a row, with its default, its range and its source', async () => {
  const terminal = memoryTerminal();
  assert.is(await runCli(['parameters'], terminal), 0);
  for (const name of Object.keys(SYNC_PARAMETERS)) assert.match(terminal.output(), new RegExp(name));
  assert.match(terminal.output(), /10,000/);
});

test('--json - prints the table itself', async () => {
  const terminal = memoryTerminal();
  assert.is(await runCli(['parameters', '--json', '-'], terminal), 0);
  assert.equal(JSON.parse(terminal.output()), JSON.parse(JSON.stringify(SYNC_PARAMETERS)));
});

test('what the README says is not known has the default of the table, and is not called documented', () => {
  const rows = [...readFileSync('README.md', 'utf8').matchAll(/\(`sync\.(\w+)`\) \| ([^|]+) \|/g)];
  assert.ok(rows.length >= 5);
  for (const [, name, shown] of rows) {
    if (name === 'objects') continue;
    const parameter = SYNC_PARAMETERS[name as keyof typeof SYNC_PARAMETERS];
    const plain = shown!.replaceAll(',', '').replace(' ', '-');
    assert.ok(plain.startsWith(String(parameter.default)), `${name}: ${shown} is not ${parameter.default}`);
    assert.is.not(parameter.confidence, 'documented', name);
  }
});

test.run();
