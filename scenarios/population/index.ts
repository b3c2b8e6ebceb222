/**
 * The records that exist, in sync, when a run begins. A value is a pure function of (seed, record, field), computed
 * when it is read; org and instance get the same functions, so both sides agree and nothing has to be stored.
 */
import { type Base, constant, hash32, type Value } from '../../engine/kernel/index.ts';
import type { FieldSchema, ObjectSchema, Population } from '../../mock-salesforce/index.ts';
import type { Scenario, StandardObject } from '../schema.ts';
import { accountOfContacts } from './account-sizes.ts';
import { campaignPopulations } from './campaign-members.ts';
import { type PoolName, pool } from './vocabulary.ts';

type Draw = (seed: number, row: number) => Value;

/** The draws of standard fields, the same on every object that has the field. */
const DRAWS: Readonly<Record<string, Draw>> = {
  FirstName: word('firstName', 1),
  LastName: word('lastName', 2),
  Company: word('company', 3),
  Title: word('title', 4),
  City: word('city', 5),
  State: word('state', 6),
  Street: word('street', 7),
  BillingCity: word('city', 5),
  BillingState: word('state', 6),
  BillingStreet: word('street', 7),
  Country: () => 'United States',
  BillingCountry: () => 'United States',
  Email: (seed, row) => email(seed, row),
  Phone: (seed, row) => `(555) ${digits(seed, row, 8, 3)}-${digits(seed, row, 9, 4)}`,
  PostalCode: (seed, row) => digits(seed, row, 10, 5),
  LeadSource: oneOf(['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'], 11),
  Industry: oneOf(['Banking', 'Consulting', 'Education', 'Healthcare', 'Manufacturing', 'Technology'], 12),
  Status: oneOf(['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted'], 13),
  NumberOfEmployees: (seed, row) => 10 + (hash32(seed, row, 14) % 5_000),
  AnnualRevenue: (seed, row) => 100_000 * (1 + (hash32(seed, row, 15) % 900)),
};

/** Draws where the object decides what the field means. */
const DRAWS_BY_OBJECT: Readonly<Partial<Record<StandardObject, Readonly<Record<string, Draw>>>>> = {
  Account: { Name: word('company', 3) },
  Opportunity: {
    Name: word('product', 16),
    StageName: oneOf(['Prospecting', 'Qualification', 'Negotiation/Review', 'Closed Won'], 17),
    Amount: (seed, row) => 1_000 * (1 + (hash32(seed, row, 18) % 200)),
    CloseDate: () => '2026-06-30',
  },
  Campaign: {
    Name: word('product', 19),
    Status: oneOf(['Planned', 'In Progress', 'Completed'], 20),
    Type: oneOf(['Webinar', 'Trade Show', 'Email'], 21),
  },
  User: { Status: () => null },
  CampaignMember: { Status: oneOf(['Sent', 'Responded'], 23) },
};

/** The populations of all objects of a scenario. `schemas` are the org's objects, custom fields included. */
export function populationsOf(
  scenario: Scenario,
  schemas: readonly ObjectSchema[],
): Record<string, Population> {
  const found: Record<string, Population> = {};
  for (const schema of schemas) {
    const count = countOf(scenario, schema.name);
    if (count === 0) continue;
    const bases: Record<string, Base> = {};
    for (const field of schema.fields) {
      const base = baseOf(scenario.seed, schema, field);
      if (base !== undefined) bases[field.name] = base;
    }
    found[schema.name] = { count, bases };
  }
  return { ...linked(scenario, found), ...campaignPopulations(found) };
}

function countOf({ org }: Scenario, object: string): number {
  const custom = org.customObjects.find(({ name }) => name === object);
  return custom?.records ?? org.records[object as StandardObject] ?? 0;
}

/** Contacts belong to accounts, and the score that automation copies to them starts as their account's score. */
function linked(scenario: Scenario, populations: Record<string, Population>): Record<string, Population> {
  const { Account: accounts, Contact: contacts } = populations;
  if (accounts === undefined || contacts === undefined) return populations;
  const accountOf = accountsOf(scenario, accounts.count, contacts.count);
  const bases: Record<string, Base> = { ...contacts.bases };
  for (const { copy, to } of scenario.org.automation) {
    const base = copy.startsWith('Account.') ? accounts.bases[copy.slice(8)] : undefined;
    if (base !== undefined && to.startsWith('Contact.')) bases[to.slice(8)] = (row) => base(accountOf[row]!);
  }
  const lookups = { AccountId: (row: number) => accountOf[row] ?? -1 };
  const persons = scenario.org.personAccounts;
  const PersonContactId = (row: number) => (row < persons ? row : -1);
  return {
    ...populations,
    ...(persons > 0 && { Account: { ...accounts, lookups: { PersonContactId } } }),
    Contact: { count: contacts.count, bases, lookups },
  };
}

/** The account of each contact: the first ones are person accounts with themselves, the others share the rest. */
function accountsOf({ seed, org }: Scenario, accounts: number, contacts: number): Int32Array {
  const persons = org.personAccounts;
  const others = accountOfContacts(seed, accounts - persons, contacts - persons, org.accountSizes);
  if (persons === 0) return others;
  return Int32Array.from({ length: contacts }, (_, contact) => {
    if (contact < persons) return contact;
    const account = others[contact - persons]!;
    return account < 0 ? account : account + persons;
  });
}

/** What a field holds at the start: a draw, or its default. Fields that the platform computes have no base. */
function baseOf(seed: number, schema: ObjectSchema, field: FieldSchema): Base | undefined {
  if (field.calculated || field.type === 'id' || field.type === 'reference' || field.createable === false)
    return undefined;
  const objectSeed = hash32(seed, schema.keyPrefix.charCodeAt(2), 0);
  const draw =
    DRAWS_BY_OBJECT[schema.name as StandardObject]?.[field.name] ?? DRAWS[field.name] ?? customDraw(field);
  if (draw !== undefined) return (row) => draw(objectSeed, row);
  return constant(field.defaultValue ?? (field.type === 'boolean' ? false : null));
}

/** Custom numbers start between 0 and 100, as scores do; other custom fields start empty. */
function customDraw(field: FieldSchema): Draw | undefined {
  const isNumber = field.type === 'double' || field.type === 'int' || field.type === 'percent';
  if (!field.custom || !isNumber) return undefined;
  return (seed, row) => hash32(seed, row, 24) % 101;
}

function word(name: PoolName, salt: number): Draw {
  return (seed, row) => {
    const words = pool(name);
    return words[hash32(seed, row, salt) % words.length]!;
  };
}

function oneOf(values: readonly string[], salt: number): Draw {
  return (seed, row) => values[hash32(seed, row, salt) % values.length]!;
}

function digits(seed: number, row: number, salt: number, length: number): string {
  return String(hash32(seed, row, salt) % 10 ** length).padStart(length, '0');
}

function email(seed: number, row: number): string {
  const name = `${DRAWS.FirstName!(seed, row)}.${DRAWS.LastName!(seed, row)}.${row}`;
  return `${name.toLowerCase().replace(/[^a-z0-9.]/g, '')}@example.com`;
}
