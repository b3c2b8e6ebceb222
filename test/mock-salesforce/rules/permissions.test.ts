import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Org,
  type OrgOptions,
  type Profile,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
} from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('profiles: object permissions, field-level security, user permissions');

const MARKETING: Profile = {
  name: 'Marketing User',
  users: [3],
  hidden: ['Contact.Title'],
  readOnly: ['Contact.Phone'],
  hiddenObjects: ['Opportunity'],
  objects: { Lead: { delete: false }, Account: { create: false, edit: false } },
  user: { convertLeads: false },
};

const OPTIONS: Partial<OrgOptions> = { profiles: [MARKETING] };
const MARKETER = 3;

function orgWithMarketer(more: Partial<OrgOptions> = {}): Org {
  const org = smallOrg({ ...OPTIONS, ...more });
  const user = {
    Username: 'mia@mock.example',
    LastName: 'Marketer',
    Email: 'mia@mock.example',
    Alias: 'mia',
    ProfileId: org.object('Profile').idOf(3),
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  };
  const made = org.insert(org.object('User'), user, SYSTEM_ADMINISTRATOR, START);
  assert.equal(made, { ok: true, value: MARKETER });
  return org;
}

function errorOf(outcome: { ok: boolean; error?: unknown }) {
  return outcome.ok ? 'done' : outcome.error;
}

const NO_ACCESS = {
  code: 'INSUFFICIENT_ACCESS_OR_READONLY',
  message: 'insufficient access rights on object id',
  status: 403,
  fields: [],
};

test('a user has what the profile of its record says', () => {
  const org = orgWithMarketer();
  assert.is(org.object('Profile').value(3, org.object('Profile').field('Name')), 'Marketing User');
  const permissions = org.permissionsOf(MARKETER);
  const contacts = org.object('Contact');
  const bits = (name: string) => {
    const field = contacts.field(name);
    return [permissions.canRead(contacts, field), permissions.canCreate(contacts, field)];
  };
  assert.equal(
    [bits('Title'), bits('Phone'), bits('Email')],
    [
      [false, false],
      [true, false],
      [true, true],
    ],
  );
  assert.is(permissions.seesObject(org.object('Opportunity')), false);
});

test('a user who moves to another profile has what that one says', () => {
  const org = orgWithMarketer();
  const standard = { ProfileId: org.object('Profile').idOf(2) };
  assert.ok(org.update(org.object('User'), MARKETER, standard, SYSTEM_ADMINISTRATOR, START).ok);
  assert.is(org.permissionsOf(MARKETER).seesObject(org.object('Opportunity')), true);
});

test('object permissions: no create, no edit, no delete, each with its error', () => {
  const org = orgWithMarketer();
  const [accounts, leads] = [org.object('Account'), org.object('Lead')];
  assert.equal(errorOf(org.insert(accounts, { Name: 'New' }, MARKETER, START)), {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: 'entity type cannot be inserted: Account',
    status: 400,
    fields: [],
  });
  assert.equal(errorOf(org.update(accounts, 0, { Name: 'New' }, MARKETER, START)), NO_ACCESS);
  assert.equal(errorOf(org.remove(leads, 0, MARKETER, START)), NO_ACCESS);
  assert.ok(org.update(leads, 0, { Title: 'CEO' }, MARKETER, START).ok);
  const status = orgWithMarketer({ insufficientAccessStatus: 400 });
  assert.equal(errorOf(status.remove(status.object('Lead'), 0, MARKETER, START)), {
    ...NO_ACCESS,
    status: 400,
  });
});

test('"Convert Leads" and create on what a lead becomes are needed to convert one', () => {
  const org = orgWithMarketer();
  const convert = { leadId: org.object('Lead').idOf(0), convertedStatus: 'Closed - Converted' };
  assert.equal(errorOf(org.convertLead(convert, MARKETER, START)), NO_ACCESS);
  assert.is(errorOf(org.convertLead(convert, SYNC_USER, START)), 'done');
});

test('only who may manage users writes them', () => {
  const manager: Profile = { name: 'Standard User', user: { manageUsers: true } };
  const org = smallOrg({ profiles: [manager] });
  assert.equal(errorOf(org.update(org.object('User'), 0, { Title: 'x' }, SYNC_USER, START)), NO_ACCESS);
  assert.is(errorOf(org.update(org.object('User'), 0, { Title: 'x' }, 2, START)), 'done');
});

test('an owner is an active user who can read the object', () => {
  const org = orgWithMarketer();
  const users = org.object('User');
  const opportunities = org.object('Opportunity');
  const OwnerId = users.idOf(MARKETER);
  const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-03-01' };
  assert.equal(errorOf(org.insert(opportunities, { ...deal, OwnerId }, SYSTEM_ADMINISTRATOR, START)), {
    code: 'TRANSFER_REQUIRES_READ',
    message: 'The new owner must have read permission',
    status: 400,
    fields: ['OwnerId'],
  });
  org.update(users, MARKETER, { IsActive: false }, SYSTEM_ADMINISTRATOR, START);
  assert.equal(errorOf(org.update(org.object('Lead'), 0, { OwnerId }, SYSTEM_ADMINISTRATOR, START)), {
    code: 'INACTIVE_OWNER_OR_USER',
    message: `operation performed with inactive user [${OwnerId.slice(0, 15)}] as owner of lead`,
    status: 400,
    fields: [],
  });
});

test('a record in approval is locked for everybody until it is decided', () =>
  withServer({}, async ({ org, url }) => {
    const leads = org.object('Lead');
    org.setInApproval(leads, 0, true);
    const token = await accessToken(url);
    const path = `/services/data/v62.0/sobjects/Lead/${leads.idOf(0)}`;
    const refused = await request(url, token, 'PATCH', path, { Title: 'CEO' });
    const body = [{ message: 'the entity is locked for editing', errorCode: 'ENTITY_IS_LOCKED', fields: [] }];
    assert.equal([refused.status, refused.body], [400, body]);
    assert.equal((await request(url, token, 'DELETE', path)).body, body);
    org.setInApproval(leads, 0, false);
    assert.is((await request(url, token, 'PATCH', path, { Title: 'CEO' })).status, 204);
  }));

test("describe tells what the user may do with an object's records", () =>
  withServer({ syncUser: { objects: { Lead: { create: false, delete: false } } } }, async ({ url }) => {
    const token = await accessToken(url, 'sync@mock.example');
    const { body } = await request(url, token, 'GET', '/services/data/v62.0/sobjects');
    const { sobjects } = body as { sobjects: Record<string, unknown>[] };
    const lead = sobjects.find(({ name }) => name === 'Lead')!;
    assert.equal([lead.createable, lead.updateable, lead.deletable], [false, true, false]);
  }));

test.run();
