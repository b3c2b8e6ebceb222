/** Custom activity types: drafted, approved, discarded, deleted, and their attributes (documented, Adobe "Activities"). */
import {
  type ActivityVersion,
  type AttributeChange,
  type CustomActivityType,
  createAttribute,
  deleteAttribute,
  isApiName,
  readVersion,
  updateAttribute,
} from '../../custom-activities/index.ts';
import { ApiFault, type ErrorBody, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { CUSTOM_ACTIVITY_TYPES } from '../../limits.ts';
import { recordsIn, textIn } from '../input.ts';
import { outlinedActivityType, shownActivityType } from './custom-activity-items.ts';

const READ = ['Read-Only Activity Metadata', 'Read-Write Activity Metadata'];
const WRITE = ['Read-Write Activity Metadata'];

/** The type a path names. @throws ApiFault 1013 (the code is assumed) */
function typeOf({ instance, names }: Call): CustomActivityType {
  const type = instance.database.customActivities.find(names.apiName!);
  if (type === undefined) throw fault('objectNotFound', 'Object');
  return type;
}

function versionNow({ approved, draft }: CustomActivityType): ActivityVersion {
  return (draft ?? approved)!;
}

function shown(type: CustomActivityType, version = versionNow(type)): Answer {
  return { result: [shownActivityType(type, version)] };
}

function browse({ instance }: Call): Answer {
  const types = instance.database.customActivities.all;
  return { result: types.map((type) => outlinedActivityType(type, (type.approved ?? type.draft)!)) };
}

/** The approved version, or the draft with `draft=true`; a type without the wanted one shows the other (assumed). */
function describe(call: Call): Answer {
  const type = typeOf(call);
  const isDraftWanted = call.parameters.flag('draft');
  return shown(type, isDraftWanted ? versionNow(type) : (type.approved ?? versionNow(type)));
}

/** @throws ApiFault the refusal, if it is one */
function taken(outcome: ActivityVersion | ErrorBody): ActivityVersion {
  if ('code' in outcome) throw new ApiFault(outcome);
  return outcome;
}

function create({ instance, body, now }: Call): Answer {
  const { customActivities } = instance.database;
  const apiName = textIn(body, 'apiName');
  if (!isApiName(apiName)) throw fault('fieldValueInvalid', 'apiName', apiName);
  const version = taken(readVersion(body));
  if (customActivities.find(apiName) !== undefined || isNameTaken(customActivities.all, version)) {
    throw fault('objectExists');
  }
  if (customActivities.all.length >= CUSTOM_ACTIVITY_TYPES) throw fault('activityTypeLimit');
  return shown(customActivities.create(apiName, version, now));
}

/** Trigger and filter names are unique (documented). */
function isNameTaken(types: readonly CustomActivityType[], wanted: ActivityVersion): boolean {
  return types
    .map(versionNow)
    .some(
      ({ triggerName, filterName }) => triggerName === wanted.triggerName || filterName === wanted.filterName,
    );
}

/** A type in use keeps its names and its primary attribute (documented; the code is assumed). */
function update(call: Call): Answer {
  const type = typeOf(call);
  if (type.approved !== undefined && type.isInUse) throw fault('businessRule', 'the activity type is in use');
  const { customActivities } = call.instance.database;
  const version = taken(readVersion(call.body, versionNow(type)));
  if (
    isNameTaken(
      customActivities.all.filter((other) => other !== type),
      version,
    )
  )
    throw fault('objectExists');
  return drafted(call, type, version);
}

function drafted(call: Call, type: CustomActivityType, version: ActivityVersion): Answer {
  type.draft = version;
  type.updatedAt = call.now;
  return shown(type);
}

/** All changes of a call are made, or none. */
function changeAttributes(change: AttributeChange): Operation['handle'] {
  return (call) => {
    const type = typeOf(call);
    let version = versionNow(type);
    for (const sent of recordsIn(call.body, 'attributes')) version = taken(change(version, sent));
    return drafted(call, type, version);
  };
}

/** Approving and discarding need a draft. */
function settle(verb: 'approve' | 'discard'): Operation['handle'] {
  return (call) => {
    const type = typeOf(call);
    if (type.draft === undefined) throw fault('businessRule', 'the activity type has no draft');
    const draft = type.draft;
    const { customActivities } = call.instance.database;
    if (verb === 'approve') customActivities.approve(type, call.now);
    else customActivities.discard(type);
    return shown(type, type.approved ?? draft);
  };
}

function remove(call: Call): Answer {
  const type = typeOf(call);
  call.instance.database.customActivities.delete(type);
  return shown(type, (type.approved ?? type.draft)!);
}

const TYPE = '/rest/v1/activities/external/type';

function write(path: string, json: Operation['json'], handle: Operation['handle']): Operation {
  return { method: 'POST', path: `${TYPE}${path}`, permissions: WRITE, json, handle };
}

export const CUSTOM_ACTIVITY_TYPES_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/v1/activities/external/types.json',
    permissions: READ,
    json: 'none',
    handle: browse,
  },
  {
    method: 'GET',
    path: `${TYPE}/{apiName}/describe.json`,
    permissions: READ,
    json: 'none',
    handle: describe,
  },
  write('.json', 'required', create),
  write('/{apiName}.json', 'required', update),
  write('/{apiName}/approve.json', 'none', settle('approve')),
  write('/{apiName}/discardDraft.json', 'none', settle('discard')),
  write('/{apiName}/delete.json', 'none', remove),
  write('/{apiName}/attributes/create.json', 'required', changeAttributes(createAttribute)),
  write('/{apiName}/attributes/update.json', 'required', changeAttributes(updateAttribute)),
  write('/{apiName}/attributes/delete.json', 'required', changeAttributes(deleteAttribute)),
];
