/**
 * What the express lane does for a flow step: a pure decision by the step, what the person is in Salesforce, and the
 * owner that is asked for. Owners (documented, Adobe blog "Salesforce Sync Deep Dive" and "Sync Person to SFDC"): a
 * lead takes any user or queue; a contact's owner cannot be changed from Marketo; a contact that is assigned to a
 * queue becomes a second record, a new lead.
 */
import type { RemoteError } from '../effects.ts';
import type { FlowKind, FlowRequest } from '../flow-requests.ts';

export type Deed =
  | 'create lead'
  | 'update'
  | 'add member'
  | 'change status'
  | 'remove member'
  | 'create task'
  | 'convert';

/** What to call Salesforce for; or an answer without a call: an error, or that there is nothing to do. */
export type Decision = { readonly deed: Deed } | { readonly deed: 'none'; readonly error?: RemoteError };

const CROSS_REFERENCE: RemoteError = {
  code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  message: 'insufficient access rights on cross-reference id',
  fields: ['OwnerId'],
};
const NOT_THERE: RemoteError = {
  code: 'ENTITY_IS_DELETED',
  message: 'entity is deleted',
};

const DECISIONS: Readonly<Record<FlowKind, (request: FlowRequest) => Decision>> = {
  syncPerson: (request) => (request.row < 0 ? { deed: 'create lead' } : withOwner(request)),
  changeOwner: withOwner,
  addToCampaign: () => ({ deed: 'add member' }),
  changeStatus: () => ({ deed: 'change status' }),
  removeFromCampaign: () => ({ deed: 'remove member' }),
  createTask: () => ({ deed: 'create task' }),
  convertPerson: ({ object }) => ({ deed: object === 'Lead' ? 'convert' : 'none' }),
};

/** A step for a person that has left Salesforce since it was asked for has nothing to work on. */
export function decide(request: FlowRequest): Decision {
  if (request.row < 0 && request.kind !== 'syncPerson') return { deed: 'none', error: NOT_THERE };
  return DECISIONS[request.kind](request);
}

function withOwner({ object, values }: FlowRequest): Decision {
  const owner = values.OwnerId;
  if (object === 'Lead' || owner === undefined) return { deed: 'update' };
  return isQueue(owner) ? { deed: 'create lead' } : { deed: 'none', error: CROSS_REFERENCE };
}

/** Queues are groups: their Ids begin with 00G. */
function isQueue(owner: FlowRequest['values'][string]): boolean {
  return typeof owner === 'string' && owner.startsWith('00G');
}
