/** The fields of a custom object type's draft: added, changed, deleted (documented, Adobe "Custom objects"). */
import {
  type CustomField,
  type CustomObject,
  type CustomObjectDefinition,
  fieldRefusal,
  readField,
} from '../../custom-objects/index.ts';
import { ApiFault, type ErrorBody, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { objectIn, recordsIn, textIn } from '../input.ts';

export const READ_TYPE = ['Read-Only Custom Object Type', 'Read-Write Custom Object Type'];
export const WRITE_TYPE = ['Read-Write Custom Object Type'];

/** Refuses callers whose subscription lacks the metadata API (616) or custom objects at all (1026). */
export function guarded(handle: Operation['handle']): Operation['handle'] {
  return (call) => {
    const { database } = call.instance;
    if (!database.has('custom object metadata')) throw fault('invalidSubscriptionType');
    if (!database.has('custom objects')) throw fault('customObjectsOff');
    return handle(call);
  };
}

/** The type that a path names. @throws ApiFault 1013 */
export function typeOf({ instance, names }: Call): CustomObject {
  const type = instance.database.customObjects.find(names.apiName!);
  if (type === undefined) throw fault('objectNotFound', 'Object');
  return type;
}

/** All changes of a call are made in the draft, or none. */
function changed(
  call: Call,
  change: (type: CustomObject, draft: CustomObjectDefinition) => CustomObjectDefinition,
): Answer {
  const type = typeOf(call);
  type.draft = change(type, type.draft ?? type.approved!);
  type.updatedAt = call.now;
  return { result: [] };
}

/** @throws ApiFault the refusal, if it is one */
function taken<T extends object>(outcome: T | ErrorBody): T {
  if ('code' in outcome) throw new ApiFault(outcome as ErrorBody);
  return outcome as T;
}

function addFields(call: Call): Answer {
  const input = recordsIn(call.body).map(objectIn);
  return changed(call, (type, draft) => {
    const fields = [...draft.fields];
    for (const entry of input) {
      const field = taken<CustomField>(readField(entry));
      const refusal = fieldRefusal(type, { ...draft, fields }, field);
      if (refusal !== undefined) throw new ApiFault(refusal);
      fields.push(field);
    }
    return { ...draft, fields };
  });
}

function updateField(call: Call): Answer {
  return changed(call, (type, draft) => {
    const known = fieldOf(draft, call.names.fieldApiName!);
    const field = taken<CustomField>(readField(call.body, known));
    const isOther = field.name !== known.name && draft.fields.some(({ name }) => name === field.name);
    if (isOther) throw fault('objectExists');
    refuseKeyChange(type, known, field);
    return { ...draft, fields: draft.fields.map((own) => (own === known ? field : own)) };
  });
}

function deleteFields(call: Call): Answer {
  const names = recordsIn(call.body).map((entry) => textIn(objectIn(entry), 'name'));
  return changed(call, (type, draft) => {
    const gone = new Set(names.map((name) => fieldOf(draft, name)));
    for (const field of gone) refuseKeyChange(type, field, undefined);
    return { ...draft, fields: draft.fields.filter((field) => !gone.has(field)) };
  });
}

/** Keys and links of an approved type stay as they are (documented). */
function refuseKeyChange(type: CustomObject, known: CustomField, field: CustomField | undefined): void {
  const approved = type.approved?.fields.find(({ name }) => name === known.name);
  const isKey = approved?.isDedupeField === true || approved?.relatedTo !== undefined;
  const isKept = field?.isDedupeField === approved?.isDedupeField && field?.name === approved?.name;
  if (isKey && !isKept) throw fault('businessRule', 'dedupe and link fields of an approved type stay');
}

/** @throws ApiFault 1006 */
function fieldOf({ fields }: CustomObjectDefinition, name: string): CustomField {
  const found = fields.find((field) => field.name === name);
  if (found === undefined) throw fault('fieldNotFound', name);
  return found;
}

function write(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'POST',
    path: `/rest/v1/customobjects/schema/{apiName}/${path}`,
    permissions: WRITE_TYPE,
    json: 'required',
    handle: guarded(handle),
  };
}

export const CUSTOM_OBJECT_DRAFTS: readonly Operation[] = [
  write('addField.json', addFields),
  write('{fieldApiName}/updateField.json', updateField),
  write('deleteField.json', deleteFields),
];
