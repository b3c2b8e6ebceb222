import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type DuplicateRule, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('duplicate rules');

const BY = SYSTEM_ADMINISTRATOR;

const RULE: DuplicateRule = {
  name: 'Standard_Contact_Duplicate_Rule',
  object: 'Contact',
  actionOnInsert: 'Allow',
  actionOnUpdate: 'Block',
  matchingRules: [
    { name: 'Standard_Contact_Match_Rule_v1_1', fields: ['Email'], engine: 'FuzzyMatchEngine' },
  ],
};

const ACROSS: DuplicateRule = {
  name: 'Leads_Like_Contacts',
  object: 'Lead',
  actionOnInsert: 'Block',
  alertText: 'This person is a contact.',
  matchingRules: [{ name: 'Lead_Is_Contact', object: 'Contact', fields: { Email: 'Email' } }],
};

const PATH = '/services/data/v62.0/sobjects/Contact';
const TWIN = { LastName: 'Twin', Email: 'PERSON3@example.com' };

async function create(url: string, token: string, values: object, header?: string) {
  const reply = await fetch(url + PATH, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(header === undefined ? {} : { 'Sforce-Duplicate-Rule-Header': header }),
    },
    body: JSON.stringify(values),
  });
  return { status: reply.status, body: (await reply.json()) as unknown };
}

test('over HTTP a duplicate is refused with the records found, under the name that the platform gives it', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url, org }) => {
    const token = await accessToken(url);
    const { status, body } = await create(url, token, TWIN);
    const id = org.object('Contact').idOf(3);
    assert.is(status, 400);
    assert.equal(body, [
      {
        duplicateResut: {
          allowSave: true,
          duplicateRule: 'Standard_Contact_Duplicate_Rule',
          duplicateRuleEntityType: 'Contact',
          errorMessage: 'Use one of these records?',
          matchResults: [
            {
              entityType: 'Contact',
              errors: [],
              matchEngine: 'FuzzyMatchEngine',
              matchRecords: [
                {
                  additionalInformation: [],
                  fieldDiffs: [],
                  matchConfidence: 100,
                  record: { attributes: { type: 'Contact', url: `${PATH}/${id}` }, Id: id },
                },
              ],
              rule: 'Standard_Contact_Match_Rule_v1_1',
              size: 1,
              success: true,
            },
          ],
        },
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
      },
    ]);
    assert.is(org.object('Contact').count, 12);
  }));

test('a client that says allowSave=true saves in spite of a rule that only warns', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url }) => {
    const token = await accessToken(url);
    assert.is((await create(url, token, TWIN, 'allowSave=false')).status, 400);
    assert.is((await create(url, token, TWIN, 'allowSave=true')).status, 201);
  }));

test('in a collection the duplicate alone fails, with the code in its result', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url }) => {
    const token = await accessToken(url);
    const records = [TWIN, { LastName: 'New', Email: 'new@example.com' }].map((values) => ({
      attributes: { type: 'Contact' },
      ...values,
    }));
    const { status, body } = await request(url, token, 'POST', '/services/data/v62.0/composite/sobjects', {
      records,
    });
    const results = body as { success: boolean; errors: unknown[] }[];
    assert.is(status, 200);
    assert.equal(
      results.map((one) => one.success),
      [false, true],
    );
    assert.equal(results[0]!.errors, [
      { statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', fields: [] },
    ]);
  }));

test('a rule that blocks cannot be overruled, and looks at an update only when it touches what is compared', () => {
  const org = smallOrg({ duplicateRules: [RULE] });
  const contacts = org.object('Contact');
  const update = (values: object) => {
    const outcome = org.update(contacts, 5, { ...values }, BY, START, { allowSave: true });
    return outcome.ok ? 'saved' : outcome.error.code;
  };
  assert.is(update({ Email: 'person3@example.com' }), 'DUPLICATES_DETECTED');
  assert.is(update({ Title: 'CEO' }), 'saved');
  assert.is(update({ Email: 'own@example.com' }), 'saved');
  assert.is(update({ Email: null }), 'saved', 'blank matches nothing');
});

test('the search keeps up with what is saved, deleted and rolled back', () => {
  const org = smallOrg({ duplicateRules: [{ ...RULE, actionOnInsert: 'Block' }] });
  const contacts = org.object('Contact');
  const insert = (Email: string) => {
    const outcome = org.insert(contacts, { LastName: 'X', Email }, BY, START);
    return outcome.ok ? 'saved' : outcome.error.code;
  };
  assert.is(insert('a@example.com'), 'saved');
  assert.is(insert('a@example.com'), 'DUPLICATES_DETECTED');
  org.remove(contacts, 12, BY, START);
  assert.is(insert('a@example.com'), 'saved');
  org.transaction(
    () => insert('b@example.com'),
    () => false,
  );
  assert.is(insert('b@example.com'), 'saved');
  assert.is(insert('person3@example.com'), 'DUPLICATES_DETECTED');
  org.update(contacts, 3, { Email: 'moved@example.com' }, BY, START);
  assert.is(insert('person3@example.com'), 'saved');
});

test('a rule may compare leads with contacts, and have a text of its own', () => {
  const org = smallOrg({ duplicateRules: [ACROSS] });
  const lead = { LastName: 'Doe', Company: 'Acme', Email: 'person7@example.com' };
  const outcome = org.insert(org.object('Lead'), lead, BY, START);
  assert.is(outcome.ok ? '' : outcome.error.message, 'This person is a contact.');
  assert.ok(org.insert(org.object('Contact'), { ...TWIN }, BY, START).ok, 'the rule is about leads');
});

test.run();
