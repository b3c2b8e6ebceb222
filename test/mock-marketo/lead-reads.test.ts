import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Mock, START, withMock } from './support.ts';

const test = suite('Marketo leads: reading');

const FIELDS = [
  { name: 'region', displayName: 'Region', dataType: 'string', length: 20 },
  { name: 'fit', displayName: 'Fit', dataType: 'score' },
  { name: 'notes', displayName: 'Notes', dataType: 'text' },
] as const;

async function withLeads(count: number, story: (mock: Mock) => Promise<void>): Promise<void> {
  await withMock({ fields: FIELDS }, async (mock) => {
    for (let first = 0; first < count; first += 300) {
      const input = Array.from({ length: Math.min(300, count - first) }, (_, i) => ({
        email: `lead${first + i}@acme.example`,
        lastName: `Lead ${first + i}`,
        region: (first + i) % 2 === 0 ? 'even' : 'odd',
        fit: (first + i) % 10,
      }));
      assert.ok((await mock.post('/rest/v1/leads.json', { input })).body.success);
    }
    await story(mock);
  });
}

test('an empty search is the recorded 59 bytes, and nothing but request id, result and success', () =>
  withLeads(0, async (mock) => {
    const { text, headers } = await mock.get(
      '/rest/v1/leads.json?filterType=email&filterValues=nobody@acme.example',
    );
    assert.match(text, /^\{"requestId":"[0-9a-f]{1,5}#[0-9a-f]{11}","result":\[\],"success":true\}$/);
    assert.is(headers.get('server'), 'nginx');
    assert.is(headers.get('date'), new Date(START).toUTCString());
  }));

test('the right half of the request id is the instant of the answer', () =>
  withLeads(0, async (mock) => {
    const { body } = await mock.get('/rest/v1/leads/partitions.json');
    assert.is(Number.parseInt(body.requestId.split('#')[1], 16), START);
  }));

test('the default fields come in the order of the live server, without milliseconds', () =>
  withLeads(1, async (mock) => {
    const { text } = await mock.get('/rest/v1/lead/1.json');
    assert.ok(
      text.includes(
        '"result":[{"id":1,"firstName":null,"lastName":"Lead 0","email":"lead0@acme.example","updatedAt":"2026-01-05T12:00:00Z","createdAt":"2026-01-05T12:00:00Z"}]',
      ),
      text,
    );
  }));

test('asked fields follow the id in their order; commas, repeats and encoded commas mean the same', () =>
  withLeads(1, async (mock) => {
    const forms = [
      'fields=region,doNotCall,title',
      'fields=region&fields=doNotCall&fields=title',
      'fields=region%2CdoNotCall%2Ctitle',
    ];
    for (const form of forms) {
      const { text } = await mock.get(`/rest/v1/lead/1.json?${form}`);
      assert.ok(text.includes('"result":[{"id":1,"region":"even","doNotCall":false,"title":null}]'), text);
    }
  }));

test('e-mail is found in any case, and every lead that has it comes back', () =>
  withLeads(2, async (mock) => {
    const input = [{ email: 'lead1@acme.example' }];
    await mock.post('/rest/v1/leads.json', { action: 'createDuplicate', input });
    const { body } = await mock.get('/rest/v1/leads.json?filterType=email&filterValues=LEAD1@acme.example');
    assert.equal(
      body.result.map(({ id }: { id: number }) => id),
      [2, 3],
    );
  }));

test('a lead that changed its key is found by the new one only', () =>
  withLeads(2, async (mock) => {
    const search = async (region: string): Promise<number> =>
      (await mock.get(`/rest/v1/leads.json?filterType=region&filterValues=${region}`)).body.result.length;
    assert.equal([await search('even'), await search('odd')], [1, 1]);
    const input = [{ email: 'lead0@acme.example', region: 'odd' }];
    await mock.post('/rest/v1/leads.json', { input });
    assert.equal([await search('even'), await search('odd')], [0, 2]);
    await mock.post('/rest/v1/leads/delete.json', { input: [{ id: 2 }] });
    assert.equal([await search('even'), await search('odd')], [0, 1]);
  }));

test('a long result comes in pages; the token is Base32 and the last page has none', () =>
  withLeads(700, async (mock) => {
    const ids: number[] = [];
    const path = '/rest/v1/leads.json?filterType=region&filterValues=even,odd';
    let { body } = await mock.get(path);
    assert.is(body.result.length, 300);
    assert.equal(Object.keys(body), ['requestId', 'result', 'success', 'nextPageToken', 'moreResult']);
    assert.match(body.nextPageToken, /^[A-Z2-7]+=*$/);
    for (;;) {
      ids.push(...body.result.map(({ id }: { id: number }) => id));
      if (body.nextPageToken === undefined) break;
      ({ body } = await mock.get(`${path}&nextPageToken=${encodeURIComponent(body.nextPageToken)}`));
    }
    assert.equal(
      ids,
      Array.from({ length: 700 }, (_, i) => i + 1),
    );
    assert.not.ok('moreResult' in body);
    const small = await mock.get(`${path}&batchSize=7`);
    assert.is(small.body.result.length, 7);
  }));

test('a query too long for a URI is sent as a form', () =>
  withLeads(3, async (mock) => {
    const query = { _method: 'GET', filterType: 'id', filterValues: '1,3', fields: 'email' };
    const headers = { authorization: `Bearer ${await mock.token()}` };
    const body = new URLSearchParams(query);
    const { body: answer } = await mock.fetch('/rest/v1/leads.json', { method: 'POST', headers, body });
    assert.equal(answer.result, [
      { id: 1, email: 'lead0@acme.example' },
      { id: 3, email: 'lead2@acme.example' },
    ]);
    const override = { method: 'POST', headers, body: new URLSearchParams({ ...query, _method: '' }) };
    const inQuery = await mock.fetch('/rest/v1/leads.json?_method=GET', override);
    assert.equal(inQuery.body.result, answer.result, '_method may stand in the query, the rest in the form');
  }));

const REFUSALS = [
  ['lead/9999.json', "1004 Lead '9999' not found"],
  ['lead/abc.json', "1001 Invalid value 'abc'. Required of type 'Integer'"],
  ['lead/1.json?fields=FirstName', "1006 Field 'FirstName' not found"],
  ['leads.json', "1002 Missing value for the required parameter 'filterType'"],
  ['leads.json?filterType=email', "1002 Missing value for the required parameter 'filterValues'"],
  ['leads.json?filterType=firstName&filterValues=Ann', "1011 Field 'firstName' not supported"],
  ['leads.json?filterType=notes&filterValues=x', "1011 Field 'notes' not supported"],
  ['leads.json?filterType=shoeSize&filterValues=42', "1006 Field 'shoeSize' not found"],
  ['leads.json?filterType=leadPartitionId&filterValues=1', '1003 Too many results match the filter'],
  [
    `leads.json?filterType=id&filterValues=${'1,'.repeat(301)}`,
    "1003 Too many values for 'filterValues': at most 300 are allowed",
  ],
  ['leads.json?filterType=id&filterValues=1&nextPageToken=nonsense', '1003 Invalid nextPageToken'],
  [
    'leads.json?filterType=id&filterValues=1&batchSize=many',
    "1001 Invalid value 'many'. Required of type 'Integer'",
  ],
] as const;

test('what cannot be read is refused with the code and text of the catalogue', () =>
  withLeads(1_001, async (mock) => {
    for (const [path, expected] of REFUSALS) {
      const reply = await mock.get(`/rest/v1/${path}`);
      assert.is(reply.body.success, false, `${path} ${reply.text.slice(0, 200)}`);
      assert.is(errorOf(reply), expected, path);
      assert.equal(Object.keys(reply.body), ['requestId', 'success', 'errors']);
    }
  }));

test('listed lookup fields that the instance lacks find nobody', () =>
  withLeads(1, async (mock) => {
    for (const name of ['facebookId', 'sfdcLeadId']) {
      assert.equal((await mock.get(`/rest/v1/leads.json?filterType=${name}&filterValues=x`)).body.result, []);
    }
  }));

test.run();
