import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, type Bench } from '../small-org.ts';
import { Client, withBulk } from './bulk-bench.ts';

const test = suite('what the columns and cells of a file mean');

async function load(bench: Bench, job: object, file: string, username?: string) {
  const api = new Client(bench.url, await accessToken(bench.url, username));
  const path = await api.load(job, file);
  const { errorMessage } = await api.info(path);
  const errors = (await api.rows(`${path}/failedResults`)).map((line) => line.split('","')[1]);
  return { errorMessage, errors };
}

function contact({ org }: Bench, row: number, ...fields: string[]): unknown[] {
  const contacts = org.object('Contact');
  return fields.map((field) => contacts.value(row, contacts.field(field)));
}

const INSERT = { object: 'Contact', operation: 'insert' };

test('names in any case, numbers, booleans and dates', () =>
  withBulk(async (bench) => {
    const file = 'lastname,DONOTCALL,birthdate\nOne,TRUE,1940-06-07Z\nTwo,0,1940-06-07\n';
    const { errors } = await load(bench, INSERT, file);
    assert.equal(errors, []);
    assert.equal(contact(bench, 12, 'LastName', 'DoNotCall', 'Birthdate'), ['One', true, '1940-06-07']);
    assert.equal(contact(bench, 13, 'LastName', 'DoNotCall', 'Birthdate'), ['Two', false, '1940-06-07']);
  }));

test('a value of a wrong type fails its row only', () =>
  withBulk(async (bench) => {
    const file = 'LastName,DoNotCall,Birthdate\nOne,perhaps,\nTwo,,yesterday\nThree,,\n';
    const { errors } = await load(bench, INSERT, file);
    assert.equal(errors, [
      "INVALID_FIELD:Failed to deserialize field at col 1. Due to, 'perhaps' is not a valid value for the type xsd:boolean:DoNotCall --",
      "INVALID_FIELD:Failed to deserialize field at col 2. Due to, 'yesterday' is not a valid value for the type xsd:date:Birthdate --",
    ]);
    assert.is(bench.org.object('Contact').count, 13);
  }));

test('a parent is named by an indexed field of its own', () =>
  withBulk(async (bench) => {
    const file =
      'LastName,ReportsTo.Email\nOne,PERSON4@example.com\nTwo,nobody@example.com\nThree,\nFour,#N/A\n';
    const { errors } = await load(bench, INSERT, file);
    assert.equal(errors, [
      'INVALID_FIELD:Foreign key external ID: nobody@example.com not found for field Email in entity Contact:--',
    ]);
    assert.equal(contact(bench, 12, 'ReportsToId'), [bench.org.object('Contact').idOf(4)]);
    assert.equal(contact(bench, 13, 'LastName', 'ReportsToId'), ['Three', null]);
  }));

for (const column of [
  'ReportsTo.Phone',
  'Nobody.Email',
  'ReportsTo.Account.Name',
  'Contacts.Email',
  'constructor',
]) {
  test(`the column ${column} means nothing`, () =>
    withBulk(async (bench) => {
      const { errorMessage } = await load(bench, INSERT, `LastName,${column}\nOne,x\n`);
      assert.is(errorMessage, `InvalidBatch : Field name not found : ${column}`);
    }));
}

test('a field that the user cannot see is not there; one that is read-only fails each row', () =>
  withBulk(
    async (bench) => {
      const hidden = await load(bench, INSERT, 'LastName,Title\nOne,x\n', 'sync@mock.example');
      assert.is(hidden.errorMessage, 'InvalidBatch : Field name not found : Title');
      const locked = await load(bench, INSERT, 'LastName,Phone\nOne,1\n', 'sync@mock.example');
      assert.match(
        locked.errors[0]!,
        /^INVALID_FIELD_FOR_INSERT_UPDATE:Unable to create\/update fields: Phone\./,
      );
    },
    { syncUser: { hidden: ['Contact.Title'], readOnly: ['Contact.Phone'] } },
  ));

test('update without an Id, and by an Id of another object', () =>
  withBulk(async (bench) => {
    const account = bench.org.object('Account').idOf(0);
    const file = `Id,FirstName\n,A\n${account},B\n`;
    const { errors } = await load(bench, { object: 'Contact', operation: 'update' }, file);
    assert.equal(errors, [
      'MISSING_ARGUMENT:Id not specified in an update call:Id --',
      `MALFORMED_ID:Contact ID: id value of incorrect type: ${account}:Id --`,
    ]);
  }));

test('upsert by Id updates the rows that have one and creates the others', () =>
  withBulk(async (bench) => {
    const id = bench.org.object('Contact').idOf(2);
    const job = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Id' };
    const { errors } = await load(bench, job, `Id,LastName\n${id},Old\n,New\n`);
    assert.equal(errors, []);
    assert.equal([contact(bench, 2, 'LastName'), contact(bench, 12, 'LastName')], [['Old'], ['New']]);
  }));

test('a row that cannot get its locks in ten seconds fails as Salesforce says', () =>
  withBulk(async (bench) => {
    const account = bench.org.object('Account').idOf(1);
    bench.org.locks.hold([account], bench.clock.now() + 60_000);
    const file = `LastName,AccountId\nHeld,${account}\nFree,${bench.org.object('Account').idOf(2)}\n`;
    const { errors } = await load(bench, INSERT, file);
    assert.equal(errors, [
      `UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: ${account}:--`,
    ]);
    assert.equal(contact(bench, 12, 'LastName'), ['Free']);
  }));

test('rows of one chunk that share an external id are all refused', () =>
  withBulk(async (bench) => {
    const job = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Ext__c' };
    const { errors } = await load(bench, job, 'Ext__c,LastName\ne1,One\nE1,Two\ne2,Three\n');
    assert.equal(errors, [
      'DUPLICATE_VALUE:Duplicate external id specified: e1:Ext__c --',
      'DUPLICATE_VALUE:Duplicate external id specified: E1:Ext__c --',
    ]);
    assert.is(bench.org.object('Contact').count, 13);
  }));

test.run();
