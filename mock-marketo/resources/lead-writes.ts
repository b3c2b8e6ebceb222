/** Leads: created, updated and deleted. */
import { NOBODY } from '../../engine/kernel/index.ts';
import { REST_API } from '../activity-log.ts';
import type { Answer } from '../envelope.ts';
import { errorOf, fault } from '../errors.ts';
import { personOfId } from '../leads.ts';
import { RECORDS_PER_CALL } from '../limits.ts';
import { type Call, type JsonObject, type Operation, WRITE_LEAD } from '../operation.ts';
import { ACTIONS, type Action, type LeadSync, syncRecord } from '../rules/lead-sync.ts';
import { lookupField } from '../rules/lookup-fields.ts';

/** The only partition of the mock. */
const DEFAULT_PARTITION = 'Default';

function sync({ instance, body, now }: Call): Answer {
  const input = inputOf(body);
  const plan: LeadSync = { instance, action: actionOf(body), lookup: lookupOf(instance, body), now };
  const partition = body.partitionName;
  if (typeof partition === 'string' && partition !== DEFAULT_PARTITION) {
    throw fault('partitionDenied', partition);
  }
  const result = input.map((record) => syncRecord(plan, record));
  return body.asyncProcessing === true ? {} : { result };
}

function inputOf({ input }: JsonObject): readonly unknown[] {
  if (!Array.isArray(input) || input.length === 0) throw fault('leadsMissing');
  if (input.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  return input;
}

function actionOf({ action }: JsonObject): Action {
  if (action === undefined || action === null) return 'createOrUpdate';
  const known = ACTIONS.find((name) => name === action);
  if (known === undefined) throw fault('actionInvalid', String(action));
  return known;
}

function lookupOf(instance: Call['instance'], body: JsonObject): LeadSync['lookup'] {
  const name =
    body.lookupField === undefined || body.lookupField === null ? 'email' : String(body.lookupField);
  const lookup = lookupField(instance, name);
  if (lookup.kind === 'unknown') throw fault('lookupFieldNotFound', name);
  if (lookup.kind === 'unsupported') throw fault('fieldNotSupported', name);
  return lookup;
}

/** Ids come in the body, or in the query when there is no body. A skipped entry keeps its id, as in lists (assumed). */
function remove({ instance, body, parameters, now }: Call): Answer {
  const ids = Array.isArray(body.input) ? body.input.map(idIn) : parameters.ids('id', RECORDS_PER_CALL);
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

/** The id of an input entry; clients send it as a number or as text. */
function idIn(entry: unknown): number {
  const id = (entry as { id?: unknown } | null)?.id;
  if (!/^\d{1,15}$/.test(String(id))) throw fault('wrongType', String(id), 'Integer');
  return Number(id);
}

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
];
