/** What flow steps of smart campaigns want from Salesforce, as Marketo hands it to the express lane. */
import type { Value } from '../kernel/index.ts';

/** Trigger and batch campaigns have queues of their own (documented, Nation "How campaign processing works"). */
export type CampaignKind = 'trigger' | 'batch';

export type FlowKind =
  | 'syncPerson'
  | 'addToCampaign'
  | 'changeStatus'
  | 'removeFromCampaign'
  | 'createTask'
  | 'changeOwner'
  | 'convertPerson';

/** One person's Salesforce step. */
export interface FlowRequest {
  readonly id: number;
  readonly kind: FlowKind;
  readonly person: number;
  /** What the person is in Salesforce; a person that is not there yet becomes a lead. */
  readonly object: 'Lead' | 'Contact';
  /** The record it is, or -1 when it is not there yet. */
  readonly row: number;
  readonly campaign: string;
  readonly campaignKind: CampaignKind;
  /** Requests of one number can share a call: one person of a trigger campaign, up to 200 of a batch. */
  readonly batchId: number;
  /** Salesforce fields and their values. */
  readonly values: Readonly<Record<string, Value>>;
  readonly requestedAt: number;
}

/** What became of a request. `link`: the Salesforce record that the person now is, when that is news. */
export interface FlowResult {
  readonly link?: { readonly object: 'Lead' | 'Contact'; readonly row: number };
  readonly error?: { readonly code: string; readonly message: string; readonly fields?: readonly string[] };
}
