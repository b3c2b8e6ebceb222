/** What an org starts with: its objects with all their fields, and the records that it has from the first instant. */
import type { OrgOptions } from './options.ts';
import { withStateAndCountryCodes } from './schema/addresses.ts';
import { ensureControllers } from './schema/dependency.ts';
import { SETUP_OBJECTS, STANDARD_OBJECTS } from './schema/index.ts';
import { withPersonAccounts } from './schema/person-account.ts';
import { picklistPopulations } from './schema/picklist-records.ts';
import { queuePopulations, withQueueObjects } from './schema/queue.ts';
import { recordTypePopulation, withRecordTypes } from './schema/record-type.ts';
import type { FieldSchema, ObjectSchema, Population } from './schema/types.ts';
import {
  organizationPopulation,
  permissionSetPopulations,
  profilePopulation,
  userPopulation,
} from './setup-records.ts';

/** The standard objects and the custom ones, with their custom fields. */
export function schemasOf(options: OrgOptions): ObjectSchema[] {
  const custom = options.customFields ?? [];
  const schemas = [...STANDARD_OBJECTS, ...(options.customObjects ?? []), ...SETUP_OBJECTS];
  const whole = withQueueObjects(withRecordTypes(schemas, options.recordTypes)).map((schema) => {
    const own = custom.filter((field) => field.object === schema.name);
    return { ...schema, fields: [...schema.fields, ...own].map(withItsKind) };
  });
  return (options.personAccounts ? withPersonAccounts(whole) : whole).map((schema) => {
    ensureControllers(schema);
    return options.stateCountryPicklists ? withStateAndCountryCodes(schema) : schema;
  });
}

/** Formulas and roll-ups are calculated, and so nobody writes them. */
function withItsKind(field: FieldSchema): FieldSchema {
  if (field.formula === undefined && field.rollUp === undefined) return field;
  return { ...field, calculated: true, createable: false, updateable: false };
}

/** The records at the start, by object. */
export function populationsOf(options: OrgOptions): Record<string, Population> {
  const users = userPopulation(options);
  const { populations: given = {}, recordTypes = [], queues = [] } = options;
  return {
    Profile: profilePopulation(options),
    Organization: organizationPopulation(options),
    ...picklistPopulations(),
    RecordType: recordTypePopulation(recordTypes),
    ...queuePopulations(queues),
    ...permissionSetPopulations(options, users),
    ...given,
    User: users,
  };
}
