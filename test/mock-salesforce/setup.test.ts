import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, VirtualClock } from '../../engine/kernel/index.ts';
import { connect, type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from './small-org.ts';

const test = suite('what Setup and system processes do to stamps');

const BY = SYSTEM_ADMINISTRATOR;
const AT = START + 60_000;
const BEFORE = START / 1_000 - 86_400;

/** The rows whose SystemModstamp moved to AT; their LastModifiedDate must have stayed. */
function moved(org: Org, object: string): number[] {
  const records = org.object(object);
  const rows = Array.from({ length: records.count }, (_, row) => row);
  return rows.filter(
    (row) => records.changes.stamps[row] === AT / 1_000 && records.lastModified[row]! < AT / 1_000,
  );
}

test('a picklist value that is renamed moves the SystemModstamp of every record that holds it', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  for (const row of [1, 4, 5])
    org.update(contacts, row, { Region__c: row === 5 ? 'South' : 'North' }, BY, START);
  assert.is(org.setup.renamePicklistValue('Contact', 'Region__c', 'North', 'Nordics', AT), 2);
  assert.equal(moved(org, 'Contact'), [1, 4]);
  assert.is(contacts.value(4, contacts.field('Region__c')), 'Nordics');
  const cause = org.causes.all[contacts.changes.causeOf(4)]!;
  assert.is(cause.process, 'System Administrator', 'they were dirty before');
  assert.not(org.update(contacts, 0, { Region__c: 'North' }, BY, AT).ok);
  assert.ok(org.update(contacts, 0, { Region__c: 'Nordics' }, BY, AT).ok);
});

test('a new roll-up summary moves the SystemModstamp of every parent, and so does a change of it', () => {
  const org = smallOrg();
  const rollUp = { children: 'Contact', lookup: 'AccountId', operation: 'COUNT' } as const;
  const field = { name: 'People__c', label: 'People', type: 'double', rollUp } as const;
  assert.is(org.setup.addField('Account', field, AT), 3);
  const accounts = org.object('Account');
  const people = () => accounts.value(0, accounts.field('People__c'));
  assert.is(people(), 4);
  assert.equal(moved(org, 'Account'), [0, 1, 2]);
  org.remove(org.object('Contact'), 0, BY, AT);
  assert.is(people(), 3);
  const named = { ...rollUp, where: { field: 'LastName', operator: '=', value: 'Last3' } } as const;
  assert.is(org.setup.changeRollUp('Account', 'People__c', named, AT), 3);
  assert.is(people(), 1);
  org.remove(org.object('Contact'), 3, BY, AT);
  assert.is(people(), 0);
});

test('a custom field that is erased moves the SystemModstamp of every record, and nobody finds it any more', () => {
  const org = smallOrg();
  assert.is(org.setup.eraseField('Contact', 'Region__c', AT), 12);
  assert.is(moved(org, 'Contact').length, 12);
  const outcome = org.update(org.object('Contact'), 0, { Region__c: 'North' }, BY, AT);
  assert.is(outcome.ok ? '' : outcome.error.message, "No such column 'Region__c' on sobject of type Contact");
  assert.throws(
    () => org.setup.eraseField('Contact', 'Email', AT),
    'Contact.Email is a standard field and stays',
  );
});

test('describe and the sync see fields come and go', () =>
  withServer({}, async ({ org, url }) => {
    const token = await accessToken(url);
    const connection = connect(org, { clock: new VirtualClock(START) });
    const names = async () => {
      const path = '/services/data/v62.0/sobjects/Contact/describe';
      const { fields } = (await request(url, token, 'GET', path)).body as { fields: { name: string }[] };
      const seen = connection.describe({ object: 'Contact' });
      assert.ok(seen.ok);
      const custom = (all: readonly { name: string }[]) =>
        all.map(({ name }) => name).filter((name) => name.endsWith('__c'));
      assert.equal(custom(fields), custom(seen.value));
      return custom(fields);
    };
    assert.equal(await names(), ['Ext__c', 'Region__c']);
    org.setup.addField('Contact', { name: 'New__c', label: 'New', type: 'string', length: 10 }, AT);
    org.setup.eraseField('Contact', 'Region__c', AT);
    assert.equal(await names(), ['Ext__c', 'New__c']);
    assert.ok(org.update(org.object('Contact'), 0, { New__c: 'x' }, SYNC_USER, AT).ok);
  }));

test('a plain or a formula field that is added touches nobody', () => {
  const org = smallOrg();
  const formula = {
    name: 'Twice__c',
    label: 'Twice',
    type: 'string',
    formula: 'LastName & LastName',
  } as const;
  assert.is(org.setup.addField('Contact', formula, AT), 0);
  assert.equal(moved(org, 'Contact'), []);
  const contacts = org.object('Contact');
  assert.is(contacts.value(2, contacts.field('Twice__c')), 'Last2Last2');
});

test('a person whose mail bounced is flagged: SystemModstamp moves, LastModifiedDate does not', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  assert.ok(org.flagBounced(contacts, 4, '550 mailbox unavailable', AT).ok);
  assert.equal(moved(org, 'Contact'), [4]);
  assert.is(contacts.lastModified[4], BEFORE);
  const read = (name: string) => contacts.value(4, contacts.field(name));
  assert.equal(
    [read('EmailBouncedReason'), read('EmailBouncedDate')],
    ['550 mailbox unavailable', '2026-01-05T08:01:00.000+0000'],
  );
  assert.equal(org.causes.all[contacts.changes.causeOf(4)], {
    process: 'Email Bounce Management',
    field: 'Contact.EmailBouncedDate',
  });
  assert.not(org.flagBounced(org.object('Account'), 0, 'x', AT).ok);
});

test('more time before archiving moves the SystemModstamp of activities older than a year', () => {
  const org = smallOrg();
  const tasks = org.object('Task');
  const day = (days: number) => new Date(AT - days * DAY_MS).toISOString().slice(0, 10);
  for (const days of [364, 366, 800]) org.insert(tasks, { ActivityDate: day(days) }, BY, START);
  org.insert(tasks, {}, BY, START);
  assert.is(org.setup.extendArchiving(AT), 2);
  assert.equal(moved(org, 'Task'), [1, 2]);
});

test('a new campaign has two statuses for its members; an org says which statuses convert a lead', () => {
  const org = smallOrg();
  org.insert(org.object('Campaign'), { Name: 'Webinar' }, BY, START);
  const statuses = org.object('CampaignMemberStatus');
  const labels = [0, 1].map((row) => statuses.value(row, statuses.field('Label')));
  assert.equal([labels, statuses.count], [['Sent', 'Responded'], 2]);
  org.remove(org.object('Campaign'), 0, BY, START);
  assert.is(statuses.deleted[1], 1, 'they go with their campaign');
  const lead = org.object('LeadStatus');
  const converting = [0, 1, 2, 3].filter((row) => lead.value(row, lead.field('IsConverted')) === true);
  assert.equal(
    converting.map((row) => lead.value(row, lead.field('MasterLabel'))),
    ['Closed - Converted'],
  );
});

test.run();
