/** Who a lead is: its cookies, and the duplicates that are merged into it (documented, Adobe "Leads"). */
import { NOBODY } from '../../../engine/kernel/index.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, WRITE_LEAD } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { MERGE_LOSERS } from '../../limits.ts';
import { personOfId } from '../../persons/leads.ts';
import { Munchkin } from '../../persons/munchkin.ts';
import { mergeLeads } from '../../rules/lead-merge.ts';

/** The person of an id. @throws ApiFault 1004 */
function personNamed({ instance }: Call, id: number): number {
  const person = personOfId(instance, id);
  if (person === NOBODY) throw fault('leadIdNotFound', id);
  return person;
}

function associate(call: Call): Answer {
  const cookie = call.parameters.required('cookie');
  const person = personNamed(call, idOf(call.names.leadId!));
  if (!Munchkin.isCookie(cookie)) throw fault('cookieInvalid', cookie);
  call.instance.database.munchkin.associate(cookie, person);
  return {};
}

/**
 * `mergeInCRM` is for instances with Salesforce sync (documented), others pass it over (assumed). The records in
 * Salesforce are merged by the original itself, to which the mock has no connection: it only refuses what Salesforce
 * would.
 */
function merge(call: Call): Answer {
  const { parameters, instance, names, now } = call;
  const ids = [
    ...parameters.ids('leadIds', Number.POSITIVE_INFINITY),
    ...parameters.ids('leadId', Number.POSITIVE_INFINITY),
  ];
  if (ids.length === 0) throw fault('parameterMissing', 'leadId');
  if (ids.length > MERGE_LOSERS) throw fault('tooManyLosers', MERGE_LOSERS);
  const winner = personNamed(call, idOf(names.leadId!));
  const losers = new Set(ids.map((id) => personNamed(call, id)));
  losers.delete(winner);
  const { persons, isCrmSynced } = instance;
  const isInCrm = isCrmSynced && parameters.flag('mergeInCRM');
  if (isInCrm && [winner, ...losers].some((person) => persons.isSfdcDeleted(person))) {
    throw fault('crmMergeFailed');
  }
  if (losers.size > 0) mergeLeads(instance, winner, [...losers], now);
  return {};
}

/** A call without a body needs the content type all the same (observed: 612 since 2015). */
function write(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'POST',
    path: `/rest/v1/leads/{leadId}/${path}`,
    permissions: WRITE_LEAD,
    json: 'required',
    handle,
  };
}

export const LEAD_IDENTITY: readonly Operation[] = [
  write('associate.json', associate),
  write('merge.json', merge),
];
