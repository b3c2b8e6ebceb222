/**
 * One record by an external id: read, upsert, delete. Where several records hold the value nothing is done, and the
 * answer lists them (documented, REST guide "Upsert", status 300).
 */
import type { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../../api.ts';
import { failure, type Outcome } from '../../errors.ts';
import {
  externalField,
  insertInto,
  isVisible,
  removeRow,
  rowsOfExternalId,
  updateRow,
} from '../../record-calls/index.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { ERROR_LIST, RECORD_PATHS, SAVE_RESULT } from '../shapes.ts';
import { objectOf } from '../sobjects.ts';
import { unmetCondition } from './conditions.ts';
import { createdReply, fieldsInput, recordInput, shownReply, unsaved, type Values } from './replies.ts';

/** From this version on an upsert that updates has a body (assumed, salesforce-api fact sheet 2.2). */
const UPSERT_BODY_SINCE = 46;

/** What a path names: an object, its field, and the live records that hold the value. */
interface Named {
  readonly records: Records;
  readonly field: FieldSchema;
  readonly rows: readonly number[];
}

function named(call: Call): Outcome<Named> {
  const records = objectOf(call);
  if (!records.ok) return records;
  const { field: segment, value } = call.incoming.params;
  const field = externalField(call, records.value, segment!);
  if (!field.ok) return field;
  const rows = rowsOfExternalId(call, records.value, field.value, value!);
  return { ok: true, value: { records: records.value, field: field.value, rows } };
}

/** Does something to the one record that a path names; none and several have answers of their own. */
function withTheOne(
  call: Call,
  act: (records: Records, row: number) => Reply,
  orNone?: (named: Named) => Reply,
): Reply {
  const found = named(call);
  if (!found.ok) return restError(found.error);
  const { records, rows } = found.value;
  if (rows.length > 1) return choices(call, found.value);
  const [row] = rows;
  if (row === undefined) return orNone?.(found.value) ?? restError(failure('notFound'));
  return unmetCondition(call, records, row) ?? act(records, row);
}

function choices({ basePath }: Call, { records, rows }: Named): Reply {
  const body = rows.map((row) => `${basePath}/sobjects/${records.schema.name}/${records.idOf(row)}`);
  return { status: 300, body };
}

/** A record that is not shared with the user is as if it were not there. */
function read(call: Call, { fields }: z.output<typeof fieldsInput>): Reply {
  return withTheOne(call, (records, row) =>
    isVisible(call, records, row) ? shownReply(call, records, row, fields) : restError(failure('notFound')),
  );
}

/** The address has the external id; the body must not have it once more. */
function upsert(call: Call, values: Values): Reply {
  const segment = call.incoming.params.field!.toLowerCase();
  const again = Object.keys(values).find((name) => name.toLowerCase() === segment);
  return withTheOne(
    call,
    (records, row) => (again === undefined ? updated(call, records, row, values) : inBody(again)),
    (one) => (again === undefined ? created(call, one, values) : inBody(again)),
  );
}

function inBody(field: string): Reply {
  return restError(failure('externalIdInBody', { field }, [field]));
}

function updated(call: Call, records: Records, row: number, values: Values): Reply {
  const written = updateRow(call, records, row, values);
  if (!written.ok) return unsaved(call, written.error);
  const hasBody = Number(call.incoming.params.version!.replace('v', '')) >= UPSERT_BODY_SINCE;
  if (!hasBody) return { status: 204 };
  return { status: 200, body: { id: written.value.id, success: true, errors: [], created: false } };
}

function created(call: Call, { records, field }: Named, values: Values): Reply {
  const { query, params } = call.incoming;
  if (query.updateOnly === 'true' || field.name === 'Id') return restError(failure('notFound'));
  const reply = createdReply(
    call,
    records,
    insertInto(call, records, { ...values, [field.name]: params.value }),
  );
  return reply.status === 201 ? { ...reply, body: { ...(reply.body as object), created: true } } : reply;
}

function remove(call: Call): Reply {
  return withTheOne(call, (records, row) => {
    const removed = removeRow(call, records, row);
    return removed.ok ? { status: 204 } : restError(removed.error);
  });
}

const path = '/services/data/:version/sobjects/:object/:field/:value';
const replies = { 200: SAVE_RESULT, 201: SAVE_RESULT, 300: RECORD_PATHS, '4xx': ERROR_LIST };

export const byExternalIdOperations = [
  operation('GET', path, { input: fieldsInput }, read),
  operation('PATCH', path, { input: recordInput, replies }, upsert),
  operation('DELETE', path, {}, remove),
];
