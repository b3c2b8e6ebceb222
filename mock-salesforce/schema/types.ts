/** The shape of the schema: what an object and a field are, in the words of Salesforce's describe. */
import type { Base } from '../../engine/kernel/index.ts';
import type { Condition } from '../rules/expressions/index.ts';

export type FieldType =
  | 'id'
  | 'string'
  | 'email'
  | 'phone'
  | 'url'
  | 'textarea'
  | 'picklist'
  /** Several values of the list in one text, `North;South`. */
  | 'multipicklist'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'reference'
  /** A compound: an object in JSON, made of the parts that name it in `compoundFieldName`; never written as a whole. */
  | 'address';

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters, for texts. */
  readonly length?: number;
  /** Digits before and after the decimal point, for numbers. */
  readonly precision?: number;
  readonly scale?: number;
  readonly nillable?: boolean;
  /** A required field without a default must be given on create. */
  readonly required?: boolean;
  readonly defaultValue?: string | number | boolean | null;
  /** False for what only the platform writes. */
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly custom?: boolean;
  readonly externalId?: boolean;
  readonly unique?: boolean;
  /** Whether the field identifies a record by name (`Name`, `Username`, `Subject`). */
  readonly nameField?: boolean;
  /** Computed when read; never moves SystemModstamp. */
  readonly calculated?: boolean;
  /** The formula of a custom formula field, in the platform's language; makes the field calculated. */
  readonly formula?: string;
  /** Makes the field a roll-up summary of the record's children: calculated, but stored. */
  readonly rollUp?: RollUpSummary;
  readonly picklistValues?: readonly string[];
  readonly restrictedPicklist?: boolean;
  /** Makes the picklist depend on another field of its object. */
  readonly dependency?: Dependency;
  readonly referenceTo?: readonly string[];
  readonly relationshipName?: string;
  /** A lookup filter: what must be true of the record that the lookup points to. */
  readonly lookupFilter?: Condition;
  /** What the parent calls these records in a subquery: `Contacts`. */
  readonly childRelationshipName?: string;
  /** Deleting the parent deletes this record, too. */
  readonly cascadeDelete?: boolean;
  /** The value is another record's (the e-mail address of a campaign member): only the platform writes it, there. */
  readonly isBorrowed?: boolean;
  /** Erased in Setup: nobody sees it. */
  readonly isErased?: boolean;
  /** The compound that this field is a part of: `MailingAddress`, `Name`. */
  readonly compoundFieldName?: string;
}

/** The field that decides, and for each of its values those of the dependent picklist that are valid then. */
export interface Dependency {
  /** A picklist or a checkbox. */
  readonly controllerName: string;
  /** By controlling value in its own spelling (`true` and `false` of a checkbox); what is not named allows nothing. */
  readonly valid: Readonly<Record<string, readonly string[]>>;
}

/** What a roll-up summary field sums up. */
export interface RollUpSummary {
  /** The children's object, and their lookup to this record. */
  readonly children: string;
  readonly lookup: string;
  readonly operation: 'COUNT' | 'SUM' | 'MIN' | 'MAX';
  /** The children's field; none for COUNT. */
  readonly field?: string;
  /** Which children count; all, unless given. */
  readonly where?: Condition;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** The first three characters of every Id of the object. */
  readonly keyPrefix: string;
  readonly custom?: boolean;
  /** False where the API offers no such verb (`Organization` has exactly one record). */
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  /** False for records of Setup, which no search finds. */
  readonly searchable?: boolean;
  readonly fields: readonly FieldSchema[];
}

/** Records that exist at the start: how many, and what their fields hold. */
export interface Population {
  readonly count: number;
  readonly bases: Readonly<Record<string, Base>>;
  /** For lookup fields, the row of the record looked up (`AccountId` of a Contact: the row of the Account). */
  readonly lookups?: Readonly<Record<string, (row: number) => number>>;
}
