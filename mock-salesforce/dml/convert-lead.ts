/**
 * Lead conversion: a lead becomes an account, a contact and, unless told otherwise, an opportunity, or is merged into
 * ones that are there (documented, SOAP API "convertLead()"). What hung on the lead hangs on the contact then.
 */
import { isoDate, type Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import { isId, withCheck } from '../ids.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { editError, noAccess } from './access.ts';
import { type Row, rowError } from './check.ts';
import { type ConversionTarget, fillingValues, mappedValues } from './lead-mapping.ts';
import { childrenOf, isMemberAlready } from './merge.ts';
import { convertedLeadError } from './references.ts';
import { insertRecord, updateRecord, writeAsPlatform } from './save.ts';
import { platform, type Writer } from './writer.ts';

/** What a client asks for; names as in the partner WSDL's LeadConvert. */
export interface LeadConvert {
  readonly leadId: string;
  readonly convertedStatus: string;
  /** Merges into these records instead of making new ones; a contact needs its account. */
  readonly accountId?: string | null;
  readonly contactId?: string | null;
  readonly opportunityId?: string | null;
  readonly opportunityName?: string | null;
  readonly doNotCreateOpportunity?: boolean;
  /** Whether the lead's LeadSource replaces that of the contact it is merged into. */
  readonly overwriteLeadSource?: boolean;
  /** Who owns the new records; the lead's owner, unless given. */
  readonly ownerId?: string | null;
}

/** What a lead became, by Id. */
export interface LeadConversion {
  readonly leadId: string;
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | null;
}

/** @see Org.convertLead */
export function convertLead(org: OrgState, convert: LeadConvert, writer: Writer): Outcome<LeadConversion> {
  const found = leadOf(org, convert, writer);
  if (!found.ok) return found;
  const conversion = new Conversion(org, convert, found.value, writer);
  return conversion.run();
}

/** The lead, when it may be converted. */
function leadOf(org: OrgState, convert: LeadConvert, writer: Writer): Outcome<Row> {
  const leads = org.object('Lead');
  const row = isId(convert.leadId) ? leads.rowOf(convert.leadId) : -1;
  if (row < 0) return refused('unknownRecord', {}, []);
  const error =
    rowError(leads, row) ??
    convertedLeadError(leads, row) ??
    permissionError(org, row, convert, writer) ??
    requestError(org, convert);
  return error === undefined ? { ok: true, value: row } : { ok: false, error };
}

/** "Convert Leads", edit on the lead, and create on what it becomes (documented, SOAP API "convertLead()"). */
function permissionError(
  org: OrgState,
  lead: Row,
  { accountId, contactId, doNotCreateOpportunity }: LeadConvert,
  writer: Writer,
): ApiError | undefined {
  const permissions = org.permissionsOf(writer.by);
  const made = [
    ...(accountId ? [] : ['Account']),
    ...(contactId ? [] : ['Contact']),
    ...(doNotCreateOpportunity ? [] : ['Opportunity']),
  ];
  const mayCreate = made.every((name) => permissions.mayCreate(org.object(name)));
  if (permissions.user.convertLeads === false || !mayCreate) return noAccess(org);
  return editError(org, org.object('Lead'), lead, writer);
}

function requestError(
  org: OrgState,
  { convertedStatus, accountId, contactId }: LeadConvert,
): ApiError | undefined {
  if (!converts(org, convertedStatus)) {
    return failure('convertedStatusUnknown', { status: convertedStatus }, ['Status']);
  }
  if (!contactId) return undefined;
  if (!accountId) return failure('contactWithoutAccount', {}, ['accountId']);
  const contacts = org.object('Contact');
  const row = contacts.rowOf(contactId);
  const isOfAccount =
    row >= 0 && contacts.value(row, contacts.field('AccountId')) === withCheck(accountId.slice(0, 15));
  return isOfAccount ? undefined : failure('contactOfOtherAccount', { id: accountId }, ['contactId']);
}

/** Whether a status is one that leads can be converted with. */
function converts(org: OrgState, status: string): boolean {
  const statuses = org.object('LeadStatus');
  const [label, flag] = [statuses.field('MasterLabel'), statuses.field('IsConverted')];
  for (let row = 0; row < statuses.count; row += 1) {
    if (statuses.value(row, label) === status) return statuses.value(row, flag) === true;
  }
  return false;
}

class Conversion {
  readonly #org: OrgState;
  readonly #convert: LeadConvert;
  readonly #leads: Records;
  readonly #lead: Row;
  readonly #writer: Writer;

  constructor(org: OrgState, convert: LeadConvert, lead: Row, writer: Writer) {
    this.#org = org;
    this.#convert = convert;
    this.#leads = org.object('Lead');
    this.#lead = lead;
    this.#writer = platform(writer);
  }

  run(): Outcome<LeadConversion> {
    const ownerId = this.#owner();
    if (!ownerId.ok) return ownerId;
    const owner = { OwnerId: ownerId.value };
    const account = this.#becomes('Account', this.#convert.accountId, owner);
    if (!account.ok) return account;
    const person = { ...owner, AccountId: account.value };
    const contact = this.#becomes('Contact', this.#convert.contactId, person);
    if (!contact.ok) return contact;
    const opportunity = this.#opportunity(account.value, contact.value, owner);
    if (!opportunity.ok) return opportunity;
    this.#moveRelated(contact.value);
    const ids = { accountId: account.value, contactId: contact.value, opportunityId: opportunity.value };
    this.#close(ids);
    return { ok: true, value: { leadId: this.#leads.idOf(this.#lead), ...ids } };
  }

  /** New records belong to a user: a queue's lead needs an owner for them. */
  #owner(): Outcome<Value> {
    const ownerId = this.#convert.ownerId ?? this.#read('OwnerId');
    const isUser = typeof ownerId === 'string' && this.#org.object('User').rowOf(ownerId) >= 0;
    return isUser ? { ok: true, value: withCheck(ownerId.slice(0, 15)) } : refused('convertedOwner', {}, []);
  }

  /** Makes the record, or fills the empty fields of the one that is given. Gives back its Id. */
  #becomes(
    target: ConversionTarget,
    id: string | null | undefined,
    own: Record<string, Value>,
  ): Outcome<string> {
    const records = this.#org.object(target);
    const values = mappedValues(this.#org.options, this.#leads, this.#lead, target);
    if (!id) return idOf(records, insertRecord(this.#org, records, { ...values, ...own }, this.#writer));
    const row = isId(id) ? records.rowOf(id) : -1;
    if (row < 0) return refused('unknownLookup', {}, []);
    const filling = fillingValues(records, row, values);
    if (target === 'Contact' && this.#convert.overwriteLeadSource && values.LeadSource !== undefined) {
      filling.LeadSource = values.LeadSource;
    }
    return idOf(records, updateRecord(this.#org, records, row, filling, this.#writer));
  }

  #opportunity(accountId: string, contactId: string, owner: Record<string, Value>): Outcome<string | null> {
    const { opportunityId, opportunityName, doNotCreateOpportunity } = this.#convert;
    if (!opportunityId && doNotCreateOpportunity) return { ok: true, value: null };
    const made = this.#becomes('Opportunity', opportunityId, {
      ...owner,
      Name: opportunityName || `${this.#read('Company')}-`,
      AccountId: accountId,
      StageName: 'Prospecting',
      CloseDate: endOfQuarter(this.#writer.now),
    });
    if (!made.ok || opportunityId) return made;
    const roles = this.#org.object('OpportunityContactRole');
    const role = { OpportunityId: made.value, ContactId: contactId, IsPrimary: true };
    const linked = insertRecord(this.#org, roles, role, this.#writer);
    return linked.ok ? made : linked;
  }

  /** Memberships keep their lead and get the contact; activities go over to the contact. */
  #moveRelated(contactId: string): void {
    const id = this.#leads.idOf(this.#lead);
    const members = this.#org.object('CampaignMember');
    for (const member of childrenOf(members, members.field('LeadId'), id)) {
      if (isMemberAlready(members, member, members.field('ContactId'), contactId)) continue;
      writeAsPlatform(this.#org, members, member, { ContactId: contactId }, this.#writer);
    }
    for (const name of ['Task', 'Event']) {
      const activities = this.#org.object(name);
      for (const activity of childrenOf(activities, activities.field('WhoId'), id)) {
        writeAsPlatform(this.#org, activities, activity, { WhoId: contactId }, this.#writer);
      }
    }
  }

  #close({ accountId, contactId, opportunityId }: Omit<LeadConversion, 'leadId'>): void {
    const values = {
      Status: this.#convert.convertedStatus,
      IsConverted: true,
      ConvertedDate: isoDate(this.#writer.now),
      ConvertedAccountId: accountId,
      ConvertedContactId: contactId,
      ConvertedOpportunityId: opportunityId,
      IsUnreadByOwner: false,
    };
    writeAsPlatform(this.#org, this.#leads, this.#lead, values, this.#writer);
  }

  #read(field: string): Value {
    return this.#leads.value(this.#lead, this.#leads.field(field));
  }
}

function idOf(records: Records, row: Outcome<Row>): Outcome<string> {
  return row.ok ? { ok: true, value: records.idOf(row.value) } : row;
}

/** The close date of an opportunity that a conversion makes: the end of the quarter (documented, same page). */
function endOfQuarter(now: number): string {
  const [year, month] = isoDate(now).split('-').map(Number) as [number, number];
  const last = Math.ceil(month / 3) * 3;
  const day = last === 6 || last === 9 ? 30 : 31;
  return `${year}-${String(last).padStart(2, '0')}-${day}`;
}
