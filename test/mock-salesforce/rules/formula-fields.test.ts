import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../../engine/kernel/index.ts';
import { basesOf, type FieldSchema, type Org, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('formula fields');

const BY = SYSTEM_ADMINISTRATOR;

function formula(name: string, type: FieldSchema['type'], text: string, more: Partial<FieldSchema> = {}) {
  return { object: 'Contact', name, label: name, type, custom: true, formula: text, ...more };
}

const FIELDS = [
  formula('Greeting__c', 'string', '"Dear " & BLANKVALUE(FirstName, "Sir or Madam")'),
  formula('Company__c', 'string', 'Account.Name'),
  formula('Owner__c', 'string', 'Owner.Username'),
  formula('Half__c', 'double', 'LEN(LastName) / 2', { scale: 1 }),
  formula('Of_Acme__c', 'boolean', 'Company__c = "Acme"'),
  formula('Age__c', 'double', 'TODAY() - DATEVALUE(CreatedDate)'),
];

function read(org: Org, row: number, name: string) {
  const contacts = org.object('Contact');
  return contacts.value(row, contacts.field(name));
}

test('a formula is computed from the record, its parents and other formulas', () => {
  const org = smallOrg({ customFields: FIELDS });
  const all = ['Greeting__c', 'Company__c', 'Owner__c', 'Half__c', 'Of_Acme__c'];
  assert.equal(
    all.map((name) => read(org, 0, name)),
    ['Dear First0', 'Acme', 'admin@mock.example', 2.5, true],
  );
  assert.is(read(org, 11, 'Greeting__c'), 'Dear Sir or Madam');
});

test('it follows every change of what it reads, and no stamp moves but that of the record written', () => {
  const org = smallOrg({ customFields: FIELDS });
  const contacts = org.object('Contact');
  org.update(org.object('Account'), 0, { Name: 'Apex' }, BY, START + 60_000);
  assert.equal([read(org, 0, 'Company__c'), read(org, 0, 'Of_Acme__c')], ['Apex', false]);
  assert.is(contacts.changes.size, 0);
  assert.is(contacts.changes.stamps[0], START / 1_000 - 86_400);
});

test('TODAY() is the day on which somebody looks', () => {
  const org = smallOrg({ customFields: FIELDS });
  org.arriveAt(START);
  assert.is(read(org, 0, 'Age__c'), 1);
  org.arriveAt(START + 3 * DAY_MS);
  assert.is(read(org, 0, 'Age__c'), 4);
});

test('what a copy starts from is the value at the start, whatever happens later', () => {
  const org = smallOrg({ customFields: FIELDS });
  const bases = basesOf(org.object('Contact'));
  org.update(org.object('Account'), 0, { Name: 'Apex' }, BY, START);
  assert.equal([bases.Company__c!(0), bases.Of_Acme__c!(0)], ['Acme', true]);
});

test('nobody writes a formula; describe tells that it is calculated', () =>
  withServer({ customFields: FIELDS }, async ({ url }) => {
    const token = await accessToken(url);
    const path = '/services/data/v62.0/sobjects/Contact';
    const refused = await request(url, token, 'POST', path, { LastName: 'Doe', Company__c: 'x' });
    assert.equal(refused.body, [
      {
        message:
          'Unable to create/update fields: Company__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
        errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        fields: ['Company__c'],
      },
    ]);
    const described = (await request(url, token, 'GET', `${path}/describe`)).body as {
      fields: { name: string }[];
    };
    const field = described.fields.find(({ name }) => name === 'Company__c');
    const { calculated, calculatedFormula, createable, updateable } = field as unknown as Record<
      string,
      unknown
    >;
    assert.equal(
      [calculated, calculatedFormula, createable, updateable],
      [true, 'Account.Name', false, false],
    );
  }));

test('queries filter and sort by formulas', () =>
  withServer({ customFields: FIELDS }, async ({ url }) => {
    const token = await accessToken(url);
    const soql =
      "SELECT Id, Company__c FROM Contact WHERE Company__c = 'Globex' ORDER BY Greeting__c LIMIT 1";
    const { body } = await request(
      url,
      token,
      'GET',
      `/services/data/v62.0/query?q=${encodeURIComponent(soql)}`,
    );
    const { records } = body as { records: { Company__c: string }[] };
    assert.equal(
      records.map((one) => one.Company__c),
      ['Globex'],
    );
  }));

test('a formula that is wrong, or leads back to itself, stops the org with its name', () => {
  const org =
    (...customFields: ReturnType<typeof formula>[]) =>
    () =>
      smallOrg({ customFields });
  assert.throws(
    org(formula('A__c', 'string', 'Account.Nope__c')),
    'Contact.A__c: Field Nope__c does not exist. Check spelling.',
  );
  assert.throws(
    org(formula('A__c', 'string', 'B__c'), formula('B__c', 'string', 'A__c & "x"')),
    'Contact.A__c: the formula refers to itself, directly or through other fields',
  );
});

test.run();
