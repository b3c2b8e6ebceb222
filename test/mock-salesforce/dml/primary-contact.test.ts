import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('the primary contact of an opportunity');

function insert(org: Org, object: string, values: Readonly<Record<string, unknown>>): string {
  const saved = org.insert(org.object(object), values, SYSTEM_ADMINISTRATOR, START);
  assert.ok(saved.ok, JSON.stringify(saved));
  return org.object(object).idOf((saved as { readonly value: number }).value);
}

const DEAL = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-02-03' };

const contactId = (org: Org, row: number) => org.object('Contact').idOf(row);

/** The contacts of all roles, the primary ones with a star. */
function roles(org: Org): string[] {
  const records = org.object('OpportunityContactRole');
  const [contact, isPrimary] = [records.field('ContactId'), records.field('IsPrimary')];
  return Array.from({ length: records.count }, (_, row) => row)
    .filter((row) => records.deleted[row] === 0)
    .map((row) => `${records.value(row, contact)}${records.value(row, isPrimary) === true ? '*' : ''}`);
}

const primaryOf = (org: Org) =>
  org.object('Opportunity').value(0, org.object('Opportunity').field('ContactId'));

test('an opportunity that is made with a contact gets a primary role, and one without gets none', () => {
  const org = smallOrg();
  insert(org, 'Opportunity', { ...DEAL, ContactId: contactId(org, 2) });
  insert(org, 'Opportunity', DEAL);
  assert.equal(roles(org), [`${contactId(org, 2)}*`]);
  assert.is(primaryOf(org), contactId(org, 2));
});

test('a role that becomes primary takes the place of the one that was, and the opportunity tells', () => {
  const org = smallOrg();
  const OpportunityId = insert(org, 'Opportunity', DEAL);
  const role = (row: number, IsPrimary: boolean) =>
    insert(org, 'OpportunityContactRole', { OpportunityId, ContactId: contactId(org, row), IsPrimary });
  role(0, true);
  role(1, false);
  assert.is(primaryOf(org), contactId(org, 0));
  role(2, true);
  assert.equal(roles(org), [contactId(org, 0), contactId(org, 1), `${contactId(org, 2)}*`]);
  const records = org.object('OpportunityContactRole');
  assert.ok(org.update(records, 1, { IsPrimary: true }, SYSTEM_ADMINISTRATOR, START).ok);
  assert.is(primaryOf(org), contactId(org, 1));
  assert.ok(org.update(records, 0, { IsPrimary: false }, SYSTEM_ADMINISTRATOR, START).ok);
  assert.is(primaryOf(org), contactId(org, 1), 'it was none before');
  assert.ok(org.update(records, 1, { IsPrimary: false }, SYSTEM_ADMINISTRATOR, START).ok);
  assert.is(primaryOf(org), null);
});

test('a new primary contact moves the opportunity’s SystemModstamp, not its LastModifiedDate', () => {
  const org = smallOrg();
  const OpportunityId = insert(org, 'Opportunity', DEAL);
  const role = { OpportunityId, ContactId: contactId(org, 0), IsPrimary: true };
  const roles = org.object('OpportunityContactRole');
  assert.ok(org.insert(roles, role, SYSTEM_ADMINISTRATOR, START + 60_000).ok);
  const deals = org.object('Opportunity');
  const read = (name: string) => deals.value(0, deals.field(name));
  assert.is(read('LastModifiedDate'), '2026-01-05T08:00:00.000+0000');
  assert.is(read('SystemModstamp'), '2026-01-05T08:01:00.000+0000');
});

test.run();
