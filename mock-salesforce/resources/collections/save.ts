/**
 * Up to 200 records in one request: create, update, upsert, delete. The answer is 200 with a result for each record in
 * the order given; with allOrNone all are written or none.
 */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../../api.ts';
import { failure, type Outcome } from '../../errors.ts';
import { COLLECTION_RECORDS, COLLECTION_RUNS } from '../../limits.ts';
import {
  createRecord,
  deleteRecord,
  externalField,
  type Saved,
  saveAll,
  unreadableField,
  updateRecord,
  upserter,
} from '../../record-calls/index.ts';
import { misread } from '../misread.ts';
import { ERROR_LIST, SAVE_RESULTS } from '../shapes.ts';
import { objectOf } from '../sobjects.ts';

const record = z.looseObject({ attributes: z.looseObject({ type: z.string() }) });
const input = z.object({ allOrNone: z.boolean().default(false), records: z.array(record) });
const deletion = z.object({ ids: z.string(), allOrNone: z.string().default('false') });
const replies = { 200: SAVE_RESULTS, '4xx': ERROR_LIST };

type Given = z.output<typeof input>;
type Save = (type: string, values: Readonly<Record<string, unknown>>) => Outcome<Saved>;

function create(call: Call, given: Given): Reply {
  return saved(call, given, (type, values) => createRecord(call, type, values));
}

function update(call: Call, given: Given): Reply {
  return saved(call, given, (type, values) => updateRecord(call, type, values));
}

/** One object for all, named in the path (documented, REST guide "Upsert Records Using sObject Collections"). */
function upsert(call: Call, given: Given): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const field = externalField(call, records.value, call.incoming.params.field!);
  return field.ok ? saved(call, given, upserter(call, field.value.name)) : restError(field.error);
}

function saved(call: Call, { allOrNone, records }: Given, save: Save): Reply {
  if (records.length > COLLECTION_RECORDS) return restError(tooMany());
  if (runsOf(records) > COLLECTION_RUNS) return restError(failure('tooManyRuns', { max: COLLECTION_RUNS }));
  const unread = unreadable(call, records);
  if (unread !== undefined) return unread;
  const body = saveAll(call, allOrNone, records, ({ attributes, ...values }) =>
    save(attributes.type, values),
  );
  return { status: 200, body };
}

/** The refusal of a request of which one value cannot be read, with the place of that value. */
function unreadable(call: Call, records: Given['records']): Reply | undefined {
  for (let i = 0; i < records.length; i += 1) {
    const values = records[i]!;
    const found = unreadableField(call, values.attributes.type, values);
    if (found !== undefined) return misread(call, found.error, ['records', i, found.name]);
  }
  return undefined;
}

function remove(call: Call, { ids, allOrNone }: z.output<typeof deletion>): Reply {
  const list = ids.split(',').map((id) => id.trim());
  if (list.length > COLLECTION_RECORDS) return restError(tooMany());
  return { status: 200, body: saveAll(call, allOrNone === 'true', list, (id) => deleteRecord(call, id)) };
}

/** Records of one object that follow one another are written together: a run. */
function runsOf(records: Given['records']): number {
  let runs = 0;
  let last = '';
  for (const { attributes } of records) {
    const type = attributes.type.toLowerCase();
    if (type !== last) runs += 1;
    last = type;
  }
  return runs;
}

const tooMany = () => failure('tooManyRecords', { max: COLLECTION_RECORDS });

const path = '/services/data/:version/composite/sobjects';

export const saveOperations = [
  operation('POST', path, { input, replies }, create),
  operation('PATCH', path, { input, replies }, update),
  operation('PATCH', `${path}/:object/:field`, { input, replies }, upsert),
  operation('DELETE', path, { input: deletion, replies }, remove),
];
