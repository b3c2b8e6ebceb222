import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, marketoClient, START, tokenPath, withMock } from './support.ts';

const test = suite('Marketo with node-marketo-rest');

test('a client that asks for the fields, writes leads and reads them back', () =>
  withMock({}, async (mock) => {
    const client = marketoClient(mock);
    const described = await client.lead.describe();
    assert.is(described.result.length, 91);
    const written = await client.lead.createOrUpdate([
      { email: 'ann@acme.example', firstName: 'Ann' },
      { email: 'ben+x@acme.example', firstName: 'Ben' },
    ]);
    assert.equal(written.result, [
      { id: 1, status: 'created' },
      { id: 2, status: 'created' },
    ]);
    const found = await client.lead.find('email', ['ben+x@acme.example', 'ann@acme.example'], {
      fields: ['email', 'firstName', 'title'],
    });
    assert.equal(found.result, [
      { id: 1, email: 'ann@acme.example', firstName: 'Ann', title: null },
      { id: 2, email: 'ben+x@acme.example', firstName: 'Ben', title: null },
    ]);
    const one = await client.lead.byId(2);
    assert.equal(Object.keys(one.result[0]), [
      'id',
      'firstName',
      'lastName',
      'email',
      'updatedAt',
      'createdAt',
    ]);
    assert.is((await client.lead.partitions()).result[0].name, 'Default');
    assert.is((await client.activities.getActivityTypes()).result.length, 64);
  }));

test('a client that follows lead changes through more than one page by the token', () =>
  withMock({}, async (mock) => {
    const client = marketoClient(mock);
    await client.lead.createOrUpdate([{ email: 'ann@acme.example', firstName: 'Ann' }]);
    const { nextPageToken } = await client.lead.getPageToken(new Date(START).toISOString());
    for (const firstName of ['A', 'B', 'C', 'D', 'E']) {
      mock.clock.advanceTo(mock.clock.now() + 60_000);
      await client.lead.createOrUpdate([{ email: 'ann@acme.example', firstName, title: firstName }]);
    }
    const names: string[] = [];
    let page = await client.lead.getChanges(nextPageToken, { fields: ['firstName'], batchSize: 2 });
    let pages = 1;
    for (; page.moreResult; pages += 1) {
      names.push(...namesIn(page.result));
      page = await page.nextPage();
    }
    names.push(...namesIn(page.result));
    assert.equal(names, ['new', 'Ann-A', 'A-B', 'B-C', 'C-D', 'D-E']);
    assert.ok(pages > 2, `${pages} pages`);
  }));

function namesIn(result: readonly Json[] = []): string[] {
  return result.map(({ activityTypeId, fields }) =>
    activityTypeId === 12 ? 'new' : `${fields[0].oldValue}-${fields[0].newValue}`,
  );
}

test('a client whose token ends in mid-work renews it by itself', () => {
  const replies: string[] = [];
  return withMock({ onReply: (body) => replies.push(body) }, async (mock) => {
    const client = marketoClient(mock);
    await client.stats.usage();
    mock.clock.advanceTo(mock.clock.now() + 3_600_000);
    const usage = await client.stats.usage();
    assert.is(usage.result[0].total, 2, 'a refused call with an old token is not counted');
    assert.is(replies.filter((body) => body.includes('"602"')).length, 1);
  });
});

test('a client that is too fast is refused with 606, waits, and gets its answer', () => {
  let refused = 0;
  const onReply: Parameters<typeof withMock>[0]['onReply'] = (body, { clock }) => {
    if (!body.includes("Max rate limit '100' exceeded with in '20' secs")) return;
    refused += 1;
    clock.advanceTo(clock.now() + 20_000);
  };
  return withMock({ onReply }, async (mock) => {
    const client = marketoClient(mock);
    for (let call = 0; call < 100; call += 1) await client.stats.usage();
    assert.is(refused, 0);
    assert.is((await client.stats.usage()).success, true);
    assert.is(refused, 1);
  });
});

test('a client with a wrong secret hears of the 401', () =>
  withMock({}, async (mock) => {
    assert.is((await mock.fetch(tokenPath({ client_secret: 'x' }))).status, 401);
    const message = await marketoClient(mock, { clientSecret: 'x' })
      .stats.usage()
      .then(
        () => 'answered',
        (error: Error) => error.message,
      );
    assert.match(message, /invalid_client/);
  }));

test('the path with dots that the client sends for bulk work is understood', () =>
  withMock({}, async (mock) => {
    const range = { startAt: '2026-01-01T00:00:00Z', endAt: '2026-01-31T00:00:00Z' };
    const { result } = await marketoClient(mock).bulkLeadExtract.create(['email'], { createdAt: range });
    assert.is(result[0].status, 'Created');
  }));

test.run();
