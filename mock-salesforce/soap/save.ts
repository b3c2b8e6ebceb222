/** create, update, upsert, delete, and the verbs of the recycle bin: up to 200 records a call. */
import { z } from 'zod';
import type { Values } from '../dml/index.ts';
import { type Outcome, refused } from '../errors.ts';
import { COLLECTION_RECORDS } from '../limits.ts';
import {
  createRecord,
  deleteRecord,
  emptyFromRecycleBin,
  type Saved,
  type SaveResult,
  saveAll,
  seenObject,
  undeleteRecord,
  updateRecord,
  upserter,
} from '../record-calls/index.ts';
import { orNil } from './envelope.ts';
import { type SObject, sObject, truncated } from './sobject.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const records = z.object({ sObjects: z.array(sObject).default([]) });
const upserted = records.extend({ externalIDFieldName: z.string().default('') });
const named = z.object({ ids: z.array(z.string()).default([]) });

type Save = (type: string, values: Values) => Outcome<Saved>;

function save(call: SoapCall, sObjects: readonly SObject[], one: Save): Outcome<Result> {
  return each(call, sObjects, ({ type, values }) => one(type, fitting(call, type, values)));
}

/** Texts are cut only for a client that asks for it. */
function fitting(call: SoapCall, type: string, values: Values): Values {
  const target = call.headers.allowFieldTruncation ? seenObject(call, type) : undefined;
  return target?.ok ? truncated(target.value, values) : values;
}

function each<T>(call: SoapCall, items: readonly T[], one: (item: T) => Outcome<Saved>): Outcome<Result> {
  if (items.length > COLLECTION_RECORDS) return refused('tooManyRecords', { max: COLLECTION_RECORDS });
  return { ok: true, value: saveAll(call, call.headers.allOrNone, items, one).map(resultElement) };
}

/** SaveResult, UpsertResult and DeleteResult in the order of the partner WSDL. */
function resultElement({ created, errors, id, success }: SaveResult): object {
  return {
    ...(created === undefined ? {} : { created }),
    ...(errors.length === 0
      ? {}
      : { errors: errors.map(({ fields, message, statusCode }) => ({ fields, message, statusCode })) }),
    id: orNil(id),
    success,
  };
}

/** `created` is there in every UpsertResult, also of a record that was refused. */
function upsert(
  call: SoapCall,
  { sObjects, externalIDFieldName }: z.output<typeof upserted>,
): Outcome<Result> {
  const results = save(call, sObjects, upserter(call, externalIDFieldName));
  if (!results.ok) return results;
  return { ok: true, value: (results.value as object[]).map((result) => ({ created: false, ...result })) };
}

type Named = z.output<typeof named>;

const ofIds = (one: (call: SoapCall, id: string) => Outcome<Saved>) =>
  verb(named, (call, { ids }: Named) => each(call, ids, (id) => one(call, id)));

export const saveVerbs: Readonly<Record<string, Verb>> = {
  create: verb(records, (call, { sObjects }) =>
    save(call, sObjects, (type, values) => createRecord(call, type, withoutEmptyId(values))),
  ),
  update: verb(records, (call, { sObjects }) =>
    save(call, sObjects, (type, values) => updateRecord(call, type, values)),
  ),
  upsert: verb(upserted, upsert),
  delete: ofIds(deleteRecord),
  undelete: ofIds(undeleteRecord),
  emptyRecycleBin: ofIds(emptyFromRecycleBin),
};

/** Toolkits send `<Id/>` with a record that has none yet. */
function withoutEmptyId(values: Values): Values {
  const { Id, ...others } = values;
  return Id === '' ? others : values;
}
