/** The org's schema as a scenario describes it: the standard objects and its own custom fields. */
import { type FieldSchema, type ObjectSchema, STANDARD_OBJECTS } from '../../mock-salesforce/index.ts';
import type { Scenario } from '../schema.ts';

/** A custom field and the object it belongs to. */
export type OrgField = FieldSchema & { readonly object: string };

export function orgFieldsOf(scenario: Scenario): OrgField[] {
  return scenario.org.fields.map((field) => ({
    object: field.object,
    name: field.name,
    label: field.label,
    type: field.type,
    custom: true,
    nillable: true,
    restrictedPicklist: field.restricted,
    ...(field.length === undefined ? {} : { length: field.length }),
    ...(field.values === undefined ? {} : { picklistValues: field.values }),
  }));
}

/** All objects with all their fields. */
export function schemasOf(scenario: Scenario): ObjectSchema[] {
  const custom = orgFieldsOf(scenario);
  return STANDARD_OBJECTS.map((schema) => ({
    ...schema,
    fields: [...schema.fields, ...custom.filter((field) => field.object === schema.name)],
  }));
}
