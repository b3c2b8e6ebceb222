import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('records over REST, with jsforce');

async function signedIn(url: string, username = 'admin@mock.example') {
  const connection = new jsforce.Connection({ loginUrl: url });
  await connection.login(username, 'mock');
  return connection;
}

/** `CODE: message` of the error that a promise ends with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: { errorCode?: string; message: string }) => `${error.errorCode}: ${error.message}`,
  );
}

test('create, read, update, delete', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await signedIn(url)).sobject('Contact');
    const created = await contacts.create({ LastName: 'Doe', Email: 'doe@example.com', DoNotCall: true });
    assert.equal(created, { id: org.object('Contact').idOf(12), success: true, errors: [] });
    await contacts.update({ Id: created.id!, FirstName: 'Jane' });
    const record = await contacts.retrieve(created.id!);
    assert.equal(
      [record.Name, record.DoNotCall, record.OwnerId],
      ['Jane Doe', true, org.object('User').idOf(0)],
    );
    await contacts.destroy(created.id!);
    assert.is(
      await failureOf(contacts.retrieve(created.id!)),
      'NOT_FOUND: The requested resource does not exist',
    );
    assert.is(await failureOf(contacts.destroy(created.id!)), 'ENTITY_IS_DELETED: entity is deleted');
  }));

test('create and update 200 at once; each record has its own result', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await signedIn(url)).sobject('Contact');
    const names = Array.from({ length: 200 }, (_, i) => ({ LastName: i === 7 ? '' : `New${i}` }));
    const created = await contacts.create(names);
    assert.is(created.filter((result) => result.success).length, 199);
    assert.equal(created[7], {
      success: false,
      errors: [
        {
          statusCode: 'REQUIRED_FIELD_MISSING',
          message: 'Required fields are missing: [LastName]',
          fields: ['LastName'],
        },
      ],
    } as unknown as (typeof created)[number]);
    const updates = created.flatMap((result) => (result.success ? [{ Id: result.id, Title: 'CEO' }] : []));
    const updated = await contacts.update(updates);
    assert.ok(updated.length === 199 && updated.every((result) => result.success));
    assert.is(org.object('Contact').changes.size, 199);
  }));

test('all or none: one wrong record keeps the others out', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await signedIn(url)).sobject('Contact');
    const results = await contacts.create([{ LastName: 'A' }, { LastName: 'B', Email: 'wrong' }], {
      allOrNone: true,
    });
    const codes = results.map((result) =>
      result.success ? 'ok' : (result.errors[0] as unknown as { statusCode: string }).statusCode,
    );
    assert.equal(codes, ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_EMAIL_ADDRESS']);
    assert.is(org.object('Contact').count, 12);
  }));

test('201 records are too many', () =>
  withServer({}, async ({ url }) => {
    const records = Array.from({ length: 201 }, () => ({
      attributes: { type: 'Lead' },
      LastName: 'A',
      Company: 'B',
    }));
    const path = '/services/data/v62.0/composite/sobjects';
    const { status, body } = await request(url, await accessToken(url), 'POST', path, { records });
    const message = 'record limit reached. cannot submit more than 200 records into this call';
    assert.equal([status, body], [400, [{ message, errorCode: 'EXCEEDED_ID_LIMIT' }]]);
  }));

test('upsert by external id creates first, then updates', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await signedIn(url)).sobject('Contact');
    const first = await contacts.upsert({ Ext__c: 'k1', LastName: 'Doe' }, 'Ext__c');
    const second = await contacts.upsert({ Ext__c: 'K1', FirstName: 'Jane' }, 'Ext__c');
    assert.equal([first.created, second.created], [true, false]);
    assert.is(second.id, first.id);
    assert.is(org.object('Contact').count, 13);
    assert.is(
      await failureOf(contacts.upsert({ Title: 'x', LastName: 'Doe' }, 'Title')),
      'NOT_FOUND: Provided external ID field does not exist or is not accessible: Title',
    );
  }));

test('delete several by Id; the second mention of a record finds it deleted', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await signedIn(url)).sobject('Contact');
    const ids = [3, 4, 3].map((row) => org.object('Contact').idOf(row));
    const results = await contacts.destroy(ids);
    assert.equal(
      results.map((result) => result.success),
      [true, true, false],
    );
    assert.is((await (await signedIn(url)).query('SELECT Id FROM Contact')).totalSize, 10);
  }));

test('the sync user meets its field-level security in every resource', () =>
  withServer(
    { syncUser: { hidden: ['Contact.Title'], readOnly: ['Contact.Phone'] } },
    async ({ url, org }) => {
      const connection = await signedIn(url, 'sync@mock.example');
      const contacts = connection.sobject('Contact');
      const Id = org.object('Contact').idOf(0);
      const { fields } = await contacts.describe();
      assert.is(
        fields.find((field) => field.name === 'Title'),
        undefined,
      );
      assert.equal([fields.find((field) => field.name === 'Phone')?.updateable], [false]);
      assert.not.ok('Title' in (await contacts.retrieve(Id)));
      assert.is(
        await failureOf(contacts.update({ Id, Title: 'CEO' })),
        "INVALID_FIELD: No such column 'Title' on sobject of type Contact",
      );
      assert.match(
        await failureOf(contacts.update({ Id, Phone: '1' })),
        'INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: Phone.',
      );
      assert.match(
        await failureOf(connection.query('SELECT Title FROM Contact')),
        'INVALID_FIELD: \nSELECT Title FROM Contact\n',
      );
    },
  ));

test('names in any case, as nforce sends them', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const created = await request(url, token, 'POST', '/services/data/v59.0/sobjects/contact', {
      lastname: 'A',
    });
    assert.is(created.status, 201);
    assert.is(
      created.headers.get('location'),
      `/services/data/v59.0/sobjects/Contact/${org.object('Contact').idOf(12)}`,
    );
    const upserted = await request(url, token, 'PATCH', '/services/data/v59.0/SObjects/contact/ext__c/e1', {
      lastname: 'B',
    });
    assert.equal([upserted.status, (upserted.body as { created: boolean }).created], [201, true]);
  }));

test.run();
