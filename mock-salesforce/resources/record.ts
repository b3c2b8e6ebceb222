/** One record: create, read, update, delete, by its Id or by an external id. */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../api.ts';
import type { Values } from '../dml/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Records } from '../records.ts';
import { shownField, showRecord } from '../soql/projection.ts';
import type { Scope } from '../soql/scope.ts';
import { ERROR_LIST, SAVE_RESULT } from './shapes.ts';
import { objectOf } from './sobjects.ts';

/** A record's fields as a client sends them; what each field takes is for the rules to say. */
const input = z.record(z.string(), z.unknown()).transform(withoutAttributes);
const saved = { input, replies: { 200: SAVE_RESULT, 201: SAVE_RESULT, '4xx': ERROR_LIST } };

const OBJECT = '/services/data/:version/sobjects/:object';
const RECORD = `${OBJECT}/:id`;
const EXTERNAL = `${OBJECT}/:field/:value`;

function create(call: Call, values: Values): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  return created(call, records.value, values);
}

function created(call: Call, records: Records, values: Values): Reply {
  const row = call.org.insert(records, values, call.user, call.now);
  if (!row.ok) return restError(row.error);
  const id = records.idOf(row.value);
  const location = `${call.basePath}/sobjects/${records.schema.name}/${id}`;
  return { status: 201, headers: { location }, body: { id, success: true, errors: [] } };
}

/** The row of a path's Id: existing, but maybe deleted. */
function rowOfPath(
  call: Call,
  onForeignId: (records: Records, id: string) => ApiError,
): Outcome<[Records, number]> {
  const records = objectOf(call);
  if (!records.ok) return records;
  const id = call.incoming.params.id!;
  if (!isId(id)) return refused('externalIdNotFound', { segment: id });
  if (!id.startsWith(records.value.schema.keyPrefix))
    return { ok: false, error: onForeignId(records.value, id) };
  const row = records.value.rowOf(id);
  return row < 0 ? refused('notFound') : { ok: true, value: [records.value, row] };
}

const foreignRead = (_: Records, id: string) => failure('externalIdNotFound', { segment: id });
const foreignWrite = ({ schema }: Records, id: string) =>
  failure('wrongId', { label: `${schema.label} ID`, value: id }, ['Id']);

function read(call: Call, { fields }: { fields?: string | undefined }): Reply {
  const found = rowOfPath(call, foreignRead);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  return records.deleted[row] === 1 ? restError(failure('notFound')) : shown(call, records, row, fields);
}

function shown(call: Call, records: Records, row: number, fields: string | undefined): Reply {
  const { org, user, now, basePath } = call;
  const permissions = org.permissionsOf(user);
  const names =
    fields?.split(',').map((name) => name.trim()) ?? records.schema.fields.map(({ name }) => name);
  const chosen = [];
  for (const name of names) {
    const number = records.fieldNumber(name);
    const isReadable = number >= 0 && permissions.canRead(records, number);
    if (isReadable) chosen.push(shownField(records.schema.fields[number]!, records));
    else if (fields !== undefined) {
      return restError(failure('unknownField', { field: name, object: records.schema.name, where: '' }));
    }
  }
  const scope: Scope = { org, permissions, now, text: '', withDeleted: true, clause: 'SELECT' };
  return { status: 200, body: showRecord(scope, { records, row }, chosen, basePath, () => null) };
}

function update(call: Call, values: Values): Reply {
  const found = rowOfPath(call, foreignWrite);
  if (!found.ok) return restError(found.error);
  const written = call.org.update(found.value[0], found.value[1], values, call.user, call.now);
  return written.ok ? { status: 204 } : restError(written.error);
}

function remove(call: Call): Reply {
  const found = rowOfPath(call, foreignWrite);
  if (!found.ok) return restError(found.error);
  const removed = call.org.remove(found.value[0], found.value[1], call.user, call.now);
  return removed.ok ? { status: 204 } : restError(removed.error);
}

/** The row of an external id's value, -1 when there is none. */
function rowOfExternalId(call: Call): Outcome<[Records, number, string]> {
  const records = objectOf(call);
  if (!records.ok) return records;
  const { field: segment, value } = call.incoming.params;
  const number = records.value.fieldNumber(segment!);
  const field = records.value.schema.fields[number];
  const isReadable = number >= 0 && call.org.permissionsOf(call.user).canRead(records.value, number);
  if (field?.externalId !== true || !isReadable) return refused('externalIdNotFound', { segment: segment! });
  const row = call.org.uniqueIndex(records.value, number).find(value!);
  return { ok: true, value: [records.value, row, field.name] };
}

function readByExternalId(call: Call): Reply {
  const found = rowOfExternalId(call);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  return row < 0 ? restError(failure('notFound')) : shown(call, records, row, undefined);
}

/** Creates the record or updates the one that has the value. */
function upsert(call: Call, values: Values): Reply {
  const found = rowOfExternalId(call);
  if (!found.ok) return restError(found.error);
  const [records, row, field] = found.value;
  if (row < 0) {
    if (call.incoming.query.updateOnly === 'true') return restError(failure('notFound'));
    const reply = created(call, records, { ...values, [field]: call.incoming.params.value });
    return reply.status === 201 ? { ...reply, body: { ...(reply.body as object), created: true } } : reply;
  }
  const written = call.org.update(records, row, values, call.user, call.now);
  if (!written.ok) return restError(written.error);
  return { status: 200, body: { id: records.idOf(row), success: true, errors: [], created: false } };
}

function removeByExternalId(call: Call): Reply {
  const found = rowOfExternalId(call);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  const removed = call.org.remove(records, row, call.user, call.now);
  return removed.ok ? { status: 204 } : restError(removed.error);
}

function withoutAttributes({ attributes: _, ...values }: Record<string, unknown>): Values {
  return values;
}

export const recordOperations = [
  operation('POST', OBJECT, saved, create),
  operation('GET', RECORD, { input: z.object({ fields: z.string().optional() }) }, read),
  operation('PATCH', RECORD, saved, update),
  operation('DELETE', RECORD, {}, remove),
  operation('GET', EXTERNAL, {}, readByExternalId),
  operation('PATCH', EXTERNAL, saved, upsert),
  operation('DELETE', EXTERNAL, {}, removeByExternalId),
];
