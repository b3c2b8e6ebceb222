import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR, type ValidationRule } from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('validation rules');

const BY = SYSTEM_ADMINISTRATOR;

const WEB_LEADS_NEED_EMAIL: ValidationRule = {
  name: 'Web_Leads_Need_Email',
  object: 'Lead',
  errorCondition: {
    all: [
      { field: 'LeadSource', operator: '=', value: 'Web' },
      { field: 'Email', operator: '=', value: null },
    ],
  },
  errorMessage: 'A lead from the web needs an e-mail address.',
  errorDisplayField: 'Email',
};

const ACME_STAYS: ValidationRule = {
  name: 'Contacts_Stay',
  object: 'Contact',
  errorCondition: { formula: 'ISCHANGED(AccountId) && Account.Name <> "Acme"' },
  errorMessage: 'A contact may only move to Acme.',
};

test("over HTTP a record that breaks a rule is refused with the rule's own text and field", () =>
  withServer({ validationRules: [WEB_LEADS_NEED_EMAIL] }, async ({ url, org }) => {
    const token = await accessToken(url);
    const lead = { LastName: 'Doe', Company: 'Acme', LeadSource: 'Web' };
    const path = '/services/data/v62.0/sobjects/Lead';
    const refused = await request(url, token, 'POST', path, lead);
    assert.is(refused.status, 400);
    assert.equal(refused.body, [
      {
        message: 'A lead from the web needs an e-mail address.',
        errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        fields: ['Email'],
      },
    ]);
    assert.is(org.object('Lead').count, 5, 'nothing was written');
    const saved = await request(url, token, 'POST', path, { ...lead, Email: 'a@b.example' });
    assert.is(saved.status, 201);
  }));

test('a rule looks at the record as it would be, at what it was, and at its parents', () => {
  const org = smallOrg({ validationRules: [ACME_STAYS] });
  const contacts = org.object('Contact');
  const accounts = org.object('Account');
  const move = (row: number, account: number) =>
    org.update(contacts, row, { AccountId: accounts.idOf(account) }, BY, START);
  assert.equal(move(0, 1), {
    ok: false,
    error: {
      code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'A contact may only move to Acme.',
      status: 400,
      fields: [],
    },
  });
  assert.ok(move(1, 0).ok);
  assert.ok(org.update(contacts, 2, { Title: 'CEO' }, BY, START).ok, 'not moved, so the rule is silent');
  assert.ok(move(2, 2).ok, 'the same account is no change');
});

test('a refused update leaves values, stamps and the list of changes as they were', () => {
  const org = smallOrg({ validationRules: [ACME_STAYS] });
  const contacts = org.object('Contact');
  org.update(contacts, 0, { Title: 'CEO', AccountId: org.object('Account').idOf(1) }, BY, START);
  assert.is(contacts.value(0, contacts.field('Title')), null);
  assert.is(contacts.changes.size, 0);
  assert.is(contacts.lastModified[0], START / 1_000 - 86_400);
});

test('a rule that is not active is no rule; a rule that names what does not exist stops the org', () => {
  const org = smallOrg({ validationRules: [{ ...WEB_LEADS_NEED_EMAIL, active: false }] });
  const lead = { LastName: 'Doe', Company: 'Acme', LeadSource: 'Web' };
  assert.ok(org.insert(org.object('Lead'), lead, BY, START).ok);
  const broken = { ...ACME_STAYS, errorCondition: { formula: 'ISBLANK(Nope__c)' } };
  assert.throws(
    () => smallOrg({ validationRules: [broken] }),
    'Contacts_Stay: Field Nope__c does not exist. Check spelling.',
  );
});

test.run();
