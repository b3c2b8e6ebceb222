/** Automation of an org as data: what flows and triggers do when a record is saved. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Condition } from '../rules/expressions/index.ts';

/** Copies a field of a parent to the same-typed field of its children whenever it is written. */
export interface CopyToChildren {
  /** `Account.Account_Score__c` */
  readonly from: string;
  /** `Contact.Account_Score__c`; the child is found by its lookup to the parent. */
  readonly to: string;
  /** The child's lookup field, `AccountId`. */
  readonly by: string;
}

/** A value to be written: itself, or what a formula makes of the triggering record. */
export type FlowValue = Value | { readonly formula: string };

/** Values to be written, by field name. */
export type FlowValues = Readonly<Record<string, FlowValue>>;

export type FlowAction =
  /** Sets fields of the record itself. */
  | { readonly set: FlowValues }
  /** Sets fields of the record that a lookup of this one points to (`AccountId`). */
  | { readonly updateParent: string; readonly set: FlowValues }
  /** Sets fields of the records whose lookup points to this one (`Contact.AccountId`). */
  | { readonly updateChildren: string; readonly set: FlowValues }
  /** Creates a record, as of a task that reminds somebody. */
  | { readonly create: string; readonly set: FlowValues }
  /** Fails with a text, as a flow with a fault or a trigger with an exception does: the save is refused. */
  | { readonly fail: string };

/** A record-triggered flow, or an Apex trigger, on one object. */
export interface Flow {
  /** What errors call it. */
  readonly name: string;
  /** `flow` unless told otherwise; it decides the code and text of an error. */
  readonly kind?: 'flow' | 'trigger';
  readonly object: string;
  readonly on: 'create' | 'update' | 'createOrUpdate';
  /** Before the save it may only set fields of the record itself, or fail; after it, which is the default, anything. */
  readonly timing?: 'before' | 'after';
  readonly when?: Condition;
  readonly actions: readonly FlowAction[];
}

/** One rule of the automation. */
export type AutomationRule = CopyToChildren | Flow;
