/** Both ends of the express lane in Marketo: requests with what is to be written, and what their results change. */
import type { Value } from '../../engine/kernel/index.ts';
import { become, carryOver } from '../persons/becoming.ts';
import { FLOW_ACTIVITY } from './flow/activity-numbers.ts';
import { noteActivity } from './flow/notes.ts';
import type { Host } from './host.ts';
import type { FlowRequest, FlowResult, OpenRequest, RequestKind } from './outbox.ts';

const ACTIVITY_OF: Readonly<Record<RequestKind, number>> = {
  syncPerson: FLOW_ACTIVITY.syncToSfdc,
  addToCampaign: FLOW_ACTIVITY.addToSfdcCampaign,
  changeStatus: FLOW_ACTIVITY.changeStatusInSfdcCampaign,
  removeFromCampaign: FLOW_ACTIVITY.removeFromSfdcCampaign,
  createTask: FLOW_ACTIVITY.sfdcActivity,
  changeOwner: FLOW_ACTIVITY.changeOwner,
  convertPerson: FLOW_ACTIVITY.convertLead,
};

/** An open request with what the person is and holds now. */
export function flowRequestOf(instance: Host, request: OpenRequest): FlowRequest {
  const { id, kind, person, process, batchId, requestedAt } = request;
  const { definition, kind: campaignKind } = process.campaign;
  const object = instance.persons.objectOf(person) ?? 'Lead';
  const isSecondRecord = object === 'Contact' && isForQueue(request.values);
  const sendsPerson = kind === 'syncPerson' || (kind === 'changeOwner' && isSecondRecord);
  return {
    id,
    kind,
    person,
    object,
    row: instance.persons.sfdcRowOf(person),
    campaign: definition.name,
    campaignKind,
    batchId,
    values: sendsPerson
      ? { ...personValues(instance, person, isSecondRecord), ...request.values }
      : request.values,
    requestedAt,
  };
}

/**
 * What a sync of a person writes: all that a new lead has to begin with, or what waits to be pushed of a record that is
 * there (documented only that it is "force-updated"; which fields are sent is assumed). What is
 * handed out counts as offered: without an answer, Salesforce may hold it and still have changed nothing of its own.
 */
function personValues({ persons, logs }: Host, person: number, isNewLead: boolean): Record<string, Value> {
  const object = isNewLead ? undefined : persons.objectOf(person);
  const values: Record<string, Value> = {};
  persons.fields.forEach(({ sfdc, readOnly }, number) => {
    const name = sfdc?.[object ?? 'Lead'];
    if (name === undefined || readOnly) return;
    const value = persons.columns[number]!.get(person);
    const isSent =
      object === undefined ? value !== null && value !== '' : logs[object].isMarked(person, number);
    if (!isSent) return;
    values[name] = value;
    if (object !== undefined) logs[object].offer(person, number, value);
  });
  return values;
}

/**
 * A contact that is assigned to a queue becomes a lead a second time (documented, Adobe "Sync Person to SFDC"); queues
 * are groups, whose Ids begin with 00G.
 */
function isForQueue({ OwnerId }: OpenRequest['values']): boolean {
  return typeof OwnerId === 'string' && OwnerId.startsWith('00G');
}

/** Takes note of a result: the person's link, what waits to be pushed no longer, an activity when it was done. */
export function noteResult(
  instance: Host,
  request: OpenRequest,
  sent: FlowRequest['values'],
  { link, error }: FlowResult,
  now: number,
): void {
  const { kind, person, process } = request;
  if (error !== undefined || instance.persons.isDeleted(person)) return;
  if (kind === 'syncPerson') dropSent(instance, person, sent, now);
  if (link !== undefined) relink(instance, request, sent, link, now);
  noteActivity(instance, ACTIVITY_OF[kind], person, process.campaign, aboutOf(request), now);
}

/** What the activity says: which campaign of Salesforce, which subject, which owner. */
function aboutOf({ values }: OpenRequest): { readonly value?: Value } {
  const value = values.CampaignId ?? values.Subject ?? values.OwnerId ?? values.ConvertedStatus;
  return value === undefined ? {} : { value };
}

/** A field that has changed again since it was sent still waits. */
function dropSent({ persons, logs }: Host, person: number, sent: FlowRequest['values'], now: number): void {
  const object = persons.objectOf(person);
  if (object === undefined) return;
  for (const field of logs[object].markedFields(person)) {
    const name = persons.fields[field]!.sfdc?.[object];
    const isSent = name !== undefined && sent[name] === persons.columns[field]!.get(person);
    if (isSent) logs[object].drop(person, field, 'flow step', now);
  }
}

/** A person has become the lead that was created for it, or the contact that its lead was converted to. */
function relink(
  host: Host,
  { person }: OpenRequest,
  sent: FlowRequest['values'],
  link: NonNullable<FlowResult['link']>,
  now: number,
): void {
  const { persons, logs } = host;
  const before = persons.objectOf(person);
  if (before === link.object && persons.sfdcRowOf(person) === link.row) return;
  if (before === undefined) {
    become(host, person, { ...link, createdWith: sent }, now);
    return;
  }
  const waiting = logs[before].waitingOf(person);
  logs[before].settle(person, 'flow step', now);
  become(host, person, link, now);
  carryOver(host, person, waiting, now);
}
