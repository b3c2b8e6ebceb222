/** What programs that are synced to campaigns want from Salesforce, and what became of it. */
import type { Value } from '../kernel/index.ts';
import type { CreateResult, RemoteError } from './outcomes.ts';

/** A program that is to be synced to a campaign and is not linked with it yet. */
export interface ProgramToLink {
  readonly program: string;
  readonly campaignId: string;
}

/** Whether a program is linked now; `members` of the campaign have become members of it. */
export interface ProgramLink {
  readonly members: number;
  /** Why it is not linked. */
  readonly error?: RemoteError | undefined;
}

/** A membership of a synced program that Salesforce does not have yet, or has in another status. */
export interface PendingMember {
  readonly program: string;
  readonly campaignId: string;
  readonly person: number;
  readonly object: 'Lead' | 'Contact';
  /** The record that the person is, or -1: then it has to become a lead first. */
  readonly row: number;
  readonly status: string;
  /** What a new lead begins with. */
  readonly values: Readonly<Record<string, Value>>;
}

/** What became of memberships: of the leads they needed, or of themselves. */
export interface PushedMembers {
  readonly members: readonly PendingMember[];
  /** By position. */
  readonly results: readonly CreateResult[];
  readonly what: 'leads' | 'members';
}
