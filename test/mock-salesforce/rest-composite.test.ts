import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('several requests in one: composite, batch, graph');

const V = '/services/data/v62.0';

interface Part {
  readonly body: unknown;
  readonly httpHeaders: Record<string, string>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

async function composite(url: string, token: string, compositeRequest: object[], allOrNone = false) {
  const sent = { allOrNone, compositeRequest };
  const reply = await request(url, token, 'POST', `${V}/composite`, sent);
  assert.is(reply.status, 200, JSON.stringify(reply.body));
  return (reply.body as { compositeResponse: Part[] }).compositeResponse;
}

const halted = (referenceId: string, message: string): Part => ({
  body: [{ errorCode: 'PROCESSING_HALTED', message }],
  httpHeaders: {},
  httpStatusCode: 400,
  referenceId,
});

test('an account, a contact of it, and both read back, in one request that counts once', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const used = org.requests.counted;
    const parts = await composite(url, token, [
      { method: 'POST', url: `${V}/sobjects/Account`, referenceId: 'acme', body: { Name: 'Hooli' } },
      {
        method: 'POST',
        url: `${V}/sobjects/Contact/`,
        referenceId: 'jane',
        body: { LastName: 'Bream', AccountId: '@{acme.id}', Description: 'of @{acme.id}: @{acme.success}' },
      },
      {
        method: 'GET',
        url: `${V}/query?q=SELECT+Id,Account.Name+FROM+Contact+WHERE+Id='@{jane.id}'`,
        referenceId: 'found',
      },
      {
        method: 'GET',
        url: `${V}/sobjects/Contact/@{found.records[0].Id}?fields=Description`,
        referenceId: 'read',
      },
      { method: 'PATCH', url: `${V}/sobjects/Account/@{acme.id}`, referenceId: 'edit', body: { Phone: '1' } },
    ]);
    assert.is(org.requests.counted, used + 1);
    const account = org.object('Account').idOf(3);
    assert.equal(parts[0], {
      body: { id: account, success: true, errors: [] },
      httpHeaders: { Location: `${V}/sobjects/Account/${account}` },
      httpStatusCode: 201,
      referenceId: 'acme',
    });
    assert.equal(
      parts.map(({ httpStatusCode, referenceId }) => `${referenceId} ${httpStatusCode}`),
      ['acme 201', 'jane 201', 'found 200', 'read 200', 'edit 204'],
    );
    assert.is((parts[3]!.body as { Description: string }).Description, `of ${account}: true`);
    assert.is(parts[4]!.body, null);
  }));

const rule = (id: string) =>
  `Provided referenceId ('${id}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`;

test('an empty field of a record that was read is null where it is referred to', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = org.object('Contact');
    const read = `${V}/sobjects/Contact/${contacts.idOf(11)}?fields=FirstName,LastName`;
    const body = { FirstName: '@{read.FirstName}', LastName: '@{read.LastName}' };
    const parts = await composite(url, await accessToken(url), [
      { method: 'GET', url: read, referenceId: 'read' },
      { method: 'POST', url: `${V}/sobjects/Contact`, referenceId: 'copy', body },
      {
        method: 'POST',
        url: `${V}/sobjects/Contact`,
        referenceId: 'wrong',
        body: { LastName: '@{read.Title}' },
      },
    ]);
    assert.equal(
      parts.map(({ httpStatusCode }) => httpStatusCode),
      [200, 201, 400],
      'a field that was not read is none',
    );
    assert.is(contacts.value(12, contacts.field('Name')), 'Last11');
  }));

test('what a failed part was to bring is missing in the parts that refer to it, and only there', () =>
  withServer({}, async ({ url, org }) => {
    const parts = await composite(url, await accessToken(url), [
      { method: 'POST', url: `${V}/sobjects/Account`, referenceId: 'acme', body: {} },
      { method: 'POST', url: `${V}/sobjects/Contact`, referenceId: 'jane', body: { LastName: '@{acme.id}' } },
      {
        method: 'POST',
        url: `${V}/sobjects/Lead`,
        referenceId: 'joe',
        body: { LastName: 'A', Company: 'B' },
      },
      { method: 'GET', url: `${V}/nothing`, referenceId: 'none' },
    ]);
    const missing = `Invalid reference specified. No value for acme.id found in acme. ${rule('acme.id')}`;
    assert.equal(
      parts.map(({ httpStatusCode }) => httpStatusCode),
      [400, 400, 201, 404],
    );
    assert.equal(parts[1], halted('jane', missing));
    assert.is(org.object('Lead').count, 6);
  }));

const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

const account = (referenceId: string, Name?: string) => ({
  method: 'POST',
  url: `${V}/sobjects/Account`,
  referenceId,
  body: Name === undefined ? {} : { Name },
});

test('all or none: one part that fails undoes the others, also those of collections', () =>
  withServer({}, async ({ url, org }) => {
    const records = [{ attributes: { type: 'Lead' }, LastName: 'A', Company: 'B' }];
    const parts = await composite(
      url,
      await accessToken(url),
      [
        account('first', 'Hooli'),
        { method: 'POST', url: `${V}/composite/sobjects`, referenceId: 'leads', body: { records } },
        account('wrong'),
        account('last', 'Later'),
      ],
      true,
    );
    const missing = 'Required fields are missing: [Name]';
    assert.equal(parts, [
      halted('first', ROLLED_BACK),
      halted('leads', ROLLED_BACK),
      {
        body: [{ message: missing, errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: 'wrong',
      },
      halted('last', ROLLED_BACK),
    ]);
    assert.equal([org.object('Account').count, org.object('Lead').count], [3, 5]);
  }));

test('graphs stand or fall one by one', () =>
  withServer({}, async ({ url, org }) => {
    const contact = {
      method: 'POST',
      url: `${V}/sobjects/Contact`,
      referenceId: 'person',
      body: { LastName: 'A', AccountId: '@{firm.id}' },
    };
    const graphs = [
      { graphId: 'one', compositeRequest: [account('firm', 'Hooli'), contact] },
      { graphId: 'two', compositeRequest: [account('fine', 'Raviga'), account('wrong')] },
    ];
    const token = await accessToken(url);
    const { body } = await request(url, token, 'POST', `${V}/composite/graph`, { graphs });
    const answers = (
      body as {
        graphs: { graphId: string; isSuccessful: boolean; graphResponse: { compositeResponse: Part[] } }[];
      }
    ).graphs;
    assert.equal(
      answers.map(({ graphId, isSuccessful }) => [graphId, isSuccessful]),
      [
        ['one', true],
        ['two', false],
      ],
    );
    assert.equal(answers[1]!.graphResponse.compositeResponse[0], halted('fine', ROLLED_BACK));
    assert.equal([org.object('Account').count, org.object('Contact').count], [4, 13]);
    const crowd = Array.from({ length: 76 }, (_, i) => ({ graphId: `g${i}`, compositeRequest: [] }));
    const refusal = await request(url, token, 'POST', `${V}/composite/graph`, { graphs: crowd });
    assert.equal(refusal.body, [
      { message: 'The request has more than 75 graphs', errorCode: 'LIMIT_EXCEEDED' },
    ]);
  }));

test('requests that are wrong as a whole', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const get = (referenceId: string) => ({ method: 'GET', url: `${V}/limits`, referenceId });
    const query = (referenceId: string) => ({ ...get(referenceId), url: `${V}/query?q=SELECT+Id+FROM+Lead` });
    const list = (count: number, make: (id: string) => object) =>
      Array.from({ length: count }, (_, i) => make(`r${i}`));
    const cases: [object, string, string][] = [
      [{ compositeRequest: list(26, get) }, 'LIMIT_EXCEEDED', 'The request has more than 25 subrequests'],
      [
        { compositeRequest: list(6, query) },
        'LIMIT_EXCEEDED',
        'The request has more than 5 query or sObject collection subrequests',
      ],
      [
        { compositeRequest: [get('a'), get('a')] },
        'INVALID_INPUT',
        'Duplicate ReferenceId provided in the request.',
      ],
      [{ compositeRequest: [get('a-b')] }, 'JSON_PARSER_ERROR', rule('a-b')],
      [{ compositeRequest: [get('')] }, 'JSON_PARSER_ERROR', rule('')],
    ];
    for (const [sent, errorCode, message] of cases) {
      const { status, body } = await request(url, token, 'POST', `${V}/composite`, sent);
      assert.equal([status, body], [400, [{ message, errorCode }]]);
    }
    const { body } = await request(url, token, 'GET', `${V}/composite/`);
    const names = ['tree', 'batch', 'sobjects', 'graph'];
    assert.equal(body, Object.fromEntries(names.map((name) => [name, `${V}/composite/${name}`])));
  }));

test('a batch: requests of their own, with or without the path before the version', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const lead = org.object('Lead').idOf(0);
    const batchRequests = [
      { method: 'PATCH', url: `v62.0/sobjects/lead/${lead}`, richInput: { Title: 'CEO' } },
      { method: 'GET', url: `${V}/sobjects/Lead/${lead}?fields=Title` },
      { method: 'GET', url: 'v62.0/sobjects/Nope/describe' },
      { method: 'GET', url: 'v34.0/sobjects/Lead/describe' },
    ];
    const send = async (haltOnError: boolean) =>
      (await request(url, token, 'POST', `${V}/composite/batch/`, { haltOnError, batchRequests })).body as {
        hasErrors: boolean;
        results: { statusCode: number; result: unknown }[];
      };
    const all = await send(false);
    assert.is(all.hasErrors, true);
    assert.equal(
      all.results.map(({ statusCode }) => statusCode),
      [204, 200, 404, 200],
    );
    assert.is((all.results[1]!.result as { Title: string }).Title, 'CEO');
    assert.is((all.results[3]!.result as { name: string }).name, 'Lead');
    const [message, errorCode] = [
      'Batch processing halted per request because of error in prior subrequest',
      'BATCH_PROCESSING_HALTED',
    ];
    assert.equal((await send(true)).results[3], { statusCode: 412, result: [{ message, errorCode }] });
    const tooMany = Array.from({ length: 26 }, () => batchRequests[1]);
    const refusal = await request(url, token, 'POST', `${V}/composite/batch`, { batchRequests: tooMany });
    assert.is(refusal.status, 400);
  }));

test.run();
