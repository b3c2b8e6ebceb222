/** The shape of a type of the Lead Database beside the lead: a company, an opportunity, a custom object … */
import type { Value } from '../../engine/kernel/index.ts';
import type { DataType } from '../schema/types.ts';

export interface ObjectField {
  /** REST API name. */
  readonly name: string;
  readonly displayName: string;
  readonly dataType: DataType;
  /** Characters, for texts. */
  readonly length?: number;
  /** Whether the API may change the field of an existing record. */
  readonly updateable: boolean;
  /** Whether the instance fills the field itself, so that callers can never write it. */
  readonly isManaged?: boolean;
  /** Whether the instance's admins or the API made the field. */
  readonly isCustom?: boolean;
}

/** A link to another type, by the field that holds the other one's key. */
export interface Relationship {
  readonly field: string;
  readonly type: 'parent' | 'child';
  readonly relatedTo: { readonly name: string; readonly field: string };
}

export interface ObjectType {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The key that the instance gives. */
  readonly idField: 'id' | 'marketoGUID';
  /** The key that callers give; all of its fields together. */
  readonly dedupeFields: readonly string[];
  /** What records can be looked up by: one field, or several together. */
  readonly searchableFields: readonly (readonly string[])[];
  readonly relationships?: readonly Relationship[];
  readonly fields: readonly ObjectField[];
  /** Numbers that answers show as texts. */
  readonly shownAsText?: readonly string[];
  /** What managed fields hold. */
  readonly defaults?: Readonly<Record<string, Value>>;
}

/** A field by its name, in any case: Adobe's own samples ask for `marketoGuid` (documented, Adobe "Custom objects"). */
export function objectField(type: ObjectType, name: string): ObjectField | undefined {
  const wanted = name.toLowerCase();
  return type.fields.find((field) => field.name.toLowerCase() === wanted);
}

/** A text field. */
export function text(name: string, displayName: string, length = 255, updateable = true): ObjectField {
  return { name, displayName, dataType: 'string', length, updateable };
}

/** A field of another type. */
export function field(name: string, displayName: string, dataType: DataType, updateable = true): ObjectField {
  return { name, displayName, dataType, updateable };
}

/** A field that only the instance writes. */
export function managed(own: ObjectField): ObjectField {
  return { ...own, updateable: false, isManaged: true };
}

/** The fields that every type has. */
export const GUID = managed(text('marketoGUID', 'Marketo GUID', 36));
export const ID = managed(field('id', 'Id', 'integer'));
export const CREATED_AT = managed(field('createdAt', 'Created At', 'datetime'));
export const UPDATED_AT = managed(field('updatedAt', 'Updated At', 'datetime'));
