import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createColumn,
  type RecordPage,
  streamFor,
  type Value,
  VirtualClock,
} from '../../engine/kernel/index.ts';
import { connect, Instance, type InstanceOptions } from '../../mock-marketo/index.ts';
import { type Json, type Mock, START, withMock } from './support.ts';

const test = suite('Marketo half of the sync over HTTP');

const OPTIONS: InstanceOptions = {
  startAt: START,
  fields: [
    {
      name: 'score',
      displayName: 'Score',
      dataType: 'integer',
      sfdc: { Lead: 'Score__c', Contact: 'Score__c' },
    },
  ],
  synced: {
    Lead: { count: 20, bases: { LastName: (row) => `Lead ${row}` } },
    Contact: { count: 20, bases: { LastName: (row) => `Contact ${row}` } },
    Account: { count: 5, bases: { Name: (row) => `Account ${row}` } },
  },
};

async function call(mock: Mock, path: string, body?: unknown): Promise<Json> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = await mock.fetch(`/__mock/sync/${path}`, init);
  assert.is(reply.status, 200, reply.text);
  return reply.body;
}

interface Page {
  readonly object: string;
  readonly fields: string[];
  readonly rows: number[];
  readonly stamps: number[];
  readonly values: Value[][];
}

/** Some records with some changed values, drawn from the stream. */
function drawPage(draw: (max: number) => number): Page {
  const object = ['Lead', 'Contact', 'Account'][draw(2)]!;
  const rows = [...new Set(Array.from({ length: 8 }, () => draw(24)))].sort((a, b) => a - b);
  const fields = object === 'Account' ? ['Name', 'Phone'] : ['LastName', 'Score__c', 'Unknown__c'];
  const values = rows.map((row) => fields.map((_, i) => (i === 0 ? `${object} ${row + draw(1)}` : draw(3))));
  return { object, fields, rows, stamps: rows.map(() => START / 1_000), values };
}

/** The same records as columns. */
function asPage({ object, fields, rows, stamps, values }: Page): RecordPage {
  const columns = fields.map((_, i) => {
    const column = createColumn('any');
    rows.forEach((row, place) => {
      column.set(row, values[place]![i]!);
    });
    return column;
  });
  return {
    object,
    size: rows.length,
    rows: Int32Array.from(rows),
    stamps: Int32Array.from(stamps),
    fields,
    columns,
  };
}

function reply<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Error('the verb failed');
  return outcome.value;
}

test('two hundred random steps give the same replies and the same persons over both doors', () =>
  withMock(OPTIONS, async (mock) => {
    const direct = new Instance(OPTIONS);
    const sync = connect(direct, { clock: new VirtualClock(START) });
    const stream = streamFor(1, 'steps');
    const draw = (max: number): number => stream.int(0, max);
    for (let step = 0; step < 200; step += 1) {
      const object = ['Lead', 'Contact'][draw(1)]!;
      const kind = draw(4);
      if (kind === 0) {
        const [person, field, value] = [draw(39), direct.persons.fieldNumber('score'), draw(9)];
        for (const instance of [direct, mock.instance]) instance.write(person, field, value, 0, START);
      } else if (kind === 1) {
        const page = drawPage(draw);
        const winner = page.object === 'Lead' ? 'marketo' : 'salesforce';
        const expected = reply(sync.apply({ page: asPage(page), winner }));
        assert.equal(await call(mock, 'apply', { ...page, winner }), {
          ...expected,
          statuses: [...expected.statuses],
        });
      } else if (kind === 2) {
        const rows = [draw(24), draw(24)];
        assert.is(await call(mock, 'deleted', { object, rows }), reply(sync.deleted({ object, rows })));
      } else if (kind === 3) {
        assert.is(await call(mock, `pendingCount?object=${object}`), reply(sync.pendingCount({ object })));
      } else {
        const records = reply(sync.pending({ object, limit: 5 }));
        assert.equal(await call(mock, `pending?object=${object}&limit=5`), records);
        const args = {
          object,
          records,
          results: records.map(() => (draw(1) === 0 ? {} : { error: { code: 'X', message: 'x' } })),
        };
        assert.is(await call(mock, 'pushed', args), reply(sync.pushed(args)));
      }
    }
    assert.equal(contents(mock.instance), contents(direct));
  }));

function contents(instance: Instance): Value[][] {
  return Array.from({ length: instance.persons.count }, (_, person) =>
    ['lastName', 'score', 'sfdcType', 'sfdcIsDeleted'].map((name) =>
      instance.persons.columns[instance.persons.fieldNumber(name)]!.get(person),
    ),
  );
}

/** Path, body, a word of the message. */
const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ['apply', {}, /object/],
  ['apply', 'no json', /JSON/],
  ['apply', { object: 'Lead', winner: 'nobody', fields: [], rows: [], stamps: [], values: [] }, /winner/],
  ['apply', { object: 'Lead', winner: 'marketo', fields: [], rows: [1], stamps: [1], values: [] }, /as many/],
  [
    'apply',
    { object: 'Lead', winner: 'marketo', fields: ['A'], rows: [1], stamps: [1], values: [[]] },
    /as many/,
  ],
  ['deleted', { object: 'Lead', rows: [-1] }, /rows/],
  ['pending?object=Lead&limit=0', undefined, /limit/],
  ['pending', undefined, /object/],
  ['pushed', { object: 'Lead', records: [{}], results: [] }, /person/],
];

test('a wrong request is answered with 400, a code and what is wrong', () =>
  withMock(OPTIONS, async (mock) => {
    for (const [path, body, message] of WRONG) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const init = body === undefined ? {} : { method: 'POST', body: text };
      const answer = await mock.fetch(`/__mock/sync/${path}`, init);
      assert.is(answer.status, 400, `${path} ${text}`);
      assert.is(answer.body.code, 'BAD_REQUEST');
      assert.match(answer.body.message, message);
    }
  }));

test('a lead written by the REST API waits to be pushed, with its cause', () =>
  withMock(OPTIONS, async (mock) => {
    const input = [
      { id: 3, lastName: 'Smith', site: 'not synced' },
      { id: 25, lastName: 'Jones' },
    ];
    await mock.post('/rest/v1/leads.json', { action: 'updateOnly', lookupField: 'id', input });
    assert.equal(await call(mock, 'pending?object=Lead&limit=9'), [
      { person: 2, row: 2, values: { LastName: 'Smith' } },
    ]);
    assert.equal(await call(mock, 'pending?object=Contact&limit=9'), [
      { person: 24, row: 4, values: { LastName: 'Jones' } },
    ]);
    mock.clock.advanceTo(START + 60_000);
    const { body } = await mock.fetch('/__mock/backlog');
    const byCause = [{ process: 'REST API', field: 'Lead.lastName', persons: 1 }];
    assert.equal(body.objects, [
      { object: 'Lead', waiting: 1, headWaitedMs: 60_000, byCause },
      { object: 'Contact', waiting: 1, headWaitedMs: 60_000, byCause },
    ]);
  }));

test.run();
