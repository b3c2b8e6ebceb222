/** Describe: an object and its fields as one user sees them, with every attribute that clients read. */
import type { Org } from './org.ts';
import type { Records } from './records.ts';
import type { Permissions } from './rules/permissions.ts';
import type { FieldSchema, FieldType } from './schema/types.ts';
import { isFilterable, isGroupable, isSortable } from './soql/comparable.ts';

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

/** An object in the list of all objects, and at the head of its describe. */
export function describeObject(records: Records, basePath: string): Record<string, unknown> {
  const {
    name,
    label,
    labelPlural,
    keyPrefix,
    custom = false,
    createable = true,
    deletable = true,
  } = records.schema;
  const path = `${basePath}/sobjects/${name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable,
    custom,
    customSetting: false,
    deepCloneable: false,
    deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix,
    label,
    labelPlural,
    layoutable: true,
    mergeable: name === 'Account' || name === 'Contact' || name === 'Lead',
    mruEnabled: true,
    name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: true,
    triggerable: true,
    undeletable: deletable,
    updateable: true,
    urls: { sobject: path, describe: `${path}/describe`, rowTemplate: `${path}/{ID}` },
  };
}

/** The whole describe of an object. Fields that the user may not read are not there. */
export function describeWhole(
  org: Org,
  records: Records,
  permissions: Permissions,
  basePath: string,
): Record<string, unknown> {
  const fields = records.schema.fields
    .filter((_, number) => permissions.canRead(records, number))
    .map((field) => describeField(records, field, permissions));
  return {
    ...describeObject(records, basePath),
    actionOverrides: [],
    childRelationships: childRelationships(org, records, permissions),
    compactLayoutable: true,
    fields,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [masterRecordType(records, basePath)],
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${records.schema.labelPlural}`, name: 'everything' },
      { label: `My ${records.schema.labelPlural}`, name: 'mine' },
    ],
  };
}

/** Attributes that are the same for every field of the mock. */
const SAME_FOR_ALL = {
  aiPredictionField: false,
  autoNumber: false,
  caseSensitive: false,
  controllerName: null,
  defaultValueFormula: null,
  dependentPicklist: false,
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

function describeField(
  records: Records,
  field: FieldSchema,
  permissions: Permissions,
): Record<string, unknown> {
  const number = records.field(field.name);
  const { name, label, type, length = 0, precision = 0, scale = 0 } = field;
  const createable = permissions.canCreate(records, number);
  const hasDefault = field.defaultValue !== undefined || type === 'boolean' || name === 'OwnerId';
  const isPolymorphic = (field.referenceTo?.length ?? 0) > 1;
  return {
    ...SAME_FOR_ALL,
    ...queryAttributes(field),
    byteLength: length * 3,
    calculated: field.calculated ?? false,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.cascadeDelete ?? false,
    compoundFieldName: field.compoundFieldName ?? null,
    createable,
    custom: field.custom ?? false,
    defaultValue: type === 'boolean' ? (field.defaultValue ?? false) : null,
    defaultedOnCreate: createable && hasDefault,
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
    picklistValues: (field.picklistValues ?? []).map((value) => picklistValue(value, field)),
    polymorphicForeignKey: isPolymorphic,
    precision: type === 'int' ? 0 : precision,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    restrictedPicklist: field.restrictedPicklist ?? false,
    scale,
    soapType: SOAP_TYPES[type] ?? 'xsd:string',
    type,
    unique: field.unique ?? false,
    updateable: permissions.canUpdate(records, number),
  };
}

/** What a query may do with the field. */
function queryAttributes(field: FieldSchema): Record<string, boolean> {
  const { name, type, externalId } = field;
  const sortable = isSortable(field);
  return {
    aggregatable: sortable && type !== 'boolean',
    filterable: isFilterable(field),
    groupable: isGroupable(field),
    idLookup: type === 'id' || externalId === true || (name === 'Email' && type === 'email'),
    sortable,
  };
}

function compoundInfo(field: FieldSchema): string | null {
  if (field.type === 'textarea') return 'plaintextarea';
  return field.nameField === true && field.length === 121 ? 'personname' : null;
}

function picklistValue(value: string, field: FieldSchema): Record<string, unknown> {
  return { active: true, defaultValue: field.defaultValue === value, label: value, validFor: null, value };
}

function childRelationships(org: Org, parent: Records, permissions: Permissions): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (const children of org.objects) {
    children.schema.fields.forEach((field, number) => {
      if (!field.referenceTo?.includes(parent.schema.name) || !permissions.canRead(children, number)) return;
      found.push({
        cascadeDelete: field.cascadeDelete ?? false,
        childSObject: children.schema.name,
        deprecatedAndHidden: false,
        field: field.name,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: field.childRelationshipName ?? null,
        restrictedDelete: false,
      });
    });
  }
  return found;
}

/** Every object has the Master record type, even without any of its own. */
function masterRecordType(records: Records, basePath: string): Record<string, unknown> {
  const recordTypeId = '012000000000000AAA';
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId,
    urls: { layout: `${basePath}/sobjects/${records.schema.name}/describe/layouts/${recordTypeId}` },
  };
}
