/** One record by its Id: create, read, update, delete. */
import type { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../../api.ts';
import { type Outcome, refused } from '../../errors.ts';
import { isId } from '../../ids.ts';
import { insertInto, isVisible, removeRow, updateRow } from '../../record-calls/index.ts';
import type { Records } from '../../records.ts';
import { ERROR_LIST, SAVE_RESULT } from '../shapes.ts';
import { objectOf } from '../sobjects.ts';
import { unmetCondition } from './conditions.ts';
import { createdReply, fieldsInput, recordInput, shownReply, unsaved, type Values } from './replies.ts';

const OBJECT = '/services/data/:version/sobjects/:object';
const RECORD = `${OBJECT}/:id`;

function create(call: Call, values: Values): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  return createdReply(call, records.value, insertInto(call, records.value, values));
}

/** `POST …/sobjects/Contact/Id`: an upsert by the Id that names none (documented, REST guide "Upsert", version 37.0). */
function createAtId(call: Call, values: Values): Reply {
  if (call.incoming.params.id!.toLowerCase() === 'id') return create(call, values);
  const { method } = call.incoming;
  return restError(refused('methodNotAllowed', { method, allowed: 'DELETE,GET,HEAD,PATCH' }).error);
}

function read(call: Call, { fields }: z.output<typeof fieldsInput>): Reply {
  const found = rowOfPath(call);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  return unmetCondition(call, records, row) ?? shownReply(call, records, row, fields);
}

function update(call: Call, values: Values): Reply {
  const found = rowOfPath(call, true);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  const unmet = unmetCondition(call, records, row);
  if (unmet !== undefined) return unmet;
  const written = updateRow(call, records, row, values);
  return written.ok ? { status: 204 } : unsaved(call, written.error);
}

function remove(call: Call): Reply {
  const found = rowOfPath(call, true);
  if (!found.ok) return restError(found.error);
  const [records, row] = found.value;
  const unmet = unmetCondition(call, records, row);
  if (unmet !== undefined) return unmet;
  const removed = removeRow(call, records, row);
  return removed.ok ? { status: 204 } : restError(removed.error);
}

/** The row of a path's Id. A deleted record is gone for who reads it; the verbs that write have their own word on it. */
function rowOfPath(call: Call, isWrite = false): Outcome<[Records, number]> {
  const records = objectOf(call);
  if (!records.ok) return records;
  const id = call.incoming.params.id!;
  if (!isId(id)) return refused('externalIdNotFound', { segment: id });
  const { keyPrefix, label } = records.value.schema;
  if (!id.startsWith(keyPrefix)) {
    if (!isWrite) return refused('externalIdNotFound', { segment: id });
    return refused('wrongId', { label: `${label} ID`, value: id }, ['Id']);
  }
  const row = records.value.rowOf(id);
  const isGone = row < 0 || (!isWrite && !isVisible(call, records.value, row));
  return isGone ? refused('notFound') : { ok: true, value: [records.value, row] };
}

const saved = { input: recordInput, replies: { 200: SAVE_RESULT, 201: SAVE_RESULT, '4xx': ERROR_LIST } };

export const byIdOperations = [
  operation('POST', OBJECT, saved, create),
  operation('POST', RECORD, saved, createAtId),
  operation('GET', RECORD, { input: fieldsInput }, read),
  operation('PATCH', RECORD, saved, update),
  operation('DELETE', RECORD, {}, remove),
];
