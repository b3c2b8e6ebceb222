import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, type MockOptions, withMock } from '../support.ts';

const test = suite('Marketo companies, opportunities, sales persons, named accounts');

async function synced(mock: Mock, type: string, input: readonly object[], more: object = {}): Promise<Json> {
  return (await mock.post(`/rest/v1/${type}.json`, { ...more, input })).body;
}

async function deleted(mock: Mock, type: string, input: readonly object[], more: object = {}): Promise<Json> {
  return (await mock.post(`/rest/v1/${type}/delete.json`, { ...more, input })).body;
}

function story(options: MockOptions, play: (mock: Mock) => Promise<void>): () => Promise<void> {
  return () => withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY }, ...options }, play);
}

const not = (seq: number, code: string, message: string): object => ({
  seq,
  status: 'skipped',
  reasons: [{ code, message }],
});

test(
  'companies are created, updated by either key and found by their fields in any case',
  story({}, async (mock) => {
    const input = [{ externalCompanyId: 'A', company: 'Acme' }, { externalCompanyId: 'B' }];
    const { result } = await synced(mock, 'companies', input);
    assert.equal(result.map(Object.entries), [
      [
        ['seq', 0],
        ['status', 'created'],
        ['id', 1],
      ],
      [
        ['seq', 1],
        ['status', 'created'],
        ['id', 2],
      ],
    ]);
    const byId = { action: 'updateOnly', dedupeBy: 'idField' };
    assert.equal((await synced(mock, 'companies', [{ id: 2, company: 'Bolt' }, { id: 9 }], byId)).result, [
      { seq: 0, status: 'updated', id: 2 },
      not(1, '1013', 'Record not found'),
    ]);
    const query = async (text: string): Promise<Json> =>
      (await mock.get(`/rest/v1/companies.json?${text}`)).body;
    const stamps = { createdAt: '2026-01-05T12:00:00Z', updatedAt: '2026-01-05T12:00:00Z' };
    assert.equal((await query('filterType=company&filterValues=ACME')).result, [
      { seq: 0, id: 1, externalCompanyId: 'A', ...stamps },
    ]);
    const shown = await query('filterType=dedupeFields&filterValues=a,b&fields=company,industry');
    assert.equal(shown.result, [
      { seq: 0, id: 1, company: 'Acme' },
      { seq: 1, id: 2, company: 'Bolt' },
    ]);
    assert.equal((await query('filterType=idField&filterValues=7,x')).result, []);
  }),
);

test(
  'pages say moreResult with a token while there is more, and seq begins anew',
  story({}, async (mock) => {
    await synced(
      mock,
      'companies',
      [1, 2, 3].map((number) => ({ externalCompanyId: `C${number}` })),
    );
    const path = '/rest/v1/companies.json?filterType=id&filterValues=1,2,3&batchSize=2';
    const first = (await mock.get(path)).body;
    assert.is(first.moreResult, true);
    const second = (await mock.get(`${path}&nextPageToken=${encodeURIComponent(first.nextPageToken)}`)).body;
    assert.equal(Object.keys(second), ['requestId', 'result', 'success']);
    assert.equal([second.result[0].seq, second.result[0].id], [0, 3]);
  }),
);

test(
  'leads inherit the values of their company, when they join it and when it changes',
  story({}, async (mock) => {
    await synced(mock, 'companies', [{ externalCompanyId: 'A', company: 'Acme', industry: 'Toys' }]);
    const leads = [
      { email: 'a@acme.example', externalCompanyId: 'A' },
      { email: 'b@acme.example', company: 'Own' },
    ];
    await mock.post('/rest/v1/leads.json', { input: leads });
    const shown = async (): Promise<Json> =>
      (await mock.get('/rest/v1/leads.json?filterType=id&filterValues=1,2&fields=company,industry')).body
        .result;
    assert.equal(await shown(), [
      { id: 1, company: 'Acme', industry: 'Toys' },
      { id: 2, company: 'Own', industry: null },
    ]);
    await synced(mock, 'companies', [{ externalCompanyId: 'A', company: 'Acme Ltd' }]);
    assert.is((await shown())[0].company, 'Acme Ltd');
    const join = [{ email: 'b@acme.example', externalCompanyId: 'A' }];
    await mock.post('/rest/v1/leads.json', { input: join });
    assert.is((await shown())[1].company, 'Acme Ltd');
    const leave = [{ email: 'b@acme.example', externalCompanyId: null }];
    assert.is((await mock.post('/rest/v1/leads.json', { input: leave })).body.result[0].status, 'updated');
    assert.is(mock.instance.database.objects.company('A')!.values.get('company'), 'Acme Ltd');
    assert.is(
      (await mock.get('/rest/v1/lead/2.json?fields=externalCompanyId')).body.result[0].externalCompanyId,
      'A',
    );
  }),
);

test(
  'an opportunity needs a name, a role its opportunity and its lead',
  story({}, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'a@acme.example' }] });
    const opportunities = [
      { externalOpportunityId: 'O1', name: 'Chairs', amount: '1604.47' },
      { externalOpportunityId: 'O2' },
    ];
    const { result } = await synced(mock, 'opportunities', opportunities);
    assert.match(
      result[0].marketoGUID,
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(result[1], not(1, '1002', "Missing value for the required parameter 'name'"));
    const query = 'filterType=externalOpportunityId&filterValues=O1&fields=amount,name';
    const [shown] = (await mock.get(`/rest/v1/opportunities.json?${query}`)).body.result;
    assert.equal([shown.amount, shown.name], ['1604.47', 'Chairs'], 'an amount is a text, as in the samples');
    const role = { externalOpportunityId: 'O1', leadId: 1, role: 'Buyer' };
    const roles = [
      role,
      { ...role, leadId: 9 },
      { ...role, externalOpportunityId: 'O9' },
      { leadId: 1, role: 'x' },
    ];
    const answers = (await synced(mock, 'opportunities/roles', roles)).result;
    assert.is(answers[0].status, 'created');
    assert.equal(answers.slice(1), [
      not(1, '1004', 'Lead not found'),
      not(2, '1013', 'Object not found'),
      not(3, '1002', "Missing value for the required parameter 'externalOpportunityId'"),
    ]);
    const lookup = {
      filterType: 'dedupeFields',
      fields: ['marketoGuid', 'isPrimary', 'role'],
      input: [role],
    };
    const found = await mock.post('/rest/v1/opportunities/roles.json?_method=GET', lookup);
    assert.equal(found.body.result, [{ seq: 0, marketoGUID: answers[0].marketoGUID, role: 'Buyer' }]);
    const one = await mock.get('/rest/v1/opportunities/roles.json?filterType=leadId&filterValues=1');
    assert.is(one.body.result.length, 1);
  }),
);

test(
  'an opportunity with an unknown sales person refuses the whole call, before anything is written',
  story({}, async (mock) => {
    const input = [
      { externalOpportunityId: 'O1', name: 'N' },
      { externalOpportunityId: 'O2', name: 'N', externalSalesPersonId: 'x' },
    ];
    assert.is(
      errorOf(await mock.post('/rest/v1/opportunities.json', { input })),
      '718 ExternalSalesPersonID not found',
    );
    assert.is(mock.instance.database.objects.opportunities.store.size, 0);
  }),
);

test(
  'a sales person cannot be deleted while a lead or a deleted company holds it',
  story({}, async (mock) => {
    await synced(
      mock,
      'salespersons',
      ['a', 'b', 'c'].map((id) => ({ externalSalesPersonId: id })),
    );
    await mock.post('/rest/v1/leads.json', {
      input: [{ email: 'x@acme.example', externalSalesPersonId: 'a' }],
    });
    await synced(mock, 'companies', [{ externalCompanyId: 'A', externalSalesPersonId: 'b' }]);
    await deleted(mock, 'companies', [{ externalCompanyId: 'A' }]);
    const input = ['a', 'b', 'c', 'd'].map((id) => ({ externalSalesPersonId: id }));
    assert.equal((await deleted(mock, 'salespersons', input)).result, [
      not(0, '1022', 'Object in use'),
      not(1, '1022', 'Object in use'),
      { seq: 2, id: 3, status: 'deleted' },
      not(3, '1013', 'Record not found'),
    ]);
  }),
);

test(
  'named accounts are gathered in lists by their marketoGUIDs, by paths in either case',
  story({}, async (mock) => {
    const { result: accounts } = await synced(mock, 'namedaccounts', [{ name: 'Google' }, { name: 'Yahoo' }]);
    const { result: lists } = await synced(mock, 'namedAccountLists', [{ name: 'Saas' }]);
    assert.equal((await synced(mock, 'namedaccountlists', [{ name: 'saas' }])).result, [
      not(0, '1017', 'Object already exists'),
    ]);
    const input = [...accounts.map(({ marketoGUID }: Json) => ({ marketoGUID })), { marketoGUID: 'none' }];
    const path = `/rest/v1/namedAccountList/${lists[0].marketoGUID}/namedAccounts`;
    const added = (await mock.post(`${path}.json`, { input })).body.result;
    assert.equal(
      added.map(({ status }: Json) => status),
      ['added', 'added', 'skipped'],
    );
    const removal = { input: input.slice(0, 1) };
    assert.is(
      (await mock.post(`${path.toLowerCase()}/remove.json`, removal)).body.result[0].status,
      'removed',
    );
    const names = (await mock.get(`${path}.json?fields=name`)).body.result.map(({ name }: Json) => name);
    assert.equal(names, ['Yahoo']);
    const [list] = (
      await mock.get(
        `/rest/v1/namedAccountLists.json?filterType=idFields&filterValues=${lists[0].marketoGUID}`,
      )
    ).body.result;
    assert.equal([list.name, list.type, list.updateable], ['Saas', 'default', true]);
  }),
);

test(
  'with Salesforce sync companies, opportunities and sales persons can be read, and there are no roles',
  story({ synced: {} }, async (mock) => {
    for (const type of ['companies', 'opportunities', 'salespersons']) {
      const key = (await mock.get(`/rest/v1/${type}/describe.json`)).body.result[0].dedupeFields[0];
      assert.equal(
        (await mock.get(`/rest/v1/${type}.json?filterType=${key}&filterValues=x`)).body.result,
        [],
      );
      assert.is(errorOf({ body: await synced(mock, type, [{ [key]: 'x' }]) }), '1018 CRM Enabled');
      assert.is(errorOf({ body: await deleted(mock, type, [{ [key]: 'x' }]) }), '1018 CRM Enabled');
    }
    assert.is(errorOf(await mock.get('/rest/v1/opportunities/roles/describe.json')), '1018 CRM Enabled');
    assert.ok(
      (await synced(mock, 'namedaccounts', [{ name: 'Google' }])).success,
      'named accounts are Marketo’s own',
    );
  }),
);

const COPIES = {
  Account: {
    count: 3,
    bases: { Name: (row: number) => `Account ${row}`, AnnualRevenue: (row: number) => row * 1_000 },
  },
  Opportunity: { count: 2, bases: { Name: (row: number) => `Deal ${row}`, StageName: () => 'Closed Won' } },
  User: { count: 1, bases: { Email: () => 'sam@acme.example' } },
};
const sfdcIdOf = (object: string, row: number): string => `${object}-${row}`;

test(
  'what is read with Salesforce sync are the copies of accounts, opportunities and users, by their Salesforce Ids',
  story({ synced: COPIES, sfdcIdOf }, async (mock) => {
    const read = async (path: string): Promise<Json> => (await mock.get(`/rest/v1/${path}`)).body.result;
    const fields = 'fields=externalCompanyId,company,annualRevenue,industry';
    assert.equal(await read(`companies.json?filterType=id&filterValues=2,9&${fields}`), [
      { seq: 0, id: 2, externalCompanyId: 'Account-1', company: 'Account 1', annualRevenue: 1_000 },
    ]);
    assert.is((await read('companies.json?filterType=company&filterValues=ACCOUNT 2'))[0].id, 3);
    const byKey = 'filterType=externalOpportunityId&filterValues=Opportunity-1&fields=name,stage';
    const [deal] = await read(`opportunities.json?${byKey}`);
    assert.equal([deal.name, deal.stage], ['Deal 1', 'Closed Won']);
    const again = await read(
      `opportunities.json?filterType=idField&filterValues=${deal.marketoGUID}&fields=name`,
    );
    assert.is(again[0].name, 'Deal 1');
    assert.is((await read('salespersons.json?filterType=email&filterValues=sam@acme.example'))[0].id, 1);
    mock.instance.mirror('Account').remove(1);
    assert.equal(await read('companies.json?filterType=id&filterValues=2'), []);
  }),
);

test.run();
