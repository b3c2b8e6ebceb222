/** Every entry of the catalogues of errors is caused here or among the refusals, and its whole answer is compared. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BULK_ERRORS } from '../../../mock-salesforce/bulk/index.ts';
import { ERRORS, type ErrorEntry } from '../../../mock-salesforce/index.ts';
import { RULE_REFUSALS } from '../rules/refusals/of-rules.ts';
import { VALUE_REFUSALS } from '../rules/refusals/of-values.ts';
import { withServer } from '../small-org.ts';
import { BULK1_PROVOCATIONS } from './bulk1-provocations.ts';
import { BULK2_PROVOCATIONS } from './bulk2-provocations.ts';
import { COLLECTION_PROVOCATIONS } from './collection-provocations.ts';
import { tells } from './entry-text.ts';
import { Client, type Provocation } from './provocation.ts';
import { RECORD_PROVOCATIONS } from './record-provocations.ts';
import { REQUEST_PROVOCATIONS } from './request-provocations.ts';
import { SOAP_PROVOCATIONS } from './soap-provocations.ts';
import { SOQL_PROVOCATIONS } from './soql-provocations.ts';

const test = suite('error codes: who causes them, and what comes back');

const PROVOCATIONS = [
  ...REQUEST_PROVOCATIONS,
  ...SOQL_PROVOCATIONS,
  ...RECORD_PROVOCATIONS,
  ...COLLECTION_PROVOCATIONS,
  ...SOAP_PROVOCATIONS,
];
const BULK = [...BULK2_PROVOCATIONS, ...BULK1_PROVOCATIONS];

/** What nobody can cause by a request: it is there for a fault of the mock itself. */
const NEVER = ['unexpected'];

for (const { entry, status, says, ask, options = {} } of [...PROVOCATIONS, ...BULK]) {
  test(`${entry}: ${status} ${JSON.stringify(says).slice(0, 120)}`, () =>
    withServer(options, async (bench) => {
      const reply = await ask(await Client.of(bench));
      const body: unknown = typeof says === 'string' ? reply.body : JSON.parse(reply.body);
      assert.equal([reply.status, body], [status, says]);
    }));
}

/** Entries that no request causes, and requests for entries that do not exist. */
function differences(catalogue: object, caused: readonly string[]): string[][] {
  const entries = Object.keys(catalogue);
  const missing = entries.filter((entry) => !caused.includes(entry) && !NEVER.includes(entry));
  return [missing, caused.filter((entry) => !entries.includes(entry))];
}

test('no entry is left out, and none is told of that does not exist', () => {
  const refused = [...Object.keys(VALUE_REFUSALS), ...Object.keys(RULE_REFUSALS)];
  assert.equal(differences(ERRORS, [...PROVOCATIONS.map(({ entry }) => entry), ...refused]), [[], []]);
  assert.equal(
    differences(
      BULK_ERRORS,
      BULK.map(({ entry }) => entry),
    ),
    [[], []],
  );
});

test('what comes back is what its entry says: the code, and the message with its gaps filled', () => {
  const wrong = (catalogue: Readonly<Record<string, ErrorEntry>>, caused: readonly Provocation[]) =>
    caused.filter(({ entry, says }) => !tells(says, catalogue[entry]!)).map(({ entry }) => entry);
  assert.equal(wrong(ERRORS, PROVOCATIONS), []);
  assert.equal(wrong(BULK_ERRORS, BULK), []);
});

test.run();
