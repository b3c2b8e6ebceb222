import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readRepository, sourcesIn } from '../support/repository.ts';
import { ambientUses } from './ambient-rules.ts';

const test = suite('house: time, chance and printing');

test('only drivers, servers and the command line know the ambient time, chance and locale', () => {
  assert.is(ambientUses(sourcesIn(readRepository())).join('\n'), '');
});

const BANNED = [
  ['Date.now()', 'take `now` as a parameter'],
  ['const at = new Date();', 'engine/kernel/calendar.ts'],
  ['new Date(0)', 'engine/kernel/calendar.ts'],
  ['Date()', 'take `now` as a parameter'],
  ['performance.now()', 'wall time is measured in bench'],
  ['process.hrtime.bigint()', 'wall time is measured in bench'],
  ['setTimeout(resolve, 1)', 'only a driver waits'],
  ['setInterval(tick, 1)', 'only a driver waits'],
  ['const x = Math.random;', 'streamFor(seed, name)'],
  ["import { randomUUID } from 'node:crypto';", 'identifiers in the mocks are counters'],
  ['randomBytes(8)', 'streamFor(seed, name)'],
  ['a.localeCompare(b)', 'compare with `<`'],
  ['n.toLocaleString()', 'format by hand'],
  ['new Intl.NumberFormat()', 'format by hand'],
  ['console.log(x)', 'only bench and the main.ts of a mock print'],
  ['process.stdout.write(x)', 'only bench and the main.ts of a mock print'],
] as const;

for (const [code, advice] of BANNED)
  test(`\`${code}\` is found, and what to do instead is said`, () => {
    const findings = ambientUses(new Map([['scenarios/world.ts', `// A comment.\n${code}\n`]]));
    assert.is(findings.length, 1, findings.join('\n'));
    assert.match(findings[0]!, /^scenarios\/world\.ts:2 uses /);
    assert.ok(findings[0]!.includes(advice), findings[0]);
  });

const HARMLESS = [
  '// Date.now() is banned',
  "const message = 'call setTimeout(…) yourself';",
  'const pattern = /new Date(/;',
  'const at = Date.parse(text) + Date.UTC(2026, 0, 1);',
  'type Updated = Map<string, Date>;',
  'stream.randomInt(1, 2)',
];

for (const code of HARMLESS)
  test(`\`${code}\` is harmless`, () => {
    assert.equal(ambientUses(new Map([['mock-marketo/org.ts', code]])), []);
  });

const PLACES: readonly (readonly [path: string, code: string, uses: number])[] = [
  ['engine/kernel/clock.ts', 'Date.now(); console.log()', 2],
  ['engine/drivers/real-time.ts', 'Date.now(); console.log()', 1],
  ['mock-salesforce/server.ts', 'Date.now(); console.log()', 1],
  ['mock-salesforce/resources/server.ts', 'Date.now(); console.log()', 2],
  ['mock-marketo/main.ts', 'Date.now(); console.log()', 0],
  ['bench/run.ts', 'Date.now(); console.log()', 0],
  ['test/kernel/calendar.test.ts', 'Date.now(); console.log()', 0],
];

for (const [path, code, uses] of PLACES)
  test(`${path} may use all but ${uses} of time and printing`, () => {
    assert.is(ambientUses(new Map([[path, code]])).length, uses);
  });

test.run();
