/** The shape of a person's and a company's fields: REST names, and the Salesforce fields they sync with. */

export type DataType =
  | 'string'
  | 'email'
  | 'phone'
  | 'url'
  | 'text'
  | 'textarea'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'currency'
  | 'percent'
  | 'score'
  | 'date'
  | 'datetime'
  | 'reference';

/** Objects of Salesforce that become persons in Marketo. */
export type PersonObject = 'Lead' | 'Contact';

export interface PersonField {
  /** REST API name. */
  readonly name: string;
  readonly displayName: string;
  readonly dataType: DataType;
  readonly length?: number;
  readonly readOnly?: boolean;
  readonly soapName?: string;
  /** The numeric id that describe shows; recorded ones in shared facts, own ones from 1000 on. */
  readonly id?: number;
  /** The Salesforce field this one syncs with, by object. */
  readonly sfdc?: Readonly<Partial<Record<PersonObject, string>>>;
}

/** The fields every instance has, with the Salesforce fields they sync with by default. */
export const STANDARD_PERSON_FIELDS: readonly PersonField[] = [
  {
    name: 'firstName',
    displayName: 'First Name',
    dataType: 'string',
    length: 255,
    sfdc: { Lead: 'FirstName', Contact: 'FirstName' },
  },
  {
    name: 'lastName',
    displayName: 'Last Name',
    dataType: 'string',
    length: 255,
    sfdc: { Lead: 'LastName', Contact: 'LastName' },
  },
];
