/** Describe: an object and its fields as one user sees them, with every attribute that clients read. */
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import type { Permissions } from '../rules/permissions.ts';
import { MERGEABLE_OBJECTS } from '../schema/index.ts';
import { describeField } from './field.ts';
import { recordTypeInfos } from './record-types.ts';

export { soapTypeOf } from './field.ts';

/** An object in the list of all objects, and at the head of its describe: what it offers, and the user may do. */
export function describeObject(
  records: Records,
  permissions: Permissions,
  basePath: string,
): Record<string, unknown> {
  const {
    name,
    label,
    labelPlural,
    keyPrefix,
    custom = false,
    createable = true,
    updateable = true,
    searchable = true,
    deletable = true,
  } = records.schema;
  const path = `${basePath}/sobjects/${name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: createable && permissions.mayCreate(records),
    custom,
    customSetting: false,
    deepCloneable: false,
    deletable: deletable && permissions.mayDelete(records),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix,
    label,
    labelPlural,
    layoutable: true,
    mergeable: MERGEABLE_OBJECTS.has(name),
    mruEnabled: true,
    name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable,
    triggerable: true,
    undeletable: deletable && permissions.mayDelete(records),
    updateable: updateable && permissions.mayEdit(records),
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
    ...describeObject(records, permissions, basePath),
    actionOverrides: [],
    childRelationships: childRelationships(org, records, permissions),
    compactLayoutable: true,
    fields,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(org, records, basePath),
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${records.schema.labelPlural}`, name: 'everything' },
      { label: `My ${records.schema.labelPlural}`, name: 'mine' },
    ],
  };
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
