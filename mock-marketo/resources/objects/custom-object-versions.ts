/** Which version of a custom object type a caller sees, and how it is shown (documented, Adobe "Custom objects"). */
import { type CustomObject, type CustomObjectDefinition, objectTypeOf } from '../../custom-objects/index.ts';
import { dateTime } from '../../values.ts';

/** What a caller may ask for. */
export type VersionState = 'draft' | 'approved' | 'approvedWithDraft';

/** A version, with what its type is in. */
interface Version {
  readonly type: CustomObject;
  readonly definition: CustomObjectDefinition;
  readonly version: 'draft' | 'approved';
}

/**
 * The version to show: without a state the approved one, or else the draft; with `draft` the draft, with
 * `approvedWithDraft` the approved one of a type that has a draft too. Undefined when there is none.
 */
export function versionOf(type: CustomObject, state: VersionState | undefined): Version | undefined {
  const { approved, draft } = type;
  if (state === 'approvedWithDraft' && draft === undefined) return undefined;
  if (approved !== undefined && state !== 'draft') return { type, definition: approved, version: 'approved' };
  if (draft === undefined || state === 'approved' || state === 'approvedWithDraft') return undefined;
  return { type, definition: draft, version: 'draft' };
}

function stateOf({ approved, draft }: CustomObject): VersionState {
  if (approved === undefined) return 'draft';
  return draft === undefined ? 'approved' : 'approvedWithDraft';
}

/** A version as describe shows it. One that was never approved has no key and no stamps yet (documented). */
export function shownVersion({ type, definition, version }: Version): object {
  const isNew = type.approved === undefined;
  const shape = objectTypeOf(definition);
  return {
    state: stateOf(type),
    version,
    displayName: definition.displayName,
    pluralName: definition.pluralName,
    description: definition.description,
    apiName: type.apiName,
    idField: isNew ? null : shape.idField,
    createdAt: isNew ? null : dateTime(type.createdAt),
    updatedAt: isNew ? null : dateTime(type.updatedAt),
    dedupeFields: shape.dedupeFields,
    searchableFields: isNew ? [[]] : shape.searchableFields,
    relationships: shape.relationships,
    fields: shape.fields.map(({ name, displayName, dataType, length, updateable }) => ({
      name,
      displayName,
      dataType,
      length,
      updateable,
      crmManaged: false,
    })),
  };
}
