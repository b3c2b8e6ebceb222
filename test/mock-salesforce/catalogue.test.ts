import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYNC_ORDER } from '../../engine/sync/index.ts';
import { ERRORS, SETUP_OBJECTS, STANDARD_OBJECTS } from '../../mock-salesforce/index.ts';
import * as limits from '../../mock-salesforce/limits.ts';

const test = suite('the catalogues: errors, objects, limits');

/** Codes of REST that the SOAP description does not have. */
const REST_ONLY = ['NOT_FOUND', 'METHOD_NOT_ALLOWED', 'PRECONDITION_FAILED'];

test('every error code is one that Salesforce’s own WSDL lists, or REST’s', () => {
  const jsforce = dirname(createRequire(import.meta.url).resolve('jsforce/package.json'));
  const wsdl = readFileSync(join(jsforce, 'src/api/soap/wsdl.xml'), 'utf8');
  for (const { code } of Object.values(ERRORS)) {
    assert.ok(REST_ONLY.includes(code) || wsdl.includes(`<enumeration value="${code}"/>`), code);
  }
});

test('an error of one record is not a matter of the session or of the whole request', () => {
  for (const [name, { scope, status }] of Object.entries(ERRORS)) {
    if (scope === 'record') assert.ok([400, 403, 404].includes(status), name);
    assert.ok(status !== 401 || name === 'sessionInvalid', 'clients renew their session on every 401');
  }
});

test('objects: unique names and prefixes, a name field, the system fields, lookups that lead somewhere', () => {
  const objects = [...STANDARD_OBJECTS, ...SETUP_OBJECTS];
  const names = objects.map((schema) => schema.name);
  assert.is(new Set(names).size, names.length);
  assert.is(new Set(objects.map((schema) => schema.keyPrefix)).size, names.length);
  for (const { name, fields } of objects) {
    const own = fields.map((field) => field.name);
    assert.is(new Set(own).size, own.length, name);
    assert.is(own[0], 'Id');
    for (const system of [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]) {
      assert.ok(own.includes(system), `${name}.${system}`);
    }
    for (const { name: field, type, referenceTo = [], compoundFieldName } of fields) {
      assert.is(type === 'reference', referenceTo.length > 0, `${name}.${field}`);
      if (compoundFieldName !== undefined) assert.ok(own.includes(compoundFieldName), `${name}.${field}`);
    }
  }
});

test('the first eight objects stand in the order of the sync', () => {
  assert.equal(
    STANDARD_OBJECTS.slice(0, 8).map((schema) => schema.name),
    SYNC_ORDER.slice(0, 8),
  );
});

test('limits relate to each other as the platform’s do', () => {
  assert.ok(limits.QUERY_PAGE_RECORDS_MIN < limits.QUERY_PAGE_RECORDS);
  assert.ok(limits.DELETED_DAYS_BACK < limits.UPDATED_DAYS_BACK);
  assert.ok(limits.SESSION_IDLE_MS < limits.QUERY_CURSOR_LIFE_MS);
  assert.ok(limits.COLLECTION_RECORDS <= limits.QUERY_PAGE_RECORDS_MIN);
});

test.run();
