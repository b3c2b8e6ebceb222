/** Custom object types: read, drafted, approved, discarded, deleted (documented, Adobe "Custom objects"; codes assumed). */
import {
  CUSTOM_DATA_TYPES,
  type CustomObject,
  type CustomObjectDefinition,
  draftRefusal,
  STANDARD_LINKS,
} from '../../custom-objects/index.ts';
import { ApiFault, errorOf, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, JsonObject, Operation } from '../../http/operation.ts';
import { CUSTOM_OBJECT_TYPES } from '../../limits.ts';
import { OBJECT_ACTIONS } from '../../objects/index.ts';
import { sentText } from '../../values.ts';
import { choiceIn, textIn } from '../input.ts';
import { guarded, READ_TYPE, typeOf, WRITE_TYPE } from './custom-object-drafts.ts';
import { shownVersion, type VersionState, versionOf } from './custom-object-versions.ts';

/** Alphanumeric characters and underscores (documented; blanks in display names are shown by the samples). */
const API_NAME = /^\w+$/;
const DISPLAY_NAME = /^[\w ]+$/;

const STATES: readonly VersionState[] = ['draft', 'approved', 'approvedWithDraft'];

function stateAsked({ parameters }: Call): VersionState | undefined {
  const asked = parameters.one('state');
  const state = STATES.find((known) => known === asked);
  if (asked !== undefined && state === undefined) throw fault('memberInvalid', asked, 'state');
  return state;
}

function list(call: Call): Answer {
  const state = stateAsked(call);
  const wanted = new Set(call.parameters.list('names').map((name) => name.toLowerCase()));
  const types = call.instance.database.customObjects.all.filter(
    ({ apiName }) => wanted.size === 0 || wanted.has(apiName.toLowerCase()),
  );
  return { result: types.flatMap((type) => versionOf(type, state) ?? []).map(shownVersion) };
}

function describe(call: Call): Answer {
  const version = versionOf(typeOf(call), stateAsked(call));
  if (version === undefined) throw fault('objectNotFound', 'Object');
  return { result: [shownVersion(version)] };
}

/** Creates a type, or changes the draft of one; names stay as they are once a type is approved. */
function sync({ instance, body, now }: Call): Answer {
  const { customObjects } = instance.database;
  const action = choiceIn(body, 'action', ['createOrUpdate', ...OBJECT_ACTIONS]);
  const apiName = textIn(body, 'apiName');
  const type = customObjects.find(apiName);
  if (type === undefined && action === 'updateOnly') throw fault('objectNotFound', 'Object');
  if (type !== undefined && action === 'createOnly') throw fault('objectExists');
  if (type === undefined) {
    if (customObjects.all.length >= CUSTOM_OBJECT_TYPES) throw fault('tooManyTypes', CUSTOM_OBJECT_TYPES);
    customObjects.create(
      definitionOf(body, { apiName, displayName: textIn(body, 'displayName'), fields: [] }),
      now,
    );
  } else changeDraft(type, body, now);
  return { result: [] };
}

function changeDraft(type: CustomObject, body: JsonObject, now: number): void {
  const known = type.draft ?? type.approved!;
  const draft = definitionOf(body, known);
  if (type.approved !== undefined && draft.displayName !== type.approved.displayName) {
    throw fault('businessRule', 'the display name of an approved type cannot be changed');
  }
  type.draft = draft;
  type.updatedAt = now;
}

/** A definition with what a body says of it. @throws ApiFault 1003 for a name with other characters */
function definitionOf(body: JsonObject, known: CustomObjectDefinition): CustomObjectDefinition {
  const { displayName = known.displayName, pluralName, description, showInLeadDetail } = body;
  if (!API_NAME.test(known.apiName)) throw fault('fieldValueInvalid', 'apiName', known.apiName);
  if (!DISPLAY_NAME.test(sentText(displayName))) {
    throw fault('fieldValueInvalid', 'displayName', sentText(displayName));
  }
  return {
    ...known,
    displayName: sentText(displayName),
    ...(typeof pluralName === 'string' && { pluralName }),
    ...(typeof description === 'string' && { description }),
    ...(typeof showInLeadDetail === 'boolean' && { showInLeadDetail }),
  };
}

function approve(call: Call): Answer {
  const type = typeOf(call);
  if (type.draft === undefined) throw fault('businessRule', 'the type has no draft');
  const refusal = draftRefusal(type.draft);
  if (refusal !== undefined) throw new ApiFault(refusal);
  call.instance.database.customObjects.approve(type, call.now);
  return { result: [] };
}

function discard(call: Call): Answer {
  const type = typeOf(call);
  if (type.draft === undefined) throw new ApiFault(errorOf('discardFailed'));
  call.instance.database.customObjects.discard(type);
  return { result: [] };
}

/** A type that another one links to is in use (assumed: the original looks at triggers and filters too). */
function remove(call: Call): Answer {
  const { customObjects } = call.instance.database;
  const type = typeOf(call);
  if (customObjects.dependentsOf(type).length > 0) throw fault('objectInUse');
  customObjects.delete(type);
  return { result: [] };
}

/** Assets that use a type: smart lists and campaigns of this mock never do. */
function dependentAssets(call: Call): Answer {
  typeOf(call);
  return { result: [] };
}

function fieldDataTypes(): Answer {
  return { result: CUSTOM_DATA_TYPES };
}

/** Lead and Company, and every approved type without a link of its own (documented). */
function linkableObjects({ instance }: Call): Answer {
  const { customObjects, fields } = instance.database;
  const [lead, company] = STANDARD_LINKS;
  const linkable = customObjects.all.filter(
    ({ approved }) =>
      approved !== undefined && !approved.fields.some(({ relatedTo }) => relatedTo !== undefined),
  );
  return {
    result: [
      { name: lead.toLowerCase(), displayName: lead, fields: linkFields(fields.leads.all()) },
      { name: company.toLowerCase(), displayName: company, fields: linkFields(fields.companies.all()) },
      ...linkable.map(({ apiName, approved }) => ({
        name: apiName,
        displayName: approved!.displayName,
        fields: linkFields(approved!.fields.filter(({ isDedupeField }) => isDedupeField)),
      })),
    ],
  };
}

/** Fields of the types that links can hold; they are called by their display names (observed, Adobe's sample). */
function linkFields(
  fields: readonly { readonly displayName: string; readonly dataType: string }[],
): object[] {
  return fields
    .filter(({ dataType }) => ['string', 'integer', 'email'].includes(dataType))
    .map(({ displayName, dataType }) => ({ name: displayName, displayName, dataType }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const ROOT = '/rest/v1/customobjects/schema';

function read(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'GET',
    path: `${ROOT}${path}`,
    permissions: READ_TYPE,
    json: 'none',
    handle: guarded(handle),
  };
}

/** These calls have no body (documented). */
function verb(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'POST',
    path: `${ROOT}${path}`,
    permissions: WRITE_TYPE,
    json: 'none',
    handle: guarded(handle),
  };
}

export const CUSTOM_OBJECT_SCHEMA: readonly Operation[] = [
  read('.json', list),
  read('/fieldDataTypes.json', fieldDataTypes),
  read('/linkableObjects.json', linkableObjects),
  read('/{apiName}/describe.json', describe),
  read('/{apiName}/dependentAssets.json', dependentAssets),
  { ...verb('.json', sync), json: 'required' },
  verb('/{apiName}/approve.json', approve),
  verb('/{apiName}/discardDraft.json', discard),
  verb('/{apiName}/delete.json', remove),
];
