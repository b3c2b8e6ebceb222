/** What operations read of a JSON body: its records, its choices, the ids in it. */
import { fault } from '../errors.ts';
import type { Call, JsonObject } from '../http/operation.ts';
import { RECORDS_PER_CALL } from '../limits.ts';
import { sentText } from '../values.ts';

/** The records of a body. @throws ApiFault 1002 for none, 1003 for too many */
export function recordsIn(body: JsonObject, member = 'input'): readonly unknown[] {
  const input = body[member];
  if (!Array.isArray(input) || input.length === 0) throw fault('parameterMissing', member);
  if (input.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  return input;
}

/** One of the values a member can have; the first one when it is missing. @throws ApiFault 1003 for another value */
export function choiceIn<T extends string>(
  body: JsonObject,
  member: string,
  choices: readonly [T, ...T[]],
): T {
  const asked = body[member];
  if (asked === undefined || asked === null) return choices[0];
  const known = choices.find((choice) => choice === asked);
  if (known === undefined) throw fault('memberInvalid', sentText(asked), member);
  return known;
}

/** A text of a body. @throws ApiFault 1002 when it is missing or empty */
export function textIn(body: JsonObject, member: string): string {
  const value = body[member];
  if (typeof value !== 'string' || value === '') throw fault('parameterMissing', member);
  return value;
}

/** A record as an object; anything else has no members. */
export function objectIn(entry: unknown): JsonObject {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as JsonObject) : {};
}

/** The id of an entry; clients send it as a number or as text. @throws ApiFault 1002 without one, 1001 for no number */
export function idIn(entry: unknown, member = 'id'): number {
  const id = objectIn(entry)[member];
  if (id === undefined || id === null) throw fault('parameterMissing', member);
  if (!/^\d{1,15}$/.test(sentText(id))) throw fault('wrongType', sentText(id), 'Integer');
  return Number(id);
}

/**
 * The ids of a call: in a JSON body, or in the query, repeated or with commas. Several ids that a client joined with an
 * encoded ampersand into one value are no number (observed for node-marketo-rest; the answer is assumed).
 * @throws ApiFault 1001, 1002, 1003
 */
export function idsOf({ body, parameters }: Call): number[] {
  const ids = Array.isArray(body.input)
    ? body.input.map((entry) => idIn(entry))
    : parameters.ids('id', Number.POSITIVE_INFINITY);
  if (ids.length === 0) throw fault('parameterMissing', 'id');
  if (ids.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  return ids;
}
