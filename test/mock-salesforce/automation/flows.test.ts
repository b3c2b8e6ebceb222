import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Flow,
  type Org,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
  type ValidationRule,
} from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('flows and triggers');

const BY = SYSTEM_ADMINISTRATOR;

const STAMP_TITLE: Flow = {
  name: 'Stamp Title',
  object: 'Contact',
  on: 'createOrUpdate',
  timing: 'before',
  when: { field: 'Title', operator: '=', value: null },
  actions: [{ set: { Title: { formula: '"Unknown at " & Account.Name' }, DoNotCall: true } }],
};

const TELL_ACCOUNT: Flow = {
  name: 'Tell Account',
  object: 'Contact',
  on: 'update',
  when: { formula: 'ISCHANGED(Phone)' },
  actions: [{ updateParent: 'AccountId', set: { Phone: { formula: 'Phone' } } }],
};

const TELL_CONTACTS: Flow = {
  name: 'Tell Contacts',
  object: 'Account',
  on: 'update',
  when: { formula: 'ISCHANGED(Industry)' },
  actions: [{ updateChildren: 'Contact.AccountId', set: { Department: { formula: 'TEXT(Industry)' } } }],
};

const FOLLOW_UP: Flow = {
  name: 'Follow up',
  object: 'Lead',
  on: 'create',
  actions: [
    { create: 'Task', set: { WhoId: { formula: 'Id' }, Subject: { formula: '"Call " & LastName' } } },
  ],
};

function read(org: Org, object: string, row: number, field: string) {
  const records = org.object(object);
  return records.value(row, records.field(field));
}

test('a flow before the save sets fields of the record itself, in the same save', () => {
  const org = smallOrg({ automation: [STAMP_TITLE] });
  const contacts = org.object('Contact');
  org.update(contacts, 0, { Phone: '1' }, SYNC_USER, START);
  assert.equal(
    [read(org, 'Contact', 0, 'Title'), read(org, 'Contact', 0, 'DoNotCall')],
    ['Unknown at Acme', true],
  );
  assert.is(contacts.lastModifiedBy[0], SYNC_USER);
});

test('after the save flows write parents, children and new tasks, with the cause of the save', () => {
  const org = smallOrg({ automation: [TELL_ACCOUNT, TELL_CONTACTS, FOLLOW_UP] });
  org.update(org.object('Contact'), 3, { Phone: '555' }, SYNC_USER, START);
  assert.is(read(org, 'Account', 0, 'Phone'), '555');
  const accounts = org.object('Account');
  assert.equal(org.causes.all[accounts.changes.causeOf(0)], {
    process: 'Marketo Sync User',
    field: 'Contact.Phone',
  });
  org.update(accounts, 1, { Industry: 'Energy' }, BY, START);
  assert.equal(
    [1, 4, 7, 10].map((row) => read(org, 'Contact', row, 'Department')),
    Array(4).fill('Energy'),
  );
  org.insert(org.object('Lead'), { LastName: 'Doe', Company: 'Acme' }, BY, START);
  assert.equal(
    [read(org, 'Task', 0, 'WhoId'), read(org, 'Task', 0, 'Subject')],
    [org.object('Lead').idOf(5), 'Call Doe'],
  );
});

test('edits on the hot path run the same flows', () => {
  const org = smallOrg({ automation: [TELL_ACCOUNT] });
  const contacts = org.object('Contact');
  const cause = org.causes.of('a job', 'Contact.Phone');
  org.write(contacts, 0, contacts.field('Phone'), '7', BY, cause, START);
  assert.is(read(org, 'Account', 0, 'Phone'), '7');
  org.write(contacts, 0, contacts.field('Title'), 'CEO', BY, cause, START + 60_000);
  assert.is(org.object('Account').changes.stamps[0], START / 1_000, 'the condition did not hold');
});

const NO_FAX_7: ValidationRule = {
  name: 'No_Phone_7',
  object: 'Account',
  errorCondition: { field: 'Phone', operator: '=', value: '7' },
  errorMessage: 'Seven is not a phone number.',
  errorDisplayField: 'Phone',
};

test('a flow whose write breaks a rule refuses the save that set it off, over HTTP as well', () =>
  withServer({ automation: [TELL_ACCOUNT], validationRules: [NO_FAX_7] }, async ({ org, url }) => {
    const token = await accessToken(url);
    const path = `/services/data/v62.0/sobjects/Contact/${org.object('Contact').idOf(0)}`;
    const { status, body } = await request(url, token, 'PATCH', path, { Phone: '7' });
    assert.is(status, 400);
    assert.equal(body, [
      {
        message:
          "We can't save this record because the “Tell Account” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to update records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Seven is not a phone number.. You can look up ExceptionCode values in the SOAP API Developer Guide.",
        errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
        fields: [],
      },
    ]);
    assert.is(read(org, 'Contact', 0, 'Phone'), null);
  }));

test('a trigger fails with its name, its event and its exception', () => {
  const errorOf = (flow: Partial<Flow>) => {
    const trigger: Flow = { ...TELL_ACCOUNT, name: 'ContactTrigger', kind: 'trigger', ...flow };
    const org = smallOrg({ automation: [trigger], validationRules: [NO_FAX_7] });
    const outcome = org.update(org.object('Contact'), 0, { Phone: '7' }, BY, START);
    return outcome.ok ? undefined : outcome.error;
  };
  assert.equal(errorOf({}), {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message:
      'ContactTrigger: execution of AfterUpdate caused by: System.DmlException: Update failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Seven is not a phone number.: [Phone]',
    status: 400,
    fields: [],
  });
  const fail = {
    timing: 'before',
    actions: [{ fail: 'System.NullPointerException: Attempt to de-reference a null object' }],
  } as const;
  assert.is(
    errorOf(fail)?.message,
    'ContactTrigger: execution of BeforeUpdate caused by: System.NullPointerException: Attempt to de-reference a null object',
  );
});

test('a flow with a fault says so', () => {
  const flow: Flow = { ...TELL_ACCOUNT, actions: [{ fail: 'An unhandled fault has occurred in this flow' }] };
  const org = smallOrg({ automation: [flow] });
  const outcome = org.update(org.object('Contact'), 0, { Phone: '1' }, BY, START);
  assert.is(
    outcome.ok ? '' : outcome.error.message,
    "We can't save this record because the “Tell Account” process failed. Give your Salesforce admin these details. An unhandled fault has occurred in this flow",
  );
});

test('flows that set each other off run once on a record, so the save comes to an end', () => {
  const down: Flow = {
    name: 'Down',
    object: 'Account',
    on: 'update',
    actions: [{ updateChildren: 'Contact.AccountId', set: { Department: { formula: 'Phone' } } }],
  };
  const up: Flow = { ...TELL_ACCOUNT, name: 'Up', when: { formula: 'TRUE' } };
  const org = smallOrg({ automation: [down, up] });
  assert.ok(org.update(org.object('Account'), 0, { Phone: '1' }, BY, START).ok);
  const accounts = org.object('Account');
  org.write(accounts, 0, accounts.field('Phone'), '2', BY, 0, START + 1_000);
  assert.is(read(org, 'Contact', 3, 'Department') !== undefined, true);
});

test('saves nest sixteen deep', () => {
  const chain: Flow = {
    name: 'Chain',
    object: 'Lead',
    on: 'create',
    actions: [{ create: 'Lead', set: { LastName: { formula: 'LastName & "I"' }, Company: 'Acme' } }],
  };
  const org = smallOrg({ automation: [chain] });
  const outcome = org.insert(org.object('Lead'), { LastName: 'A', Company: 'B' }, BY, START);
  assert.is(outcome.ok ? '' : outcome.error.code, 'CANNOT_EXECUTE_FLOW_TRIGGER');
  assert.match(outcome.ok ? '' : outcome.error.message, 'Chain: maximum trigger depth exceeded');
  assert.is(org.object('Lead').count, 5);
});

test.run();
