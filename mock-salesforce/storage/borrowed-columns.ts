/**
 * What campaign members show of their lead or contact, and campaigns of their members and opportunities: values of
 * other records, looked up when they are read, so that no stamp moves when they change (assumed).
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import { MEMBER_PERSON_FIELDS } from '../schema/campaign.ts';
import { computed } from './record-columns.ts';

/** Finds an object's records by its name. */
export type ObjectNamed = (name: string) => Records;

/** Gives members the columns of their person: the contact's, or the lead's where there is no contact. */
export function installMemberColumns(object: ObjectNamed): void {
  const [members, leads, contacts] = [object('CampaignMember'), object('Lead'), object('Contact')];
  const accounts = object('Account');
  const install = (name: string, get: (row: number) => Value) => {
    members.columns[members.field(name)] = computed(get);
  };
  const leadOf = members.lookupAt(members.field('LeadId'));
  const contactOf = members.lookupAt(members.field('ContactId'));
  const ofPerson = (inLead: number, inContact: number) => (row: number) => {
    const contact = contactOf.parentOf(row);
    if (contact >= 0) return contacts.value(contact, inContact);
    const lead = leadOf.parentOf(row);
    return lead < 0 ? null : leads.value(lead, inLead);
  };
  for (const { name, lead, contact } of MEMBER_PERSON_FIELDS) {
    install(name, ofPerson(leads.field(lead), contacts.field(contact)));
  }
  install('LeadOrContactId', ofPerson(leads.field('Id'), contacts.field('Id')));
  install('LeadOrContactOwnerId', ofPerson(leads.field('OwnerId'), contacts.field('OwnerId')));
  install('Type', (row) => (contactOf.parentOf(row) >= 0 ? 'Contact' : 'Lead'));
  const [company, accountName] = [leads.field('Company'), accounts.field('Name')];
  const accountOf = contacts.lookupAt(contacts.field('AccountId'));
  install('CompanyOrAccount', (row) => {
    const contact = contactOf.parentOf(row);
    if (contact < 0) return ofPerson(company, company)(row);
    const account = accountOf.parentOf(contact);
    return account < 0 ? null : accounts.value(account, accountName);
  });
}

/** Which members a campaign counts in a field of its own. */
const COUNTED: Readonly<Record<string, (member: (name: string) => Value) => boolean>> = {
  NumberOfLeads: (member) => member('ContactId') === null,
  NumberOfConvertedLeads: (member) => member('ContactId') !== null && member('LeadId') !== null,
  NumberOfContacts: (member) => member('ContactId') !== null,
  NumberOfResponses: (member) => member('HasResponded') === true,
};

/** The opportunities of a campaign that count in its fields: all of them, or those that are won. */
const DEALS = [
  { count: 'NumberOfOpportunities', amount: 'AmountAllOpportunities', isWonOnly: false },
  { count: 'NumberOfWonOpportunities', amount: 'AmountWonOpportunities', isWonOnly: true },
];

/** Gives campaigns their statistics (documented, Object Reference, Campaign; who counts where, assumed). */
export function installCampaignStatistics(object: ObjectNamed): void {
  const [campaigns, members, deals] = [object('Campaign'), object('CampaignMember'), object('Opportunity')];
  const install = (name: string, get: (row: number) => Value) => {
    campaigns.columns[campaigns.field(name)] = computed(get);
  };
  for (const [name, counts] of Object.entries(COUNTED)) {
    install(
      name,
      (row) => living(members, 'CampaignId', row).filter((member) => counts(reader(members, member))).length,
    );
  }
  for (const { count, amount, isWonOnly } of DEALS) {
    const of = (row: number) =>
      living(deals, 'CampaignId', row).filter((deal) => !isWonOnly || reader(deals, deal)('IsWon') === true);
    install(count, (row) => of(row).length);
    install(amount, (row) =>
      of(row).reduce((sum, deal) => sum + Number(reader(deals, deal)('Amount') ?? 0), 0),
    );
  }
}

function reader(records: Records, row: number): (name: string) => Value {
  return (name) => records.value(row, records.field(name));
}

/** The living children of a parent's row. */
function living(children: Records, field: string, parent: number): number[] {
  const lookup = children.lookupAt(children.field(field));
  const rows: number[] = [];
  for (let child = lookup.firstChild(parent); child >= 0; child = lookup.nextChild(child)) {
    if (children.deleted[child] === 0) rows.push(child);
  }
  return rows;
}
