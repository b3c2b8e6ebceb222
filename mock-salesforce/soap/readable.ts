/**
 * Whether the records of a request can be read at all. The original reads them by the org's schema before it saves any
 * of them, so an object, a field or a value that it cannot read is a fault of the whole call and no result of one
 * record (documented, "Core Data Types": InvalidSObjectFault; the other two assumed).
 */
import { type ApiError, failure } from '../errors.ts';
import { seenObject } from '../record-calls/index.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { SObject } from './sobject.ts';
import type { SoapCall } from './verb.ts';
import { xsdProblem } from './xsd.ts';

/** An error of the org, or in one sentence what is wrong with the message; undefined when all can be read. */
export type Unreadable = ApiError | string | undefined;

export function unreadable(call: SoapCall, sObjects: readonly SObject[]): Unreadable {
  for (const { type, values } of sObjects) {
    const records = seenObject(call, type);
    if (!records.ok) return records.error;
    for (const [name, value] of Object.entries(values)) {
      const problem = fieldProblem(call, records.value, name, value);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function fieldProblem(
  { org, user }: SoapCall,
  records: Records,
  name: string,
  value: unknown,
): ApiError | string | undefined {
  const number = records.fieldNumber(name);
  const field = records.schema.fields[number];
  if (field !== undefined && org.permissionsOf(user).canRead(records, number))
    return xsdProblem(field, value);
  if (typeof value === 'object' && value !== null && isRelationship(records.schema.fields, name))
    return undefined;
  return failure('unknownField', { field: name, object: records.schema.name, where: '' });
}

/** A parent, named by one of its external ids. */
function isRelationship(fields: readonly FieldSchema[], name: string): boolean {
  return fields.some(({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase());
}
