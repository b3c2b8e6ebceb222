import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('describes as clients branch on them, and recent items');

const V = '/services/data/v62.0';

interface Entry {
  readonly value: string;
  readonly label: string;
  readonly validFor: string | null;
}

interface Field {
  readonly name: string;
  readonly controllerName: string | null;
  readonly dependentPicklist: boolean;
  readonly picklistValues: Entry[];
  readonly [attribute: string]: unknown;
}

interface Described {
  readonly fields: Field[];
  readonly recordTypeInfos: Record<string, unknown>[];
  readonly childRelationships: Record<string, unknown>[];
  readonly [attribute: string]: unknown;
}

async function describe(url: string, object: string, user?: string): Promise<Described> {
  const { body } = await request(
    url,
    await accessToken(url, user),
    'GET',
    `${V}/sobjects/${object}/describe`,
  );
  return body as Described;
}

/** Whether an entry is valid for the controlling value at this place, as clients read `validFor`. */
function isValidFor({ validFor }: Entry, place: number): boolean {
  const byte = Buffer.from(validFor ?? '', 'base64')[place >> 3] ?? 0;
  return (byte & (0x80 >> (place & 7))) !== 0;
}

test('state codes depend on the country’s code; the same code of two countries is two entries', () =>
  withServer({ stateCountryPicklists: true }, async ({ url }) => {
    const { fields } = await describe(url, 'Contact');
    const field = (name: string) => fields.find((one) => one.name === name)!;
    const states = field('MailingStateCode');
    const countries = field('MailingCountryCode');
    assert.equal([states.dependentPicklist, states.controllerName], [true, 'MailingCountryCode']);
    assert.equal([countries.dependentPicklist, countries.controllerName], [false, null]);
    const place = (code: string) => countries.picklistValues.findIndex(({ value }) => value === code);
    assert.is(countries.picklistValues[place('DE')]!.label, 'Germany');
    const inCountry = (country: string) =>
      states.picklistValues.filter((entry) => isValidFor(entry, place(country)));
    assert.equal([inCountry('US').length, inCountry('CA').length, inCountry('DE').length], [51, 13, 0]);
    const named = (country: string, code: string) =>
      inCountry(country).find(({ value }) => value === code)?.label;
    assert.equal(
      [named('US', 'WA'), named('AU', 'WA'), named('CA', 'WA')],
      ['Washington', 'Western Australia', undefined],
    );
  }));

test('an object says what the user may do with it', () =>
  withServer({ syncUser: { objects: { Lead: { create: false, delete: false } } } }, async ({ url }) => {
    const flags = ({ createable, updateable, deletable, undeletable }: Record<string, unknown>) => [
      createable,
      updateable,
      deletable,
      undeletable,
    ];
    const described = await describe(url, 'Lead', 'sync@mock.example');
    assert.equal(flags(described), [false, true, false, false]);
    assert.ok(described.fields.every((field) => field.createable === false));
    assert.equal(flags(await describe(url, 'Lead')), [true, true, true, true]);
    const token = await accessToken(url, 'sync@mock.example');
    const all = (await request(url, token, 'GET', `${V}/sobjects`)).body as { sobjects: Described[] };
    assert.equal(flags(all.sobjects.find(({ name }) => name === 'Lead')!), [false, true, false, false]);
  }));

test('every object has the master record type, and names the lookups that point to it', () =>
  withServer({}, async ({ url }) => {
    const { recordTypeInfos, childRelationships } = await describe(url, 'Account');
    assert.equal(
      recordTypeInfos.map(({ name, master, available, recordTypeId }) => [
        name,
        master,
        available,
        recordTypeId,
      ]),
      [['Master', true, true, '012000000000000AAA']],
    );
    const contacts = childRelationships.find(({ childSObject }) => childSObject === 'Contact')!;
    assert.equal(
      [contacts.field, contacts.relationshipName, contacts.cascadeDelete],
      ['AccountId', 'Contacts', true],
    );
  }));

test('a profile that changes is seen in the next describe, also by a client that asks for news only', () =>
  withServer({ syncUser: { hidden: ['Contact.Title'] } }, async ({ org, url, clock }) => {
    const token = await accessToken(url, 'sync@mock.example');
    const path = `${V}/sobjects/Contact/describe`;
    const headers = {
      authorization: `Bearer ${token}`,
      'if-modified-since': new Date(clock.now()).toUTCString(),
    };
    const hasTitle = async () => {
      const { body } = await request(url, token, 'GET', path);
      return (body as Described).fields.some(({ name }) => name === 'Title');
    };
    const news = async () => (await fetch(url + path, { headers })).status;
    assert.equal([await hasTitle(), await news()], [false, 304]);
    org.setSyncUserAccess({}, clock.now() + 60_000);
    assert.equal([await hasTitle(), await news()], [true, 200]);
    org.setSyncUserAccess({ hidden: ['Contact.Title'] }, clock.now() + 60_000);
    assert.is(await hasTitle(), false, 'a second change at the same instant');
  }));

test('REST and SOAP describe the same fields', () =>
  withServer({ stateCountryPicklists: true }, async ({ url }) => {
    const { fields } = await describe(url, 'Lead');
    const send = soapClient(url, await accessToken(url));
    const answer = await send('<m:describeSObject><m:sObjectType>Lead</m:sObjectType></m:describeSObject>');
    const blocks = answer.text.split('<fields>').slice(1);
    const names = blocks.map((block) => /<name>(\w+)<\/name>/.exec(block)![1]);
    assert.equal(
      names,
      fields.map(({ name }) => name),
    );
    const states = blocks[names.indexOf('StateCode')]!;
    assert.match(states, '<controllerName>CountryCode</controllerName>');
    assert.match(
      states,
      /<picklistValues><active>true<\/active><defaultValue>false<\/defaultValue><label>Alabama<\/label><validFor>[\w+/=]+<\/validFor><value>AL<\/value><\/picklistValues>/,
    );
  }));

test('recent items are the records that the user changed last, of one object or of all', () =>
  withServer({}, async ({ url, org, clock }) => {
    const connection = await jsforceClient(url, 'sync@mock.example');
    const [contacts, leads] = [org.object('Contact'), org.object('Lead')];
    await connection.sobject('Contact').update({ Id: contacts.idOf(3), Title: 'CEO' });
    clock.advanceTo(clock.now() + 60_000);
    await connection.sobject('Lead').update({ Id: leads.idOf(1), Title: 'CTO' });
    clock.advanceTo(clock.now() + 60_000);
    await connection.sobject('Contact').update({ Id: contacts.idOf(5), Title: 'CFO' });
    org.update(contacts, 7, { Title: 'x' }, SYSTEM_ADMINISTRATOR, clock.now());
    const ids = (items: unknown) => (items as { Id: string }[]).map(({ Id }) => Id);
    assert.equal(ids(await connection.recent('Contact')), [contacts.idOf(5), contacts.idOf(3)]);
    assert.equal(ids(await connection.recent(2)), [contacts.idOf(5), leads.idOf(1)]);
    const [newest] = (await connection.recent('Lead')) as unknown as [Record<string, unknown>];
    assert.equal(newest, {
      attributes: { type: 'Lead', url: `/services/data/v62.0/sobjects/Lead/${leads.idOf(1)}` },
      Id: leads.idOf(1),
      Name: 'Lead1',
    });
  }));

test.run();
