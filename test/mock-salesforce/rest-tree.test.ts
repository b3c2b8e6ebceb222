import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('trees: records with their children in one request');

const TREE = '/services/data/v62.0/composite/tree';

const record = (type: string, referenceId: string, rest: object) => ({
  attributes: { type, referenceId },
  ...rest,
});

test('accounts with contacts and their tasks: parents first, then level by level', () =>
  withServer({}, async ({ url, org }) => {
    const records = [
      record('Account', 'hooli', {
        Name: 'Hooli',
        Contacts: {
          records: [
            record('Contact', 'gavin', {
              LastName: 'Belson',
              Tasks: { records: [record('Task', 'call', { Subject: 'Call' })] },
            }),
          ],
        },
      }),
      record('Account', 'pied', { Name: 'Pied Piper' }),
    ];
    const { status, body } = await request(url, await accessToken(url), 'POST', `${TREE}/account/`, {
      records,
    });
    const [accounts, contacts, tasks] = ['Account', 'Contact', 'Task'].map((name) => org.object(name));
    assert.equal(
      [status, body],
      [
        201,
        {
          hasErrors: false,
          results: [
            { referenceId: 'hooli', id: accounts!.idOf(3) },
            { referenceId: 'pied', id: accounts!.idOf(4) },
            { referenceId: 'gavin', id: contacts!.idOf(12) },
            { referenceId: 'call', id: tasks!.idOf(0) },
          ],
        },
      ],
    );
    assert.is(contacts!.value(12, contacts!.field('AccountId')), accounts!.idOf(3));
    assert.is(tasks!.value(0, tasks!.field('WhoId')), contacts!.idOf(12));
  }));

test('one record that cannot be created keeps all out, and is the only one in the answer', () =>
  withServer({}, async ({ url, org }) => {
    const records = [
      record('Account', 'a', {
        Name: 'A',
        Contacts: { records: [record('Contact', 'b', { LastName: 'B', Email: 'wrong' })] },
      }),
    ];
    const { status, body } = await request(url, await accessToken(url), 'POST', `${TREE}/Account`, {
      records,
    });
    const error = {
      statusCode: 'INVALID_EMAIL_ADDRESS',
      message: 'Email: invalid email address: wrong',
      fields: ['Email'],
    };
    assert.equal(
      [status, body],
      [400, { hasErrors: true, results: [{ referenceId: 'b', errors: [error] }] }],
    );
    assert.equal([org.object('Account').count, org.object('Contact').count], [3, 12]);
  }));

test('trees that cannot be', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const post = (records: object[], path = 'Account') =>
      request(url, token, 'POST', `${TREE}/${path}`, { records });
    const account = (id: string, rest: object = {}) => record('Account', id, { Name: id, ...rest });
    const codes = async (records: object[]) => {
      const { body } = await post(records);
      return (body as { results: { referenceId: string; errors: { statusCode: string }[] }[] }).results.map(
        ({ referenceId, errors }) => `${referenceId} ${errors[0]!.statusCode}`,
      );
    };
    assert.equal(await codes([account('a'), account('b'), account('a')]), [
      'a INVALID_INPUT',
      'a INVALID_INPUT',
    ]);
    assert.equal(await codes([record('Lead', 'l', { LastName: 'L', Company: 'C' })]), ['l INVALID_TYPE']);
    const stray = { Nieces: { records: [record('Contact', 'n', { LastName: 'N' })] } };
    assert.equal(await codes([account('a', stray)]), ['n INVALID_FIELD']);
    const many = await post(Array.from({ length: 201 }, (_, i) => account(`a${i}`)));
    assert.equal(
      [many.status, many.body],
      [
        400,
        [
          {
            message: 'record limit reached. cannot submit more than 200 records into this call',
            errorCode: 'EXCEEDED_ID_LIMIT',
          },
        ],
      ],
    );
    let deep: object = account('a6');
    for (let level = 5; level >= 1; level -= 1)
      deep = account(`a${level}`, { ChildAccounts: { records: [deep] } });
    assert.is((await post([deep])).status, 400, 'six levels');
    assert.is((await post([account('a')], 'Nope')).status, 404);
  }));

test.run();
