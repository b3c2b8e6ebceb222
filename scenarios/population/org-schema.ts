/** The org's schema as a scenario describes it: the standard objects, its own custom fields, its custom objects. */
import {
  customObject,
  type FieldSchema,
  type ObjectSchema,
  STANDARD_OBJECTS,
  withPersonAccounts,
  withRecordTypes,
} from '../../mock-salesforce/index.ts';
import type { Scenario } from '../schema.ts';

/** A custom field and the object it belongs to. */
export type OrgField = FieldSchema & { readonly object: string };

type CustomField = Scenario['org']['customObjects'][number]['fields'][number];

export function orgFieldsOf(scenario: Scenario): OrgField[] {
  return scenario.org.fields.map(({ dependsOn, ...field }) => ({
    object: field.object,
    ...fieldSchema(field),
    ...(dependsOn && { dependency: { controllerName: dependsOn.field, valid: dependsOn.valid } }),
  }));
}

/** The custom objects; key prefixes are given out in the order of the scenario, as an org gives them out. */
export function customObjectsOf({ org }: Scenario): ObjectSchema[] {
  return org.customObjects.map(({ name, label, parent, fields }, i) =>
    customObject(name, label, i, parent, fields.map(fieldSchema)),
  );
}

/** All objects with all their fields. */
export function schemasOf(scenario: Scenario): ObjectSchema[] {
  const custom = orgFieldsOf(scenario);
  const plain = [...STANDARD_OBJECTS, ...customObjectsOf(scenario)];
  const schemas = withRecordTypes(plain, scenario.org.recordTypes).map((schema) => ({
    ...schema,
    fields: [...schema.fields, ...custom.filter((field) => field.object === schema.name)],
  }));
  return scenario.org.personAccounts > 0 ? withPersonAccounts(schemas) : schemas;
}

/** The objects of the sync in their order; custom ones that the order does not name come before the activities. */
export function syncObjectsOf({ org, sync }: Scenario): string[] {
  const unnamed = org.customObjects.map(({ name }) => name).filter((name) => !sync.objects.includes(name));
  const place = sync.objects.findIndex((name) => name === 'Task' || name === 'Event');
  return sync.objects.toSpliced(place, 0, ...unnamed);
}

/** Nobody writes a formula field. */
const COMPUTED = { calculated: true, createable: false, updateable: false } as const;

function fieldSchema(field: CustomField): FieldSchema {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    custom: true,
    nillable: true,
    restrictedPicklist: field.restricted,
    ...(field.length === undefined ? {} : { length: field.length }),
    ...(field.values === undefined ? {} : { picklistValues: field.values }),
    ...(field.formula === undefined ? {} : { ...COMPUTED, formula: field.formula }),
  };
}
