/** Leads: created, updated and deleted, and moved to another partition. */
import { NOBODY } from '../../../engine/kernel/index.ts';
import { REST_API } from '../../activities/activity-log.ts';
import { errorOf, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type JsonObject, type Operation, READ_LEAD, WRITE_LEAD } from '../../http/operation.ts';
import { RECORDS_PER_CALL } from '../../limits.ts';
import { personOfId } from '../../persons/leads.ts';
import type { Partition } from '../../persons/partitions.ts';
import { ACTIONS, type Action, type LeadSync, partitionOf, syncRecord } from '../../rules/lead-sync.ts';
import { lookupField } from '../../rules/lookup-fields.ts';
import { sentText } from '../../values.ts';
import { idIn, objectIn, recordsIn } from '../input.ts';

/** Number of the activity type (documented, Adobe "Activities"). */
const CHANGE_LEAD_PARTITION = 100;

function sync({ instance, body, now }: Call): Answer {
  const input = leadsIn(body);
  const plan: LeadSync = {
    instance,
    action: actionOf(body),
    lookup: lookupOf(instance, body),
    partition: partitionIn(instance, body),
    now,
  };
  const result = input.map((record) => syncRecord(plan, record));
  return body.asyncProcessing === true ? {} : { result };
}

/** The leads of a body. @throws ApiFault 1003 */
export function leadsIn({ input }: JsonObject): readonly unknown[] {
  if (!Array.isArray(input) || input.length === 0) throw fault('leadsMissing');
  if (input.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  return input;
}

function actionOf({ action }: JsonObject): Action {
  if (action === undefined || action === null) return 'createOrUpdate';
  const known = ACTIONS.find((name) => name === action);
  if (known === undefined) throw fault('actionInvalid', sentText(action));
  return known;
}

/** The field that leads are recognized by, e-mail without one. @throws ApiFault 1006, 1011 */
export function lookupOf(instance: Call['instance'], body: JsonObject): LeadSync['lookup'] {
  const name =
    body.lookupField === undefined || body.lookupField === null ? 'email' : sentText(body.lookupField);
  const lookup = lookupField(instance, name);
  if (lookup.kind === 'unknown') throw fault('lookupFieldNotFound', name);
  if (lookup.kind === 'unsupported') throw fault('fieldNotSupported', name);
  return lookup;
}

/** The partition a call names, or undefined. @throws ApiFault 1008 */
export function partitionIn(
  instance: Call['instance'],
  { partitionName }: JsonObject,
): Partition | undefined {
  if (typeof partitionName !== 'string' || partitionName === '') return undefined;
  const partition = instance.database.partitions.named(partitionName);
  if (partition === undefined) throw fault('partitionDenied', partitionName);
  return partition;
}

/** Ids come in the body, or in the query when there is no body. A skipped entry keeps its id, as in lists (assumed). */
function remove({ instance, body, parameters, now }: Call): Answer {
  const ids = Array.isArray(body.input)
    ? body.input.map((entry) => idIn(entry))
    : parameters.ids('id', RECORDS_PER_CALL);
  if (ids.length === 0) throw fault('leadsMissing');
  if (ids.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  const cause = instance.causes.of(REST_API, 'Lead.id');
  const result = ids.map((id) => {
    const person = personOfId(instance, id);
    if (person === NOBODY) return { id, status: 'skipped', reasons: [errorOf('leadNotFound')] };
    instance.delete(person, cause, now);
    return { id, status: 'deleted' };
  });
  return { result };
}

function partitions({ instance }: Call): Answer {
  return { result: instance.database.partitions.all };
}

/** Status words are those of other lead writes; the codes of skipped leads are assumed. */
function movePartition(call: Call): Answer {
  const input = recordsIn(call.body);
  const ids = input.map((entry) => idIn(entry));
  return {
    result: input.map((entry, place) => ({ id: ids[place], ...moved(call, ids[place]!, objectIn(entry)) })),
  };
}

function moved({ instance, now }: Call, id: number, { partitionName }: JsonObject): object {
  const skipped = (error: object): object => ({ status: 'skipped', reasons: [error] });
  if (typeof partitionName !== 'string' || partitionName === '') return skipped(errorOf('partitionMissing'));
  const partition = instance.database.partitions.named(partitionName);
  if (partition === undefined) return skipped(errorOf('partitionDenied', partitionName));
  const person = personOfId(instance, id);
  if (person === NOBODY) return skipped(errorOf('leadNotFound'));
  const old = partitionOf(instance, person);
  if (old === partition.id) return { status: 'updated' };
  const { persons, activities, causes } = instance;
  persons.columns[persons.fieldNumber('leadPartitionId')]!.set(person, partition.id);
  persons.touch(person, now);
  const attributes = [
    { name: 'New Partition ID', value: partition.id },
    { name: 'Old Partition ID', value: old },
    { name: 'Reason', value: 'Web service API' },
  ];
  activities?.noteDetails(
    CHANGE_LEAD_PARTITION,
    person,
    { primaryAttributeValueId: partition.id, primaryAttributeValue: partition.name, attributes },
    causes.of(REST_API, 'Lead.leadPartitionId'),
    now,
  );
  return { status: 'updated' };
}

const PARTITIONS = '/rest/v1/leads/partitions.json';

export const LEAD_WRITES: readonly Operation[] = [
  { method: 'POST', path: '/rest/v1/leads.json', permissions: WRITE_LEAD, json: 'required', handle: sync },
  {
    method: 'DELETE',
    path: '/rest/v1/leads.json',
    permissions: WRITE_LEAD,
    json: 'optional',
    handle: remove,
  },
  {
    method: 'POST',
    path: '/rest/v1/leads/delete.json',
    permissions: WRITE_LEAD,
    json: 'optional',
    handle: remove,
  },
  { method: 'GET', path: PARTITIONS, permissions: READ_LEAD, json: 'none', handle: partitions },
  { method: 'POST', path: PARTITIONS, permissions: WRITE_LEAD, json: 'required', handle: movePartition },
];
