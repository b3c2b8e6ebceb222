/** What a custom object type and its fields must be like (documented, Adobe "Custom objects"; the codes are assumed). */
import { type ErrorBody, errorOf } from '../errors.ts';
import { CUSTOM_OBJECT_DEDUPE_FIELDS, CUSTOM_OBJECT_FIELDS, CUSTOM_OBJECT_FIELDS_LATER } from '../limits.ts';
import type { CustomObject } from './custom-objects.ts';
import { CUSTOM_DATA_TYPES, type CustomField, type CustomObjectDefinition } from './definition.ts';

/** Alphanumeric characters and underscores (documented; blanks in display names are shown by the samples). */
const API_NAME = /^\w+$/;
const DISPLAY_NAME = /^[\w ]+$/;

/** Names that no field can have: every type has these. */
const TAKEN = ['marketoguid', 'createdat', 'updatedat'];

type Input = Readonly<Record<string, unknown>>;

/** A field as a caller describes it, or why it is none; `known` is what is changed by it. */
export function readField(input: Input, known?: CustomField): CustomField | ErrorBody {
  const merged: Input = { ...known, ...input };
  for (const member of ['name', 'displayName', 'dataType']) {
    const value = merged[member];
    if (typeof value !== 'string' || value === '') return errorOf('parameterMissing', member);
  }
  const { name, displayName, dataType, relatedTo } = merged as { [key: string]: string } & {
    relatedTo?: unknown;
  };
  if (!API_NAME.test(name!)) return errorOf('fieldValueInvalid', 'name', name!);
  if (!DISPLAY_NAME.test(displayName!)) return errorOf('fieldValueInvalid', 'displayName', displayName!);
  const type = CUSTOM_DATA_TYPES.find((known) => known === dataType);
  if (type === undefined) return errorOf('fieldValueInvalid', 'dataType', dataType!);
  const link = relatedToOf(relatedTo);
  if (type === 'link' && link === undefined) return errorOf('parameterMissing', 'relatedTo');
  return {
    name: name!,
    displayName: displayName!,
    dataType: type,
    ...(typeof merged.description === 'string' && { description: merged.description }),
    isDedupeField: merged.isDedupeField === true,
    ...(link !== undefined && { relatedTo: link }),
  };
}

function relatedToOf(sent: unknown): CustomField['relatedTo'] {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const { name, field } = sent as Input;
  return typeof name === 'string' && typeof field === 'string' ? { name, field } : undefined;
}

/** Why a field cannot be added to a draft, or undefined. After approval keys and links stay as they are. */
export function fieldRefusal(
  { approved }: CustomObject,
  draft: CustomObjectDefinition,
  field: CustomField,
): ErrorBody | undefined {
  const wanted = field.name.toLowerCase();
  const isTaken = TAKEN.includes(wanted) || draft.fields.some(({ name }) => name.toLowerCase() === wanted);
  if (isTaken) return errorOf('objectExists');
  const added = draft.fields.length - (approved?.fields.length ?? draft.fields.length);
  if (draft.fields.length >= CUSTOM_OBJECT_FIELDS || added >= CUSTOM_OBJECT_FIELDS_LATER) {
    return errorOf('fieldLimit');
  }
  if (approved !== undefined && (field.isDedupeField || field.relatedTo !== undefined)) {
    return errorOf('businessRule', 'dedupe and link fields cannot be added to an approved type');
  }
  return undefined;
}

/** Why a draft cannot be approved, or undefined. */
export function draftRefusal({ fields }: CustomObjectDefinition): ErrorBody | undefined {
  const keys = fields.filter(({ isDedupeField }) => isDedupeField).length;
  if (keys === 0) return errorOf('businessRule', 'a custom object needs a dedupe field');
  return keys > CUSTOM_OBJECT_DEDUPE_FIELDS
    ? errorOf('businessRule', `a custom object has at most ${CUSTOM_OBJECT_DEDUPE_FIELDS} dedupe fields`)
    : undefined;
}
