import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsforceClient } from '../../clients/jsforce.ts';
import { soapClient } from '../../clients/soap.ts';
import { accessToken, type Bench, request, withServer } from '../small-org.ts';

const test = suite('faults that hit single records of a request');

const COLLECTION = '/services/data/v62.0/composite/sobjects';
const LOCKED = {
  statusCode: 'UNABLE_TO_LOCK_ROW',
  message: 'unable to obtain exclusive access to this record',
  fields: [],
};

async function addFault({ url }: Bench, rule: object) {
  const { status, body } = await request(url, '', 'POST', '/__mock/faults', rule);
  return { status, message: (body as { message?: string }).message };
}

const leads = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    attributes: { type: 'Lead' },
    LastName: `Doe ${i}`,
    Company: 'Acme',
  }));

test('in a collection the record is refused and the others are saved, with 200', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', scope: 'record', times: 2 });
    const { status, body } = await request(url, token, 'POST', COLLECTION, { records: leads(4) });
    const ids = [5, 6].map((row) => org.object('Lead').idOf(row));
    assert.is(status, 200);
    assert.equal(body, [
      { success: false, errors: [LOCKED] },
      { success: false, errors: [LOCKED] },
      { id: ids[0], success: true, errors: [] },
      { id: ids[1], success: true, errors: [] },
    ]);
    assert.is(org.object('Lead').count, 7);
  }));

test('with allOrNone one hit undoes them all', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', scope: 'record', times: 1 });
    const sent = { allOrNone: true, records: leads(3) };
    const { body } = await request(url, token, 'POST', COLLECTION, sent);
    assert.equal(
      (body as { errors: { statusCode: string }[] }[]).map(({ errors }) => errors[0]!.statusCode),
      ['UNABLE_TO_LOCK_ROW', 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    );
    assert.is(org.object('Lead').count, 5);
  }));

test('chance hits a share of the records; jsforce tells them apart and gets them in when it tries again', () =>
  withServer({}, async (bench) => {
    const connection = await jsforceClient(bench.url);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', scope: 'record', probability: 0.25 });
    let left = leads(200);
    const refusals: number[] = [];
    while (left.length > 0) {
      const results = (await connection.sobject('Lead').create(left)) as unknown as {
        success: boolean;
      }[];
      left = left.filter((_, i) => !results[i]!.success);
      refusals.push(left.length);
    }
    assert.ok(refusals[0]! > 30 && refusals[0]! < 75, `${refusals[0]} of 200 at a quarter`);
    assert.is(bench.org.object('Lead').count, 205);
  }));

test('updates and deletes, single records and SOAP are hit as well, each in its own form', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url);
    const id = org.object('Lead').idOf(0);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', scope: 'record', times: 5 });
    const { statusCode: errorCode, ...rest } = LOCKED;
    const single = [400, [{ ...rest, errorCode }]];
    const one = `/services/data/v62.0/sobjects/Lead/${id}`;
    const ask = async (method: string, path: string, body?: object) => {
      const reply = await request(url, token, method, path, body);
      return [reply.status, reply.body];
    };
    assert.equal(await ask('PATCH', one, { Title: 'CEO' }), single);
    assert.equal(await ask('DELETE', one), single);
    const update = { records: [{ attributes: { type: 'Lead' }, id, Title: 'CEO' }] };
    const refused = [200, [{ success: false, errors: [LOCKED] }]];
    assert.equal(await ask('PATCH', COLLECTION, update), refused);
    assert.equal(await ask('DELETE', `${COLLECTION}?ids=${id}`), refused);
    const { text } = await soapClient(url, token)(`<m:delete><m:ids>${id}</m:ids></m:delete>`);
    assert.match(text, '<statusCode>UNABLE_TO_LOCK_ROW</statusCode>');
    assert.equal(await ask('DELETE', one), [204, undefined]);
  }));

test('the journal tells which rule hit, and its hits are records', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = await accessToken(url);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', scope: 'record', path: '*/composite/sobjects' });
    await request(url, token, 'POST', COLLECTION, { records: leads(3) });
    await request(url, token, 'GET', '/services/data/v62.0/limits');
    const journal = (await request(url, '', 'GET', '/__mock/requests?limit=2')).body as {
      requests: { status: number; fault?: number }[];
    };
    assert.equal(
      journal.requests.map(({ status, fault }) => [status, fault]),
      [
        [200, 1],
        [200, undefined],
      ],
    );
    const { faults } = (await request(url, '', 'GET', '/__mock/faults')).body as {
      faults: { hits: number }[];
    };
    assert.is(faults[0]!.hits, 3);
  }));

test('a proxy knows no records: an error of records needs a code', () =>
  withServer({}, async (bench) => {
    assert.equal(await addFault(bench, { status: 503, scope: 'record' }), {
      status: 400,
      message: 'the request: expected a code, for an error of records',
    });
  }));

test.run();
