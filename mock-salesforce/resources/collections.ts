/**
 * Up to 200 records in one request: create, update, delete. The answer is 200 with a result for each record in the
 * order given. With allOrNone every record is checked before any is written (approximated: what only shows while
 * writing, such as two records of one call with the same unique value, does not roll the others back).
 */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../api.ts';
import type { Values } from '../dml/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import { isId } from '../ids.ts';
import { COLLECTION_RECORDS } from '../limits.ts';
import type { Records } from '../records.ts';
import { ERROR_LIST, SAVE_RESULTS } from './shapes.ts';

const given = z.looseObject({ attributes: z.looseObject({ type: z.string() }) });
const input = z.object({ allOrNone: z.boolean().default(false), records: z.array(given) });
const deletion = z.object({ ids: z.string(), allOrNone: z.string().default('false') });
const replies = { 200: SAVE_RESULTS, '4xx': ERROR_LIST };

/** One record of a call, ready to be checked and then written. */
interface Work {
  check(): Outcome<unknown>;
  write(): Outcome<string>;
}

function create(call: Call, { allOrNone, records }: z.output<typeof input>): Reply {
  return run(allOrNone, records, ({ attributes, ...values }) => creation(call, attributes.type, values));
}

function update(call: Call, { allOrNone, records }: z.output<typeof input>): Reply {
  return run(allOrNone, records, ({ attributes, ...values }) => change(call, attributes.type, values));
}

function remove(call: Call, { ids, allOrNone }: z.output<typeof deletion>): Reply {
  const list = ids.split(',').map((id) => id.trim());
  return run(allOrNone === 'true', list, (id) => removal(call, id));
}

function run<T>(allOrNone: boolean, items: readonly T[], workOf: (item: T) => Outcome<Work>): Reply {
  if (items.length > COLLECTION_RECORDS)
    return restError(failure('tooManyRecords', { max: COLLECTION_RECORDS }));
  const works = items.map(workOf);
  const checked = allOrNone ? works.map((work) => (work.ok ? work.value.check() : work)) : works;
  const isRolledBack = allOrNone && checked.some((outcome) => !outcome.ok);
  const results = works.map((work, i) => {
    const outcome = checked[i]!;
    if (!outcome.ok) return failed(outcome.error);
    if (isRolledBack) return failed(failure('rolledBack', {}, []));
    const written = (work as { value: Work }).value.write();
    return written.ok ? { id: written.value, success: true, errors: [] } : failed(written.error);
  });
  return { status: 200, body: results };
}

/** In collections the code is called `statusCode`, and `fields` is always there. */
function failed({ code, message, fields = [] }: ApiError): object {
  return { success: false, errors: [{ statusCode: code, message, fields }] };
}

function creation(call: Call, type: string, values: Values): Outcome<Work> {
  const { org, user, now } = call;
  const records = seenObject(call, type);
  if (!records.ok) return records;
  return work(
    () => org.check(records.value, undefined, values, user),
    () => idOf(records.value, org.insert(records.value, values, user, now)),
  );
}

function change(call: Call, type: string, given: Values): Outcome<Work> {
  const { org, user, now } = call;
  const records = seenObject(call, type);
  if (!records.ok) return records;
  const idKey = Object.keys(given).find((name) => name.toLowerCase() === 'id');
  if (idKey === undefined) return refused('idMissing', {}, ['Id']);
  const { [idKey]: id, ...values } = given;
  const row = rowOf(records.value, String(id));
  if (!row.ok) return row;
  return work(
    () => org.check(records.value, row.value, values, user),
    () => idOf(records.value, org.update(records.value, row.value, values, user, now)),
  );
}

function removal(call: Call, id: string): Outcome<Work> {
  const { org, user, now } = call;
  const records = isId(id) ? org.findByPrefix(id.slice(0, 3)) : undefined;
  if (records === undefined || !org.permissionsOf(user).seesObject(records)) {
    return refused('malformedId', { value: id }, ['Id']);
  }
  const row = rowOf(records, id);
  if (!row.ok) return row;
  return work(
    () => org.checkRemoval(records, row.value),
    () => idOf(records, org.remove(records, row.value, user, now)),
  );
}

function work(check: Work['check'], write: Work['write']): Outcome<Work> {
  return { ok: true, value: { check, write } };
}

function seenObject({ org, user }: Call, type: string): Outcome<Records> {
  const records = org.find(type);
  if (records !== undefined && org.permissionsOf(user).seesObject(records))
    return { ok: true, value: records };
  return refused('unknownObject', { object: type, where: '' });
}

function rowOf(records: Records, id: string): Outcome<number> {
  const { label, keyPrefix } = records.schema;
  if (!isId(id) || !id.startsWith(keyPrefix)) {
    return refused('wrongId', { label: `${label} ID`, value: id }, ['Id']);
  }
  const row = records.rowOf(id);
  return row < 0 ? refused('unknownRecord', {}, []) : { ok: true, value: row };
}

function idOf(records: Records, row: Outcome<number>): Outcome<string> {
  return row.ok ? { ok: true, value: records.idOf(row.value) } : row;
}

const path = '/services/data/:version/composite/sobjects';

export const collectionOperations = [
  operation('POST', path, { input, replies }, create),
  operation('PATCH', path, { input, replies }, update),
  operation('DELETE', path, { input: deletion, replies }, remove),
];
