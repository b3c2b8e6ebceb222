/** A version of a custom object type as its makers write it, and the type of the Lead Database that follows from it. */
import {
  CREATED_AT,
  GUID,
  type ObjectField,
  type ObjectType,
  type Relationship,
  UPDATED_AT,
} from '../objects/index.ts';
import type { DataType } from '../schema/types.ts';

/**
 * Types of the fields of custom objects, in the order of the endpoint that lists them, and of the attributes of custom
 * activities (documented, Adobe "Custom objects", "Activities").
 */
export const CUSTOM_DATA_TYPES = [
  'string',
  'boolean',
  'integer',
  'float',
  'link',
  'email',
  'currency',
  'date',
  'datetime',
  'phone',
  'text',
] as const;
export type CustomDataType = (typeof CUSTOM_DATA_TYPES)[number];

/** What a link field points to: the type by its API name (`lead`, `company`, a custom object) and a field of it. */
export interface RelatedTo {
  readonly name: string;
  readonly field: string;
}

export interface CustomField {
  readonly name: string;
  readonly displayName: string;
  readonly dataType: CustomDataType;
  readonly description?: string;
  readonly isDedupeField?: boolean;
  /** For link fields. */
  readonly relatedTo?: RelatedTo;
}

export interface CustomObjectDefinition {
  readonly apiName: string;
  readonly displayName: string;
  readonly pluralName?: string;
  readonly description?: string;
  readonly showInLeadDetail?: boolean;
  readonly fields: readonly CustomField[];
}

/** Characters of a text field (observed, Adobe's samples). */
const TEXT_LENGTH = 255;
const TEXTS: ReadonlySet<CustomDataType> = new Set(['string', 'email', 'phone']);

/** The type that records of an approved definition are of. */
export function objectTypeOf({
  apiName,
  displayName,
  description,
  fields,
}: CustomObjectDefinition): ObjectType {
  const dedupeFields = fields.filter(({ isDedupeField }) => isDedupeField).map(({ name }) => name);
  const links = fields.filter(({ relatedTo }) => relatedTo !== undefined).map(({ name }) => name);
  const keys = [dedupeFields, ['marketoGUID'], ...links.map((name) => [name])];
  return {
    name: apiName,
    displayName,
    ...(description !== undefined && { description }),
    idField: 'marketoGUID',
    dedupeFields,
    searchableFields: keys.filter((key, i) => keys.findIndex((other) => String(other) === String(key)) === i),
    relationships: fields.flatMap(relationshipOf),
    fields: [CREATED_AT, GUID, UPDATED_AT, ...fields.map(objectFieldOf).toSorted(byName)],
  };
}

function byName(a: ObjectField, b: ObjectField): number {
  return a.name < b.name ? -1 : 1;
}

function relationshipOf({ name, relatedTo }: CustomField): Relationship[] {
  return relatedTo === undefined
    ? []
    : [{ field: name, type: 'child', relatedTo: { ...relatedTo, name: shownName(relatedTo.name) } }];
}

/** Standard types are related to by `lead` and shown as `Lead` (observed, Adobe's samples). */
function shownName(name: string): string {
  const standard = STANDARD_LINKS.find((own) => own.toLowerCase() === name.toLowerCase());
  return standard ?? name;
}

/** The standard types a custom object can link to (documented). */
export const STANDARD_LINKS = ['Lead', 'Company'] as const;

/** A link holds the key of what it points to: an id is an integer, any other field a string (assumed). */
function objectFieldOf({ name, displayName, dataType, relatedTo }: CustomField): ObjectField {
  const linked: DataType = relatedTo?.field === 'id' ? 'integer' : 'string';
  const type: DataType = dataType === 'link' ? linked : dataType;
  const length =
    TEXTS.has(dataType) || (dataType === 'link' && type === 'string') ? { length: TEXT_LENGTH } : {};
  return { name, displayName, dataType: type, ...length, updateable: true, isCustom: true };
}
