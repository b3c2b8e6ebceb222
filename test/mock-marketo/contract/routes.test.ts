/** Every operation of the official specification is answered, or stands in the ledger as absent and is answered with 610. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OPERATIONS } from '../../../mock-marketo/resources/index.ts';
import { errorOf, withMock } from '../support.ts';
import { OPERATIONS_OF_SPECIFICATION } from './specification.ts';

const test = suite('Marketo contract: routes');

const LEDGER = readFileSync('mock-marketo/COVERAGE.md', 'utf8');

/** An operation without the names that its path parameters have. */
function shape(operation: string): string {
  return operation.replace(/\{\w+\}/g, '{}');
}

const routed = new Map(
  OPERATIONS.map((operation) => [shape(`${operation.method} ${operation.path}`), operation]),
);
const specified = Object.keys(OPERATIONS_OF_SPECIFICATION).filter((name) => !name.includes('/identity/'));
const absent = [...LEDGER.matchAll(/^- `((?:GET|POST|DELETE) \/\S+)`$/gm)].map((match) => match[1]!);

test('the ledger names exactly the operations that have no route', () => {
  const unrouted = specified.filter((name) => !routed.has(shape(name)));
  assert.equal(absent.toSorted(), unrouted.toSorted());
});

/**
 * Who may write may read, also where the specification lists the read-only permission alone (assumed). The list of
 * endpoints has another permission for running a campaign than the specification: either suffices.
 */
test('an operation needs one of the permissions that the specification lists', () => {
  for (const name of specified) {
    const operation = routed.get(shape(name));
    const { permissions } = OPERATIONS_OF_SPECIFICATION[name]!;
    if (operation === undefined || permissions === null) continue;
    const listed = permissions.map((permission) => CORRECTED[permission] ?? permission);
    if (/(trigger|schedule)\.json$/.test(name)) listed.push('Read-Write Campaign');
    const twins = listed.map((permission) => permission.replace('Read-Only', 'Read-Write'));
    for (const permission of listed)
      assert.ok(operation.permissions.includes(permission), `${name}: ${permission}`);
    for (const permission of operation.permissions) {
      assert.ok([...listed, ...twins].includes(permission), `${name}: ${permission} is not listed`);
    }
  }
});

/** Permissions that the specification calls otherwise than the roles of the product do. */
const CORRECTED: Readonly<Record<string, string>> = {
  'Read-Write Named Opportunity': 'Read-Write Opportunity',
  'Read-Only Campaigns': 'Read-Only Campaign',
  'Read-Write Campaigns': 'Read-Write Campaign',
};

test('an absent operation is 610, a known path with another method is 605', () =>
  withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    const authorization = `Bearer ${await mock.token()}`;
    for (const name of specified) {
      const [method, path] = name.replace(/\{\w+\}/g, '1').split(' ') as [string, string];
      if (absent.includes(name)) {
        assert.is(errorOf(await mock.fetch(path, { method, headers: { authorization } })), NOT_FOUND, name);
      } else {
        const reply = await mock.fetch(path, { method: 'PUT', headers: { authorization } });
        assert.is(errorOf(reply), "605 Request method 'PUT' not supported", name);
      }
    }
  }));

const NOT_FOUND = '610 Requested resource not found';

test.run();
