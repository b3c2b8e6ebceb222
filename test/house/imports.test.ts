import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cyclesIn, graphOf } from '../support/module-graph.ts';
import { type Files, readRepository, sourcesIn } from '../support/repository.ts';
import { brokenImports, unreachedFiles, wrongDirections } from './import-rules.ts';

function house(texts: Record<string, string>): Files {
  return new Map(Object.entries(texts));
}

const test = suite('house: imports');

test('imports go down the stairs and through the doors', () => {
  assert.is(wrongDirections(sourcesIn(readRepository())).join('\n'), '');
});

test('no file imports itself by a detour', () => {
  assert.is(cyclesIn(graphOf(sourcesIn(readRepository()))).join('\n'), '');
});

test('what is imported is there', () => {
  assert.is(brokenImports(sourcesIn(readRepository())).join('\n'), '');
});

test('every file is needed by something that runs', () => {
  const files = readRepository();
  assert.is(unreachedFiles(sourcesIn(files), files.get('package.json')!).join('\n'), '');
});

const ALLOWED = [
  ['engine/kernel/table.ts', './digest.ts'],
  ['engine/sync/pull.ts', '../kernel/index.ts'],
  ['engine/drivers/direct.ts', '../sync/index.ts'],
  ['mock-marketo/rules/filter.ts', '../persons.ts'],
  ['mock-salesforce/org.ts', '../engine/kernel/index.ts'],
  ['engine/control/faults.ts', '../kernel/index.ts'],
  ['mock-marketo/server.ts', '../engine/control/index.ts'],
  ['scenarios/loading/suggest.ts', '../../engine/control/index.ts'],
  ['scenarios/workload/edits.ts', '../../mock-salesforce/index.ts'],
  ['bench/run.ts', '../scenarios/replay.ts'],
  ['test/kernel/table.test.ts', '../../engine/kernel/table.ts'],
  ['engine/kernel/random.ts', 'pure-rand/generator/xoroshiro128plus'],
] as const;

for (const [path, name] of ALLOWED)
  test(`${path} may import ${name}`, () => {
    assert.equal(wrongDirections(house({ [path]: `import { x } from '${name}';\n` })), []);
  });

const FORBIDDEN = [
  ['engine/kernel/table.ts', '../sync/index.ts', 'the kernel is the ground floor'],
  ['engine/kernel/table.ts', '../control/index.ts', 'the kernel is the ground floor'],
  ['engine/control/faults.ts', '../../mock-marketo/errors.ts', 'be handed what differs'],
  ['engine/control/faults.ts', '../kernel/random.ts', 'engine/kernel/index.ts only'],
  ['engine/sync/pull.ts', '../control/index.ts', 'engine/kernel/index.ts only'],
  ['engine/sync/pull.ts', '../drivers/direct.ts', 'yield an effect'],
  ['engine/sync/pull.ts', '../kernel/table.ts', 'engine/kernel/index.ts only'],
  ['engine/drivers/http.ts', '../../mock-marketo/index.ts', 'be handed the rest'],
  ['mock-marketo/persons/persons.ts', '../../mock-salesforce/index.ts', 'written twice'],
  ['mock-salesforce/org.ts', '../engine/kernel/table.ts', 'engine/kernel/index.ts'],
  ['mock-salesforce/org.ts', '../engine/sync/index.ts', 'written twice'],
  ['mock-salesforce/server.ts', '../engine/control/waiting-room.ts', 'engine/control/index.ts'],
  ['scenarios/world.ts', '../mock-salesforce/org.ts', 'by their index.ts'],
  ['scenarios/world.ts', '../bench/main.ts', 'by their index.ts'],
  ['bench/micro.ts', '../mock-marketo/persons/persons.ts', 'by their index.ts'],
  ['bench/micro.ts', '../test/support/property.ts', 'nothing imports test/'],
] as const;

for (const [path, name, advice] of FORBIDDEN)
  test(`${path} may not import ${name}`, () => {
    const [finding, ...others] = wrongDirections(
      house({ [path]: `// A comment.\nimport type { x } from '${name}';\n` }),
    );
    assert.equal(others, []);
    assert.match(finding!, `${path}:2 imports `);
    assert.match(finding!, advice);
  });

test('a cycle is shown as the way around, and types make one too', () => {
  const around = house({
    'engine/sync/a.ts': "import { b } from './b.ts';\nimport { d } from './d.ts';",
    'engine/sync/b.ts': "export { c } from './c.ts';",
    'engine/sync/c.ts': "await import('./a.ts');",
    'engine/sync/d.ts': "import type { a } from './a.ts';",
  });
  assert.equal(cyclesIn(graphOf(around)), [
    'engine/sync/a.ts → engine/sync/d.ts → engine/sync/a.ts',
    'engine/sync/b.ts → engine/sync/c.ts → engine/sync/a.ts → engine/sync/b.ts',
  ]);
});

test('a file that only a test needs, and a file that nobody needs, are found', () => {
  const files = house({
    'bench/main.ts': "import './run.ts'; new Worker(new URL('./worker.js', import.meta.url));",
    'bench/run.ts': '',
    'bench/worker.ts': '',
    'bench/lonely.ts': '',
    'bench/tested.ts': '',
    'test/bench/tested.test.ts': "import '../../bench/tested.ts'; import '../support/needed.ts';",
    'test/support/needed.ts': '',
    'test/support/forgotten.ts': '',
  });
  const found = unreachedFiles(files, '{ "scripts": { "bench": "tsc && node build/bench/main.js" } }');
  assert.equal(
    found.map((finding) => finding.split(':')[0]),
    ['bench/lonely.ts', 'bench/tested.ts', 'test/support/forgotten.ts'],
  );
});

test('a worker that is not there is found', () => {
  const files = house({ 'bench/main.ts': "new URL('./worker.ts', import.meta.url)" });
  assert.equal(brokenImports(files), ['bench/main.ts:1 names bench/worker.ts, which does not exist']);
});

test.run();
