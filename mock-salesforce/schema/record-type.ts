/**
 * Record types: kinds of records of one object. An object has the lookup only when the org's options name any of it
 * (observed, describes of new orgs); `Master`, which every object has, is no record of RecordType.
 */
import { id18 } from '../ids.ts';
import { checkbox, longText, lookup, object, picklist, READ_ONLY, REQUIRED, text } from './fields.ts';
import type { FieldSchema, ObjectSchema, Population } from './types.ts';

/** A record type as an org's options give it. */
export interface RecordType {
  readonly object: string;
  readonly name: string;
  readonly developerName: string;
  /** True unless given. */
  readonly isActive?: boolean;
  /** Whether records get it that name none. */
  readonly isDefault?: boolean;
}

const KEY_PREFIX = '012';

export const RECORD_TYPE = object(
  'RecordType',
  KEY_PREFIX,
  [
    text('Name', 'Name', 80, { ...REQUIRED, nameField: true }),
    text('DeveloperName', 'Record Type Name', 80, REQUIRED),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    longText('Description', 'Description', 255),
    picklist('SobjectType', 'SObject Type Name', [], { ...READ_ONLY, length: 40, restrictedPicklist: true }),
    checkbox('IsActive', 'Active', READ_ONLY),
  ],
  { label: 'Record Type', createable: false, updateable: false, deletable: false },
);

/** The schemas with the lookup on the objects that have any record types. */
export function withRecordTypes(
  schemas: readonly ObjectSchema[],
  types: readonly RecordType[] = [],
): ObjectSchema[] {
  return schemas.map((schema) => {
    const field = lookupField(schema.name, types);
    return field === undefined ? schema : { ...schema, fields: [...schema.fields, field] };
  });
}

function lookupField(objectName: string, types: readonly RecordType[]): FieldSchema | undefined {
  if (!types.some((type) => type.object === objectName)) return undefined;
  const place = types.findIndex((type) => type.object === objectName && type.isDefault === true);
  const defaultValue = place < 0 ? null : id18(KEY_PREFIX, place);
  return lookup('RecordTypeId', 'Record Type ID', 'RecordType', { defaultValue });
}

export function recordTypePopulation(types: readonly RecordType[]): Population {
  const at = (row: number) => types[row]!;
  return {
    count: types.length,
    bases: {
      Name: (row) => at(row).name,
      DeveloperName: (row) => at(row).developerName,
      SobjectType: (row) => at(row).object,
      IsActive: (row) => at(row).isActive !== false,
    },
  };
}
