/**
 * Small makers of fields, so that an object's file reads like the list of its fields. Lengths and types are those of
 * the standard objects' describe (documented, "Object Reference for the Salesforce Platform").
 */
import type { FieldSchema, FieldType, ObjectSchema } from './types.ts';

/** What a maker's caller may add to a field or override in it. */
type Extra = Partial<Omit<FieldSchema, 'name' | 'label' | 'type'>>;

/** Only the platform writes it. */
export const READ_ONLY: Extra = { createable: false, updateable: false };
/** The value is another record's. */
export const BORROWED: Extra = { ...READ_ONLY, isBorrowed: true };
/** Must be given on create. */
export const REQUIRED: Extra = { required: true, nillable: false };

export function field(name: string, label: string, type: FieldType, extra: Extra = {}): FieldSchema {
  return { name, label, type, ...extra };
}

export function text(name: string, label: string, length: number, extra: Extra = {}): FieldSchema {
  return field(name, label, 'string', { length, ...extra });
}

export function longText(name: string, label: string, length: number, extra: Extra = {}): FieldSchema {
  return field(name, label, 'textarea', { length, ...extra });
}

export function email(name: string, label: string, extra: Extra = {}): FieldSchema {
  return field(name, label, 'email', { length: 80, ...extra });
}

export function phone(name: string, label: string): FieldSchema {
  return field(name, label, 'phone', { length: 40 });
}

export function url(name: string, label: string, extra: Extra = {}): FieldSchema {
  return field(name, label, 'url', { length: 255, ...extra });
}

export function checkbox(name: string, label: string, extra: Extra = {}): FieldSchema {
  return field(name, label, 'boolean', { defaultValue: false, nillable: false, ...extra });
}

export function integer(name: string, label: string, extra: Extra = {}): FieldSchema {
  return field(name, label, 'int', { precision: 8, scale: 0, ...extra });
}

export function currency(name: string, label: string, extra: Extra = {}): FieldSchema {
  return field(name, label, 'currency', { precision: 18, scale: 2, ...extra });
}

/** Unrestricted, as standard picklists are: values outside the list are accepted through the API. */
export function picklist(
  name: string,
  label: string,
  picklistValues: readonly string[],
  extra: Extra = {},
): FieldSchema {
  return field(name, label, 'picklist', { length: 255, picklistValues, ...extra });
}

/** A lookup; the relationship is the name without `Id`, unless told otherwise. */
export function lookup(
  name: string,
  label: string,
  to: string | readonly string[],
  extra: Extra = {},
): FieldSchema {
  const referenceTo = typeof to === 'string' ? [to] : to;
  return field(name, label, 'reference', {
    length: 18,
    referenceTo,
    relationshipName: name.replace(/Id$/, ''),
    ...extra,
  });
}

/** An address: the compound and its five parts, all with the same prefix (`Mailing`, `Billing`, or none). */
export function address(prefix: string, label: string): FieldSchema[] {
  const compoundFieldName = `${prefix}Address`;
  const part = { compoundFieldName };
  const title = label === '' ? '' : `${label} `;
  return [
    longText(`${prefix}Street`, `${title}Street`, 255, part),
    text(`${prefix}City`, `${title}City`, 40, part),
    text(`${prefix}State`, `${title}State/Province`, 80, part),
    text(`${prefix}PostalCode`, `${title}Zip/Postal Code`, 20, part),
    text(`${prefix}Country`, `${title}Country`, 80, part),
    field(compoundFieldName, `${title}Address`, 'address', { ...READ_ONLY }),
  ];
}

/** The parts of a person's name, and the name as the platform puts it together. */
export function personName(): FieldSchema[] {
  const part = { compoundFieldName: 'Name' };
  return [
    text('LastName', 'Last Name', 80, { ...REQUIRED, ...part }),
    text('FirstName', 'First Name', 40, part),
    picklist('Salutation', 'Salutation', ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'], {
      length: 40,
      ...part,
    }),
    text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, nameField: true }),
  ];
}

/** The user (or, of a `Group`, the queue) that owns a record; whoever creates it, unless another is given. */
export function owner(to: readonly string[] = ['User'], label = 'Owner ID'): FieldSchema {
  return lookup('OwnerId', label, to, { nillable: false });
}

/** When the user last saw a record, which nobody does over the API, and where its picture is. */
export function viewed(): FieldSchema[] {
  return [
    field('LastViewedDate', 'Last Viewed Date', 'datetime', READ_ONLY),
    field('LastReferencedDate', 'Last Referenced Date', 'datetime', READ_ONLY),
  ];
}

const SYSTEM_FIELDS: readonly FieldSchema[] = [
  field('IsDeleted', 'Deleted', 'boolean', { ...READ_ONLY, nillable: false }),
  field('CreatedDate', 'Created Date', 'datetime', { ...READ_ONLY, nillable: false }),
  lookup('CreatedById', 'Created By ID', 'User', { ...READ_ONLY, nillable: false }),
  field('LastModifiedDate', 'Last Modified Date', 'datetime', { ...READ_ONLY, nillable: false }),
  lookup('LastModifiedById', 'Last Modified By ID', 'User', { ...READ_ONLY, nillable: false }),
  field('SystemModstamp', 'System Modstamp', 'datetime', { ...READ_ONLY, nillable: false }),
];

/** What an object has beside its fields. */
interface ObjectExtra {
  readonly label?: string;
  readonly labelPlural?: string;
  readonly custom?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  /** Records that cannot be deleted have no IsDeleted. */
  readonly deletable?: boolean;
  /** Unless given, people search what they may create. */
  readonly searchable?: boolean;
}

/** An object with the system fields that every object has: Id first, stamps last. */
export function object(
  name: string,
  keyPrefix: string,
  fields: readonly FieldSchema[],
  extra: ObjectExtra = {},
): ObjectSchema {
  const label = extra.label ?? name;
  const system = SYSTEM_FIELDS.filter((one) => extra.deletable !== false || one.name !== 'IsDeleted');
  return {
    name,
    keyPrefix,
    ...extra,
    searchable: extra.searchable ?? extra.createable !== false,
    label,
    labelPlural: extra.labelPlural ?? `${label}s`,
    fields: [
      field('Id', `${label} ID`, 'id', { ...READ_ONLY, length: 18, nillable: false }),
      ...fields,
      ...system,
    ],
  };
}
