/** What the resources of one record take and answer, however the record was named. */
import { z } from 'zod';
import { type Call, JSON_TYPE, type Reply, restError } from '../../api.ts';
import type { Values } from '../../dml/index.ts';
import { type ApiError, ERRORS, type Outcome } from '../../errors.ts';
import { allFields, fieldsNamed, type Saved, shownRecordText } from '../../record-calls/index.ts';
import type { Records } from '../../records.ts';
import { misread } from '../misread.ts';

export type { Values } from '../../dml/index.ts';

/**
 * A record's fields as a client sends them; what each field takes is for the rules to say. It is what `z.record` takes
 * and says, without a copy of the record that is made key by key.
 */
export const recordInput = z
  .unknown()
  .transform((input, context): Values => {
    if (isObject(input)) return withoutAttributes(input);
    context.issues.push({ code: 'invalid_type', expected: 'record', input });
    return z.NEVER;
  })
  .meta({ type: 'object', additionalProperties: {} });

/** `?fields=Name,Phone`; all without it. */
export const fieldsInput = z.object({ fields: z.string().optional() });

export function createdReply(call: Call, { schema }: Records, saved: Outcome<Saved>): Reply {
  if (!saved.ok) return unsaved(call, saved.error);
  const { id } = saved.value;
  const location = `${call.basePath}/sobjects/${schema.name}/${id}`;
  return { status: 201, headers: { location }, body: { id, success: true, errors: [] } };
}

/** Why one record was not saved. A value of the wrong type is an error of the text. */
export function unsaved(call: Call, error: ApiError): Reply {
  const isMisread = error.code === ERRORS.wrongType.code && error.fields !== undefined;
  return isMisread ? misread(call, error, error.fields) : restError(error);
}

const JSON_HEADERS = { 'content-type': JSON_TYPE };

/** The record, with the instant of its last change. */
export function shownReply(call: Call, records: Records, row: number, fields: string | undefined): Reply {
  const names = fields?.split(',').map((name) => name.trim());
  const chosen =
    names === undefined
      ? { ok: true as const, value: allFields(call, records) }
      : fieldsNamed(call, records, names);
  if (!chosen.ok) return restError(chosen.error);
  const body = shownRecordText(call, records, row, chosen.value, call.basePath);
  return { status: 200, headers: JSON_HEADERS, body };
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** A key `__proto__`, which nobody sends in good faith, is dropped as well. */
function withoutAttributes(given: Readonly<Record<string, unknown>>): Values {
  if (!('attributes' in given) && !Object.hasOwn(given, '__proto__')) return given;
  const { attributes: _, ['__proto__']: __, ...values } = given;
  return values;
}
