/**
 * Whether the values of a call's records can be read at all. The original reads the whole body before it saves any
 * record, and its parser's error refuses requests only: JSON_PARSER_ERROR is an ExceptionCode of the partner WSDL 47.0
 * and no StatusCode. A name that it does not know is the record's own error (observed, public tests of collections).
 */
import type { Values } from '../dml/index.ts';
import type { ApiError } from '../errors.ts';
import { unreadableValue } from '../rules/field-values.ts';
import { type Caller, seenObject } from './caller.ts';

/** The first value of a record that has the wrong type, by the name it was given under, with the parser's error. */
export function unreadableField(
  caller: Caller,
  type: string,
  values: Values,
): { readonly name: string; readonly error: ApiError } | undefined {
  const records = seenObject(caller, type);
  if (!records.ok) return undefined;
  const permissions = caller.org.permissionsOf(caller.user);
  for (const name in values) {
    const number = records.value.fieldNumber(name);
    if (number < 0) continue;
    const error = unreadableValue(records.value.schema.fields[number]!, values[name]);
    if (error !== undefined && permissions.canRead(records.value, number)) return { name, error };
  }
  return undefined;
}
