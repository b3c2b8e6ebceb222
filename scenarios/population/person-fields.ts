/** The fields that Marketo has added for the org's custom fields: at the first sync every visible field becomes one. */
import type { DataType, PersonField, PersonObject } from '../../mock-marketo/index.ts';
import type { OrgField } from './org-schema.ts';

const DATA_TYPES: Readonly<Partial<Record<OrgField['type'], DataType>>> = {
  double: 'float',
  int: 'integer',
  currency: 'currency',
  percent: 'percent',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  email: 'email',
  phone: 'phone',
  url: 'url',
};

/**
 * What persons show of person accounts: Adobe's filter "Is Person Account" (documented, "Using Person Accounts"; the REST
 * name is assumed).
 */
export const IS_PERSON_ACCOUNT: PersonField = {
  name: 'isPersonAccount',
  displayName: 'Is Person Account',
  dataType: 'boolean',
  readOnly: true,
  sfdc: { Contact: 'IsPersonAccount' },
};

/** A lead's and a contact's field of the same API name become one field of the person. */
export function personFieldsFor(fields: readonly OrgField[]): PersonField[] {
  const byName = new Map<string, PersonField>();
  for (const field of fields) {
    if (field.object !== 'Lead' && field.object !== 'Contact') continue;
    const known = byName.get(field.name);
    byName.set(field.name, {
      name: field.name,
      displayName: field.label,
      dataType: DATA_TYPES[field.type] ?? 'string',
      ...(field.length === undefined ? {} : { length: field.length }),
      sfdc: { ...known?.sfdc, [field.object as PersonObject]: field.name },
    });
  }
  return [...byName.values()];
}
