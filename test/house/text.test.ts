import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readRepository } from '../support/repository.ts';
import { bannedLines } from './text-rules.ts';

const test = suite('house: every line');

test('no line names a folder of one machine or puts work off', () => {
  assert.is(bannedLines(readRepository()).join('\n'), '');
});

/** `~` stands for the first slash, `*` for a letter, so that this file does not hold what it looks for. */
const BANNED = [
  'cd ~home/ada/project',
  "const file = '~tmp/out.json';",
  'file://~Users/ada/x.ts',
  '[the log](~root/run.log)',
  '// FIX*E: later',
];

for (const coded of BANNED)
  test(`\`${coded}\` is found`, () => {
    const line = coded.replace('~', '/').replace('*', 'M');
    const found = bannedLines(new Map([['README.md', `\n${line}`]]));
    assert.is(found.length, 1);
    assert.match(found[0]!, /^README\.md:2 /);
  });

const HARMLESS = [
  'https://host.example/home/home.jsp',
  '../work/x',
  './tmp/out',
  'GET /rest/v1/leads.json',
  'a/tmp/b',
];

for (const line of HARMLESS)
  test(`\`${line}\` is harmless`, () => {
    assert.equal(bannedLines(new Map([['README.md', line]])), []);
  });

test.run();
