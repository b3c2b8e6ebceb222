import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, type OrgOptions, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('writing records through the API, under all rules');

/** What an insert was refused with, or `inserted`. */
function insert(org: Org, object: string, values: Record<string, unknown>, by = SYSTEM_ADMINISTRATOR) {
  const outcome = org.insert(org.object(object), values, by, START);
  return outcome.ok ? 'inserted' : outcome.error;
}

function update(
  org: Org,
  object: string,
  row: number,
  values: Record<string, unknown>,
  by = SYSTEM_ADMINISTRATOR,
) {
  const outcome = org.update(org.object(object), row, values, by, START);
  return outcome.ok ? 'updated' : outcome.error;
}

test('a contact needs a last name, a lead a company as well', () => {
  const org = smallOrg();
  const message = 'Required fields are missing: [LastName, Company]';
  const fields = ['LastName', 'Company'];
  assert.equal(insert(org, 'Lead', {}), { code: 'REQUIRED_FIELD_MISSING', message, status: 400, fields });
  assert.is(insert(org, 'Contact', { LastName: 'Doe' }), 'inserted');
});

test('emptying a required field is refused; leaving it alone is not', () => {
  const org = smallOrg();
  const refusal = update(org, 'Lead', 0, { Company: '  ' });
  assert.is(
    typeof refusal === 'string' ? refusal : refusal.message,
    'Required fields are missing: [Company]',
  );
  assert.is(update(org, 'Lead', 0, { Title: 'CEO' }), 'updated');
});

test('a custom field that became required is missed by any later update', () => {
  const tier = {
    object: 'Lead',
    name: 'Tier__c',
    label: 'Tier',
    type: 'string',
    required: true,
    custom: true,
  } as const;
  const org = smallOrg({ customFields: [tier] });
  const refusal = update(org, 'Lead', 0, { Title: 'CEO' });
  assert.is(
    typeof refusal === 'string' ? refusal : refusal.message,
    'Required fields are missing: [Tier__c]',
  );
});

test('unknown fields, read-only fields and the Id are refused by name', () => {
  const org = smallOrg();
  const codeAndFields = (values: Record<string, unknown>) => {
    const refusal = update(org, 'Contact', 0, values);
    return typeof refusal === 'string' ? refusal : [refusal.code, refusal.fields];
  };
  assert.equal(codeAndFields({ Nope: 1 }), ['INVALID_FIELD', undefined]);
  assert.equal(codeAndFields({ CreatedDate: null, Phone: '1', Name: 'x' }), [
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['CreatedDate', 'Name'],
  ]);
  assert.equal(codeAndFields({ MailingAddress: {} }), [
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['MailingAddress'],
  ]);
  assert.equal(codeAndFields({ Id: '003' }), ['INVALID_FIELD', ['Id']]);
});

test('the sync user meets its field-level security, the administrator does not', () => {
  const org = smallOrg({ syncUser: { hidden: ['Contact.Title'], readOnly: ['Contact.Phone'] } });
  const hidden = update(org, 'Contact', 0, { Title: 'x' }, SYNC_USER);
  assert.is(
    typeof hidden === 'string' ? hidden : hidden.message,
    "No such column 'Title' on sobject of type Contact",
  );
  const locked = update(org, 'Contact', 0, { Phone: '1' }, SYNC_USER);
  const text =
    'Unable to create/update fields: Phone. Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
  assert.is(typeof locked === 'string' ? locked : locked.message, text);
  assert.is(update(org, 'Contact', 0, { Title: 'x', Phone: '1' }), 'updated');
});

test('only an administrator writes users; the status of the refusal is a setting', () => {
  const statusOf = (options: Partial<OrgOptions>) => {
    const refusal = update(smallOrg(options), 'User', 0, { Title: 'x' }, SYNC_USER);
    return typeof refusal === 'string' ? refusal : [refusal.code, refusal.status];
  };
  assert.equal(statusOf({}), ['INSUFFICIENT_ACCESS_OR_READONLY', 403]);
  assert.equal(statusOf({ insufficientAccessStatus: 400 }), ['INSUFFICIENT_ACCESS_OR_READONLY', 400]);
});

test('a lookup must name a living record of the right object', () => {
  const org = smallOrg();
  const accounts = org.object('Account');
  const codeOf = (AccountId: string) => {
    const refusal = update(org, 'Contact', 0, { AccountId });
    return typeof refusal === 'string' ? refusal : refusal.code;
  };
  assert.is(codeOf(accounts.idOf(2)), 'updated');
  assert.is(codeOf(accounts.idOf(77)), 'INVALID_CROSS_REFERENCE_KEY');
  assert.is(codeOf(org.object('Lead').idOf(0)), 'FIELD_INTEGRITY_EXCEPTION');
  org.remove(accounts, 1, SYSTEM_ADMINISTRATOR, START);
  assert.is(codeOf(accounts.idOf(1)), 'ENTITY_IS_DELETED');
});

test('a unique value has one holder, whatever its case; a deleted holder gives it free', () => {
  const org = smallOrg();
  assert.is(insert(org, 'Contact', { LastName: 'A', Ext__c: 'key' }), 'inserted');
  const refusal = insert(org, 'Contact', { LastName: 'B', Ext__c: 'KEY' });
  const id = org.object('Contact').idOf(12).slice(0, 15);
  assert.is(
    typeof refusal === 'string' ? refusal : refusal.message,
    `duplicate value found: Ext__c duplicates value on record with id: ${id}`,
  );
  assert.is(update(org, 'Contact', 12, { Ext__c: 'key' }), 'updated', 'its own value');
  org.remove(org.object('Contact'), 12, SYSTEM_ADMINISTRATOR, START);
  assert.is(insert(org, 'Contact', { LastName: 'C', Ext__c: 'key' }), 'inserted');
});

test('a new record holds defaults and its creator as owner, nothing of the initial population', () => {
  const org = smallOrg();
  insert(org, 'Lead', { LastName: 'Doe', Company: 'Acme' }, SYNC_USER);
  const leads = org.object('Lead');
  const read = (field: string) => leads.value(5, leads.field(field));
  assert.is(read('Status'), 'Open - Not Contacted');
  assert.is(read('DoNotCall'), false);
  assert.is(read('OwnerId'), org.object('User').idOf(SYNC_USER));
  insert(org, 'Contact', { LastName: 'Roe' });
  const contacts = org.object('Contact');
  assert.is(contacts.value(12, contacts.field('Email')), null);
  assert.is(contacts.value(12, contacts.field('AccountId')), null);
});

test('an org has one Organization, and it stays', () => {
  const org = smallOrg();
  const refusal = insert(org, 'Organization', { Name: 'x' });
  assert.is(typeof refusal === 'string' ? refusal : refusal.code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  assert.not(org.remove(org.object('Organization'), 0, SYSTEM_ADMINISTRATOR, START).ok);
});

test.run();
