/** A custom object with a lookup to the object that it hangs on. */
import { lookup, object, owner, text } from './fields.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/**
 * The schema of a custom object. `number` counts the org's custom objects: key prefixes are given out from a00 on (the
 * order is an org's own).
 * @param parent the standard object that the field of its name looks up: `Contact__c`
 */
export function customObject(
  name: string,
  label: string,
  number: number,
  parent: string,
  fields: readonly FieldSchema[],
): ObjectSchema {
  return object(
    name,
    `a${String(number).padStart(2, '0')}`,
    [
      text('Name', `${label} Name`, 80, { nameField: true }),
      lookup(`${parent}__c`, parent, parent, {
        custom: true,
        childRelationshipName: label.replace(/\W/g, ''),
      }),
      owner(['Group', 'User']),
      ...fields,
    ],
    { label, custom: true },
  );
}
