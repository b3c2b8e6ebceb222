import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { OrgOptions } from '../../mock-salesforce/index.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('search over REST');

const PEOPLE: Partial<OrgOptions> = {
  populations: {
    Account: { count: 2, bases: { Name: (row) => ['Acme Rockets', 'Globex'][row]! } },
    Contact: {
      count: 3,
      bases: {
        FirstName: (row) => ['Ann', 'Anna', 'Zoë'][row]!,
        LastName: (row) => ['Acme', "O'Neil", 'Zed'][row]!,
        Email: (row) => `person${row}@acme.example`,
        Phone: (row) => ['(415) 555-1212', null, '4155551213'][row]!,
      },
    },
    Lead: { count: 1, bases: { LastName: () => 'Smith', Company: () => 'Acme Rockets' } },
  },
  syncUser: { hiddenObjects: ['Lead'] },
};

const BASE = '/services/data/v62.0';

interface Found {
  readonly searchRecords: {
    readonly attributes: { readonly type: string };
    readonly [field: string]: unknown;
  }[];
}

/** Type and name, or Id, of what a statement finds. */
const shown = ({ searchRecords }: Found) =>
  searchRecords.map(({ attributes, Name }) => `${attributes.type}${Name === undefined ? '' : ` ${Name}`}`);

const find = async (url: string, token: string, sosl: string) => {
  const { status, body } = await request(url, token, 'GET', `${BASE}/search/?q=${encodeURIComponent(sosl)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return shown(body as Found);
};

/** What is looked for, and who is found: contacts by name, or whole types. */
const STATEMENTS: readonly [string, readonly string[]][] = [
  ['FIND {Acme}', ['Account', 'Lead', 'Contact', 'Contact', 'Contact']],
  [
    'FIND {acme} IN NAME FIELDS RETURNING Contact(Name), Account(Name)',
    ['Contact Ann Acme', 'Account Acme Rockets'],
  ],
  ['FIND {Ann} RETURNING Contact(Name)', ['Contact Ann Acme']],
  ['FIND {Ann*} RETURNING Contact(Name)', ['Contact Ann Acme', "Contact Anna O'Neil"]],
  ['FIND {Zo?} RETURNING Contact(Name)', ['Contact Zoë Zed']],
  ['FIND {zoë} RETURNING Contact(Name)', ['Contact Zoë Zed']],
  ['FIND {"person1@acme.example"} IN EMAIL FIELDS RETURNING Contact(Name)', ["Contact Anna O'Neil"]],
  [
    'FIND {person1\\@acme.example OR Zed} RETURNING Contact(Name)',
    ["Contact Anna O'Neil", 'Contact Zoë Zed'],
  ],
  ['FIND {acme AND NOT Ann} RETURNING Contact(Name)', ["Contact Anna O'Neil", 'Contact Zoë Zed']],
  ['FIND {acme zed} RETURNING Contact(Name)', ['Contact Zoë Zed']],
  ['FIND {"Rockets Acme"} RETURNING Account(Name)', []],
  ['FIND {4155551212} IN PHONE FIELDS RETURNING Contact(Name)', ['Contact Ann Acme']],
  ['FIND {415 555} IN PHONE FIELDS RETURNING Contact(Name)', ['Contact Ann Acme']],
  [
    "find {acme} in all fields returning Contact(Name where LastName != 'Zed' order by Name desc limit 1), Lead",
    ["Contact Anna O'Neil", 'Lead'],
  ],
  ['FIND {acme} RETURNING Contact(Name), Lead LIMIT 2', ['Contact Ann Acme', "Contact Anna O'Neil"]],
];

test('words are found in names, addresses and phone numbers, with wildcards and connectives', () =>
  withServer(PEOPLE, async ({ url }) => {
    const token = await accessToken(url);
    for (const [sosl, found] of STATEMENTS) assert.equal(await find(url, token, sosl), found, sosl);
  }));

test('jsforce searches; a user finds only what it sees; deleted records are not found', () =>
  withServer(PEOPLE, async ({ url }) => {
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const sosl = 'FIND {Acme} IN ALL FIELDS RETURNING Lead(Id, Company), Account(Id, Name)';
    const { searchRecords } = await connection.search(sosl);
    assert.equal(
      searchRecords.map((record) => record.Company ?? record.Name),
      ['Acme Rockets', 'Acme Rockets'],
    );
    await connection.sobject('Account').destroy(String(searchRecords[1]!.Id));
    assert.is((await connection.search(sosl)).searchRecords.length, 1);
    const sync = await accessToken(url, 'sync@mock.example');
    assert.equal(await find(url, sync, 'FIND {Smith}'), []);
  }));

test('the same with parameters, in the address and in the body', () =>
  withServer(PEOPLE, async ({ url }) => {
    const token = await accessToken(url);
    const search = async (method: string, rest: string, body?: unknown) => {
      const reply = await request(url, token, method, `${BASE}/parameterizedSearch/${rest}`, body);
      return shown(reply.body as Found);
    };
    assert.equal(await search('GET', '?q=rockets'), ['Account', 'Lead']);
    const address =
      '?q=acme&sobject=Contact,Account&Contact.fields=id,name&Contact.limit=2&Account.fields=Name&in=NAME';
    assert.equal(await search('GET', address), ['Contact Ann Acme', 'Account Acme Rockets']);
    const repeated =
      '?q=acme&q=zed&sobject=Contact&sobject=Account&defaultLimit=1&fields=Name&Contact.fields=Name&in=NAME';
    assert.equal(await search('GET', repeated), ['Contact Ann Acme', 'Account Acme Rockets']);
    const batchRequests = [{ method: 'GET', url: `v62.0/parameterizedSearch${repeated}` }];
    const batch = await request(url, token, 'POST', `${BASE}/composite/batch`, { batchRequests });
    const [{ result }] = (batch.body as { results: [{ result: Found }] }).results;
    assert.equal(shown(result), ['Contact Ann Acme', 'Account Acme Rockets']);
    const body = {
      q: 'acme',
      in: 'EMAIL',
      fields: ['Name'],
      sobjects: [{ name: 'Contact', where: "LastName LIKE 'Z%'" }, { name: 'Lead' }],
      overallLimit: 5,
    };
    assert.equal(await search('POST', '', body), ['Contact Zoë Zed']);
    assert.equal(await search('GET', '?q=%7Brockets%7D'), ['Account', 'Lead']);
  }));

test('what is not a search is refused', () =>
  withServer(PEOPLE, async ({ url }) => {
    const token = await accessToken(url);
    const errorOf = async (path: string) => {
      const { status, body } = await request(url, token, 'GET', BASE + path);
      const [{ errorCode, message }] = body as [{ errorCode: string; message: string }];
      return [status, errorCode, message.split('\n').at(-1)];
    };
    const sosl = (text: string) => errorOf(`/search?q=${encodeURIComponent(text)}`);
    assert.equal(await errorOf('/search'), [400, 'MALFORMED_SEARCH', 'A search string has to be specified']);
    assert.equal(await sosl('FIND Acme'), [
      400,
      'MALFORMED_SEARCH',
      'No search term found. The search term must be enclosed in braces.',
    ]);
    assert.equal(await sosl('FIND {a}'), [
      400,
      'MALFORMED_SEARCH',
      'search term must be longer than one character: a',
    ]);
    assert.equal(await sosl('FIND {acme} IN SOME FIELDS'), [
      400,
      'MALFORMED_SEARCH',
      "unexpected token: 'SOME'",
    ]);
    const [status, code] = await sosl('FIND {acme} RETURNING Nope');
    assert.equal([status, code], [400, 'INVALID_TYPE']);
    const [, field] = await sosl('FIND {acme} RETURNING Contact(Nope)');
    assert.is(field, 'INVALID_FIELD');
  }));

test.run();
