/** Push Lead and Submit Form: leads that come as a form would bring them (documented, Adobe "Leads"). */
import { REST_API } from '../../activities/activity-log.ts';
import { type ErrorBody, errorOf, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type JsonObject, type Operation, WRITE_LEAD } from '../../http/operation.ts';
import { Munchkin } from '../../persons/munchkin.ts';
import { moveToStatus } from '../../program-changes.ts';
import type { Program, ProgramStatus } from '../../programs/index.ts';
import { type LeadSync, type RecordResult, syncRecord } from '../../rules/lead-sync.ts';
import { sentText } from '../../values.ts';
import { idIn, objectIn, recordsIn, textIn } from '../input.ts';
import { statusOf } from '../program-members.ts';
import { leadsIn, lookupOf, partitionIn } from './lead-writes.ts';

/** Numbers of the activity types (documented, Adobe "Activities"). */
const PUSH_LEAD = 145;

/**
 * Upserts leads, makes them members of a program and notes an activity that campaigns can listen for. The token of an
 * e-mail link (`mktToken`) is never known here: no e-mail of this instance can be clicked outside of it.
 */
function push(call: Call): Answer {
  const { instance, body, now } = call;
  const programName = textIn(body, 'programName');
  const input = leadsIn(body);
  const program = instance.database.programs.named(programName);
  if (program === undefined) throw fault('objectNotFound', 'Program');
  const { programStatus } = body;
  const status = typeof programStatus === 'string' ? statusOf(program, programStatus) : undefined;
  const isByToken = body.lookupField === 'mktToken';
  const plan: LeadSync = {
    instance,
    action: 'createOrUpdate',
    lookup: lookupOf(instance, isByToken ? {} : body),
    partition: partitionIn(instance, body),
    now,
  };
  const result = input.map((entry) => {
    if (isByToken) return skipped(tokenRefusal(objectIn(entry)));
    const outcome = syncRecord(plan, entry);
    if ('id' in outcome) pushed(call, program, status, outcome);
    return outcome;
  });
  return { result };
}

function skipped(error: ErrorBody): RecordResult {
  return { status: 'skipped', reasons: [error] };
}

function tokenRefusal({ mktToken }: JsonObject): ErrorBody {
  return typeof mktToken === 'string' && mktToken !== ''
    ? errorOf('fieldValueInvalid', 'mktToken', mktToken)
    : errorOf('parameterMissing', 'mktToken');
}

function pushed(
  { instance, body, now }: Call,
  program: Program,
  status: ProgramStatus | undefined,
  { id, status: outcome }: Extract<RecordResult, { id: number }>,
): void {
  const person = id - 1;
  const details = {
    primaryAttributeValueId: program.id,
    primaryAttributeValue: program.name,
    attributes: [
      { name: 'Reason', value: body.reason },
      { name: 'Source', value: body.source },
    ].flatMap(({ name, value }) => (typeof value === 'string' && value !== '' ? [{ name, value }] : [])),
  };
  instance.activities?.noteDetails(PUSH_LEAD, person, details, instance.causes.of(REST_API, 'Lead'), now);
  if (status !== undefined)
    moveToStatus(instance, program, person, status, { isNew: outcome === 'created', now });
}

/** Forms are no part of the mock: every id is taken for one whose fields are those of the lead. */
function submitForm(call: Call): Answer {
  const { instance, body, now } = call;
  const formId = idIn(body, 'formId');
  const program = programIn(call);
  const plan: LeadSync = { instance, action: 'createOrUpdate', lookup: lookupOf(instance, {}), now };
  const result = recordsIn(body).map((entry) => {
    const { leadFormFields, cookie } = objectIn(entry);
    const refusal = cookieRefusal(cookie);
    if (refusal !== undefined) return skipped(refusal);
    const outcome = syncRecord(plan, leadFormFields);
    if (!('id' in outcome)) return outcome;
    const person = outcome.id - 1;
    if (typeof cookie === 'string' && cookie !== '') instance.database.munchkin.associate(cookie, person);
    instance.campaigns.fillOutForm(person, formId, now);
    const isNew = outcome.status === 'created';
    if (program !== undefined) moveToStatus(instance, program, person, program.statuses[0]!, { isNew, now });
    return outcome;
  });
  return { result };
}

function cookieRefusal(cookie: unknown): ErrorBody | undefined {
  if (cookie === undefined || cookie === null || cookie === '') return undefined;
  const isCookie = typeof cookie === 'string' && Munchkin.isCookie(cookie);
  return isCookie ? undefined : errorOf('cookieInvalid', sentText(cookie));
}

function programIn({ instance, body }: Call): Program | undefined {
  if (body.programId === undefined || body.programId === null) return undefined;
  const program = instance.database.programs.find(idIn(body, 'programId'));
  if (program === undefined) throw fault('objectNotFound', 'Program');
  return program;
}

function write(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'POST',
    path: `/rest/v1/leads/${path}`,
    permissions: WRITE_LEAD,
    json: 'required',
    handle,
  };
}

export const LEAD_PUSH: readonly Operation[] = [
  write('push.json', push),
  write('submitForm.json', submitForm),
];
