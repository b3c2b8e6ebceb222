/**
 * Record visibility: an object's org-wide default, what owners have, and sharing rules that open records to users.
 * Who may view or modify all is past it. There is no role hierarchy (approximated).
 */
import type { Condition } from './expressions/index.ts';

/** How far a user may go with a record. */
export const ACCESS = { none: 0, read: 1, edit: 2 } as const;
export type AccessLevel = (typeof ACCESS)[keyof typeof ACCESS];

/** Opens records to users beyond the org-wide default. */
export interface SharingRule {
  /** Rows of User, and profiles by name, that it is for. */
  readonly users?: readonly number[];
  readonly profiles?: readonly string[];
  readonly access: 'Read' | 'Edit';
  /** Which records; all, unless given: a filter field (`Sync_to_Marketo__c`) or any other condition. */
  readonly when?: Condition;
}

/** The sharing of one object. */
export interface ObjectSharing {
  /** The org-wide default; contacts may be as accessible as their account. */
  readonly default: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  readonly rules?: readonly SharingRule[];
}

/** By object; what is not named is open to all who see the object. */
export type Sharing = Readonly<Record<string, ObjectSharing>>;

/** What the org-wide default gives to everybody. */
export function defaultLevel(given: ObjectSharing['default']): AccessLevel {
  if (given === 'ReadWrite') return ACCESS.edit;
  return given === 'Read' ? ACCESS.read : ACCESS.none;
}

/** What a rule gives. */
export function ruleLevel({ access }: SharingRule): AccessLevel {
  return access === 'Edit' ? ACCESS.edit : ACCESS.read;
}
