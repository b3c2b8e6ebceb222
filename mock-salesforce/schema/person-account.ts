/**
 * Person accounts: an account and its one contact, which together are a person (documented, Salesforce "Person Account
 * Record Types"). The account has the contact's fields too: the name's under their own names, standard ones with the
 * prefix Person, custom ones with the suffix __pc (documented, "Change Events for Person Accounts").
 */
import { checkbox, lookup, READ_ONLY } from './fields.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

const NAME_PARTS = ['LastName', 'FirstName', 'Salutation'];

/** Standard fields of the contact that the account shows, in the order of the contact. */
const SHOWN = [
  'MailingStreet',
  'MailingCity',
  'MailingState',
  'MailingPostalCode',
  'MailingCountry',
  'MobilePhone',
  'HomePhone',
  'OtherPhone',
  'AssistantPhone',
  'Email',
  'Title',
  'Department',
  'AssistantName',
  'LeadSource',
  'Birthdate',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'DoNotCall',
];

/** The account's field of a contact's field, or undefined when it shows none. */
export function accountFieldOf({ name, custom }: FieldSchema): string | undefined {
  if (NAME_PARTS.includes(name)) return name;
  if (custom) return name.replace(/__c$/, '__pc');
  return SHOWN.includes(name) ? `Person${name}` : undefined;
}

/** The schemas of an org with person accounts. */
export function withPersonAccounts(schemas: readonly ObjectSchema[]): ObjectSchema[] {
  const contact = schemas.find(({ name }) => name === 'Contact')!;
  const isPerson = checkbox('IsPersonAccount', 'Is Person Account', READ_ONLY);
  return schemas.map((schema) => {
    if (schema.name === 'Contact') return { ...schema, fields: [...schema.fields, isPerson] };
    if (schema.name !== 'Account') return schema;
    const link = lookup('PersonContactId', 'Contact ID', 'Contact', READ_ONLY);
    return { ...schema, fields: [...schema.fields, isPerson, link, ...contact.fields.flatMap(shown)] };
  });
}

/** A formula of contacts is a field like any other on the account, and nobody writes it there either. */
function shown(field: FieldSchema): FieldSchema[] {
  const name = accountFieldOf(field);
  if (name === undefined) return [];
  const { required: _, formula: __, rollUp: ___, compoundFieldName: ____, unique: _____, ...rest } = field;
  return [{ ...rest, name, nillable: true, externalId: false }];
}
