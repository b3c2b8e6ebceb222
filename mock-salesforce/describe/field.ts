/** One field in a describe. */
import type { Records } from '../records.ts';
import { isIdLookup } from '../rules/id-lookup.ts';
import type { Permissions } from '../rules/permissions.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';
import { isFilterable, isGroupable, isSortable } from '../soql/index.ts';
import { controllerOf, picklistEntries } from './picklist.ts';

const SOAP_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
};

/** The type of a field's values in SOAP, `xsd:dateTime`. */
export function soapTypeOf(type: FieldType): string {
  return SOAP_TYPES[type] ?? 'xsd:string';
}

/** Attributes that are the same for every field of the mock. */
const SAME_FOR_ALL = {
  aiPredictionField: false,
  autoNumber: false,
  caseSensitive: false,
  defaultValueFormula: null,
  deprecatedAndHidden: false,
  displayLocationInDecimal: false,
  encrypted: false,
  filteredLookupInfo: null,
  formulaTreatNullNumberAsZero: false,
  highScaleNumber: false,
  htmlFormatted: false,
  inlineHelpText: null,
  mask: null,
  maskType: null,
  queryByDistance: false,
  referenceTargetField: null,
  relationshipOrder: null,
  restrictedDelete: false,
  searchPrefilterable: false,
  writeRequiresMasterRead: false,
} as const;

export function describeField(
  records: Records,
  field: FieldSchema,
  permissions: Permissions,
): Record<string, unknown> {
  const number = records.field(field.name);
  const { name, label, type, length = 0, precision = 0, scale = 0 } = field;
  const createable = permissions.canCreate(records, number);
  const hasDefault = field.defaultValue !== undefined || type === 'boolean' || name === 'OwnerId';
  const controller = controllerOf(records, field);
  const isPolymorphic = (field.referenceTo?.length ?? 0) > 1;
  return {
    ...SAME_FOR_ALL,
    ...queryAttributes(field),
    byteLength: length * 3,
    calculated: field.calculated ?? false,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.cascadeDelete ?? false,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: controller ?? null,
    createable,
    custom: field.custom ?? false,
    defaultValue: type === 'boolean' ? (field.defaultValue ?? false) : null,
    defaultedOnCreate: createable && hasDefault,
    dependentPicklist: controller !== undefined,
    digits: type === 'int' ? precision : 0,
    externalId: field.externalId ?? false,
    extraTypeInfo: compoundInfo(field),
    label,
    length,
    name,
    nameField: field.nameField ?? false,
    namePointing: isPolymorphic,
    nillable: field.nillable ?? !field.required,
    permissionable: field.nillable !== false && field.createable !== false,
    picklistValues: picklistEntries(records, field),
    polymorphicForeignKey: isPolymorphic,
    precision: type === 'int' ? 0 : precision,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    restrictedPicklist: field.restrictedPicklist ?? false,
    scale,
    soapType: soapTypeOf(type),
    type,
    unique: field.unique ?? false,
    updateable: permissions.canUpdate(records, number),
  };
}

/** What a query may do with the field. */
function queryAttributes(field: FieldSchema): Record<string, boolean> {
  const { type } = field;
  const sortable = isSortable(field);
  return {
    aggregatable: sortable && type !== 'boolean',
    filterable: isFilterable(field),
    groupable: isGroupable(field),
    idLookup: type === 'id' || isIdLookup(field),
    sortable,
  };
}

function compoundInfo(field: FieldSchema): string | null {
  if (field.type === 'textarea') return 'plaintextarea';
  return field.nameField === true && field.length === 121 ? 'personname' : null;
}
