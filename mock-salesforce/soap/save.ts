/** create, update, upsert, delete, and the verbs of the recycle bin: up to 200 records a call. */
import { z } from 'zod';
import type { Values } from '../dml/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import { isId } from '../ids.ts';
import { COLLECTION_RECORDS } from '../limits.ts';
import {
  createRecord,
  deleteRecord,
  doAll,
  emptyFromRecycleBin,
  type Saved,
  seenObject,
  undeleteRecord,
  updateRecord,
  upserter,
} from '../record-calls/index.ts';
import { orNil } from '../xml/index.ts';
import { errorsOf } from './errors.ts';
import { type SObject, sObject, truncated, withPlainBooleans } from './sobject.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const records = z.object({ sObjects: z.array(sObject).default([]) });
const upserted = records.extend({ externalIDFieldName: z.string().default('') });
const named = z.object({ ids: z.array(z.string()).default([]) });

type Save = (type: string, values: Values) => Outcome<Saved>;

function save(call: SoapCall, sObjects: readonly SObject[], one: Save): Outcome<Result> {
  const refusal = assignmentError(call, sObjects);
  if (refusal !== undefined) return { ok: false, error: refusal };
  return each(call, sObjects, ({ type, values }) => one(type, fitting(call, type, values)));
}

/**
 * Leads go to whom the rule says that the client names; the org has no rules (documented, SOAP API
 * "AssignmentRuleHeader": MALFORMED_ID for what is no Id, "ExceptionCode": INVALID_ASSIGNMENT_RULE for what is no rule).
 */
function assignmentError(
  { headers: { assignmentRuleId: id } }: SoapCall,
  sObjects: readonly SObject[],
): ApiError | undefined {
  if (id === undefined || !sObjects.some(({ type }) => type.toLowerCase() === 'lead')) return undefined;
  return failure(isId(id) ? 'assignmentRuleInvalid' : 'malformedId', { value: id });
}

/** Texts are cut only for a client that asks for it. */
function fitting(call: SoapCall, type: string, given: Values): Values {
  const target = seenObject(call, type);
  if (!target.ok) return given;
  const values = withPlainBooleans(target.value, given);
  return call.headers.allowFieldTruncation ? truncated(target.value, values) : values;
}

function each<T>(call: SoapCall, items: readonly T[], one: (item: T) => Outcome<Saved>): Outcome<Result> {
  if (items.length > COLLECTION_RECORDS) return refused('tooManyRecords', { max: COLLECTION_RECORDS });
  return { ok: true, value: doAll(call, call.headers.allOrNone, items, one).map(resultElement) };
}

/** SaveResult, UpsertResult and DeleteResult in the order of the partner WSDL. */
function resultElement(outcome: Outcome<Saved>): object {
  const { created, id } = outcome.ok ? outcome.value : { created: undefined, id: undefined };
  return {
    ...(created === undefined ? {} : { created }),
    ...errorsOf(outcome),
    id: orNil(id),
    success: outcome.ok,
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

/** A verb on records that come with the request. */
const ofRecords = <S extends typeof records>(
  input: S,
  handle: (call: SoapCall, given: z.output<S>) => Outcome<Result>,
) => verb(input, handle, { records: ({ sObjects }) => sObjects });

export const saveVerbs: Readonly<Record<string, Verb>> = {
  create: ofRecords(records, (call, { sObjects }) =>
    save(call, sObjects, (type, values) => createRecord(call, type, withoutEmptyId(values))),
  ),
  update: ofRecords(records, (call, { sObjects }) =>
    save(call, sObjects, (type, values) => updateRecord(call, type, values)),
  ),
  upsert: ofRecords(upserted, upsert),
  delete: ofIds(deleteRecord),
  undelete: ofIds(undeleteRecord),
  emptyRecycleBin: ofIds(emptyFromRecycleBin),
};

/** Toolkits send `<Id/>` with a record that has none yet. */
function withoutEmptyId(values: Values): Values {
  const { Id, ...others } = values;
  return Id === '' ? others : values;
}
