import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldSchema } from '../../mock-salesforce/index.ts';
import { checkedValue } from '../../mock-salesforce/rules/field-values.ts';

const test = suite('what a field takes');

const name: FieldSchema = { name: 'Name', label: 'Account Name', type: 'string', length: 5 };
const email: FieldSchema = { name: 'Email', label: 'Email', type: 'email', length: 80 };
const region: FieldSchema = {
  name: 'Region__c',
  label: 'Region',
  type: 'picklist',
  picklistValues: ['North'],
  restrictedPicklist: true,
};
const interests: FieldSchema = {
  name: 'Interests__c',
  label: 'Interests',
  type: 'multipicklist',
  picklistValues: ['North', 'South'],
  restrictedPicklist: true,
};
const source: FieldSchema = { ...region, name: 'LeadSource', restrictedPicklist: false };
const flag: FieldSchema = { name: 'DoNotCall', label: 'Do Not Call', type: 'boolean' };
const staff: FieldSchema = { name: 'Employees', label: 'Employees', type: 'int', precision: 8, scale: 0 };
const amount: FieldSchema = { name: 'Amount', label: 'Amount', type: 'currency', precision: 5, scale: 2 };
const birth: FieldSchema = { name: 'Birthdate', label: 'Birthdate', type: 'date' };
const seen: FieldSchema = { name: 'Seen__c', label: 'Seen', type: 'datetime' };
const account: FieldSchema = { name: 'AccountId', label: 'Account ID', type: 'reference' };

const STORED: readonly [FieldSchema, unknown, unknown][] = [
  [name, '  Acme ', 'Acme'],
  [name, '', null],
  [name, 12, '12'],
  [name, null, null],
  [email, 'a.b+c@example.co', 'a.b+c@example.co'],
  [region, 'north', 'North'],
  [interests, 'south; North;', 'North;South'],
  [interests, ';', null],
  [source, 'Anything', 'Anything'],
  [flag, 'true', true],
  [flag, false, false],
  [staff, '42', 42],
  [amount, 12.345, 12.35],
  [birth, '2026-02-28', '2026-02-28'],
  [birth, '2026-02-28T10:00:00Z', '2026-02-28'],
  [seen, '2026-01-05T09:00:00+01:00', '2026-01-05T08:00:00.000+0000'],
  [seen, '2026-01-05T08:00:00.999Z', '2026-01-05T08:00:00.000+0000'],
  [account, '0012800000CXn0k', '0012800000CXn0kAAD'],
];

test('values are stored as the platform stores them', () => {
  for (const [field, value, stored] of STORED) {
    assert.equal(checkedValue(field, value), { ok: true, value: stored }, `${field.name} = ${value}`);
  }
});

const REFUSED: readonly [FieldSchema, unknown, string, string][] = [
  [name, 'Umbrella', 'STRING_TOO_LONG', 'Account Name: data value too large: Umbrella (max length=5)'],
  [email, 'foo', 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: foo'],
  [email, 'a@b', 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: a@b'],
  [
    region,
    'West',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Region: bad value for restricted picklist field: West',
  ],
  [
    interests,
    'North;West',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Interests: bad value for restricted picklist field: West',
  ],
  [account, '001', 'MALFORMED_ID', 'Account ID: id value of incorrect type: 001'],
  [
    amount,
    1_000,
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Amount: value outside of valid range on numeric field: 1000',
  ],
];

test('what is refused carries the original’s code, text and field', () => {
  for (const [field, value, code, message] of REFUSED) {
    const error = { code, message, status: 400, fields: [field.name] };
    assert.equal(checkedValue(field, value), { ok: false, error }, `${field.name} = ${value}`);
  }
});

test('a value of the wrong JSON type is refused as the JSON parser refuses it', () => {
  const wrong: [FieldSchema, unknown][] = [
    [flag, 'yes'],
    [staff, 1.5],
    [staff, 'many'],
    [birth, '2026-02-30'],
    [birth, 'tomorrow'],
    [seen, 'now'],
    [name, { a: 1 }],
  ];
  for (const [field, value] of wrong) {
    const outcome = checkedValue(field, value);
    assert.is(outcome.ok ? 'stored' : outcome.error.code, 'JSON_PARSER_ERROR', `${field.name} = ${value}`);
  }
});

test.run();
