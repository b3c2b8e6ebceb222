/** Every entry of the catalogues of errors is caused by a request here, or by the test that is named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BULK_ERRORS } from '../../../mock-salesforce/bulk/index.ts';
import { ERRORS, type ErrorEntry } from '../../../mock-salesforce/index.ts';
import { withServer } from '../small-org.ts';
import { BULK1_PROVOCATIONS } from './bulk1-provocations.ts';
import { BULK2_PROVOCATIONS } from './bulk2-provocations.ts';
import { BULK_ELSEWHERE, ELSEWHERE, NEVER } from './elsewhere.ts';
import { Client, type Provocation } from './provocation.ts';
import { RECORD_PROVOCATIONS } from './record-provocations.ts';
import { REQUEST_PROVOCATIONS } from './request-provocations.ts';

const test = suite('error codes: who causes them, and what comes back');

const REST = [...REQUEST_PROVOCATIONS, ...RECORD_PROVOCATIONS];
const BULK = [...BULK2_PROVOCATIONS, ...BULK1_PROVOCATIONS];

for (const { entry, status, says, ask, options = {} } of [...REST, ...BULK]) {
  test(`${entry}: ${status} ${JSON.stringify(says).slice(0, 120)}`, () =>
    withServer(options, async (bench) => {
      const reply = await ask(await Client.of(bench));
      assert.equal([reply.status, JSON.parse(reply.body)], [status, says]);
    }));
}

const TESTS = fileURLToPath(new URL('../../../../test/mock-salesforce', import.meta.url));

/** The text of a test, below test/mock-salesforce. */
function textOf(file: string): string {
  return readFileSync(join(TESTS, file), 'utf8');
}

/** All other tests of the mock in one text. */
function otherTests(): string {
  const files = readdirSync(TESTS, { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('error-codes'))
    .map(textOf)
    .join('\n');
}

/** Whether a text has the longest part of a message that is no gap. */
function tells(text: string, { message }: ErrorEntry): boolean {
  const parts = message.split(/\{\w+\}/).sort((a, b) => b.length - a.length);
  const [longest = ''] = parts;
  return longest.length > 12 && text.includes(longest);
}

/** Entries that neither a request here, nor a test that is named, nor any other test causes. */
function missing(
  catalogue: Readonly<Record<string, ErrorEntry>>,
  caused: readonly Provocation[],
  elsewhere: object,
): string[] {
  const known = new Set([
    ...caused.map(({ entry }) => entry),
    ...Object.keys(elsewhere),
    ...Object.keys(NEVER),
  ]);
  const others = otherTests();
  return Object.entries(catalogue)
    .filter(([name, entry]) => !known.has(name) && !tells(others, entry))
    .map(([name]) => name);
}

test('no entry is left out, and none is told of that does not exist', () => {
  assert.equal(missing(ERRORS, REST, ELSEWHERE), []);
  assert.equal(missing(BULK_ERRORS, BULK, BULK_ELSEWHERE), []);
  const entries = [...REST.map(({ entry }) => entry), ...Object.keys(ELSEWHERE), ...Object.keys(NEVER)];
  assert.equal(
    entries.filter((entry) => !(entry in ERRORS)),
    [],
  );
  assert.equal(
    [...BULK.map(({ entry }) => entry), ...Object.keys(BULK_ELSEWHERE)].filter(
      (entry) => !(entry in BULK_ERRORS),
    ),
    [],
  );
});

test('the tests that are named say what they are named for', () => {
  const wrong = Object.entries({ ...ELSEWHERE, ...BULK_ELSEWHERE }).filter(
    ([, [file, text]]) => !textOf(file).includes(text),
  );
  assert.equal(wrong, []);
});

test.run();
