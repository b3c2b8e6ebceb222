/** The fields of a person: the standard ones, those of an instance with Salesforce sync, and the instance's own. */
import { COMPANY_FIELDS } from './company-fields.ts';
import { CONTACT_FIELDS } from './contact-fields.ts';
import { CRM_FIELDS } from './crm-fields.ts';
import { MARKETING_FIELDS } from './marketing-fields.ts';
import { defaultSfdcFields } from './sfdc-mapping.ts';
import type { FieldRow, PersonField } from './types.ts';

/** The 91 fields every instance has, in the order of their ids, with the Salesforce fields they sync with by default. */
export const STANDARD_PERSON_FIELDS: readonly PersonField[] = [
  ...COMPANY_FIELDS,
  ...CONTACT_FIELDS,
  ...MARKETING_FIELDS,
].map(fieldOf);

/** The fields that an instance with Salesforce sync has beside them. */
export const CRM_PERSON_FIELDS: readonly PersonField[] = CRM_FIELDS.map(fieldOf);

/** Ids of fields that have none of their own start here. */
const FIRST_OWN_ID = 1_000;

/** All fields of an instance, standard ones first; an own field replaces the standard one of the same name. */
export function personFields(isCrmSynced: boolean, own: readonly PersonField[]): PersonField[] {
  const standard = isCrmSynced ? [...STANDARD_PERSON_FIELDS, ...CRM_PERSON_FIELDS] : STANDARD_PERSON_FIELDS;
  const byName = new Map(standard.map((field) => [field.name.toLowerCase(), field]));
  own.forEach((field, place) => {
    const known = byName.get(field.name.toLowerCase());
    const name = known?.name ?? field.name;
    byName.set(name.toLowerCase(), { id: FIRST_OWN_ID + place, soapName: name, ...known, ...field, name });
  });
  return [...byName.values()];
}

/** How many of an instance's fields are standard ones; they have the first numbers. */
export function standardCount(isCrmSynced: boolean): number {
  return STANDARD_PERSON_FIELDS.length + (isCrmSynced ? CRM_PERSON_FIELDS.length : 0);
}

function fieldOf([id, name, displayName, dataType, length, readOnly, soapName]: FieldRow): PersonField {
  const sfdc = defaultSfdcFields(name);
  return {
    id,
    name,
    displayName,
    dataType,
    ...(length > 0 && { length }),
    ...(readOnly && { readOnly }),
    ...(soapName !== null && { soapName }),
    ...(sfdc !== undefined && { sfdc }),
  };
}
