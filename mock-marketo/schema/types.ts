/** The shape of a person's and a company's fields: REST names, and the Salesforce fields they sync with. */

/** Types that describe shows (observed); a score is shown as an integer. */
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
  /** Characters, for texts. */
  readonly length?: number;
  /** Whether the REST API refuses to write the field. */
  readonly readOnly?: boolean;
  readonly soapName?: string;
  /** The numeric id that describe shows. Fields without one get 1000 plus their place. */
  readonly id?: number;
  /** The Salesforce field this one syncs with, by object. */
  readonly sfdc?: Readonly<Partial<Record<PersonObject, string>>>;
}

/** A standard field as a row of data: id, REST name, display name, type, length (0: none), read-only, SOAP name. */
export type FieldRow = readonly [
  id: number,
  name: string,
  displayName: string,
  dataType: DataType,
  length: number,
  readOnly: boolean,
  soapName: string | null,
];
