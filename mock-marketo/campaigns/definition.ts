/** A smart campaign as data: a smart list (triggers and filters), a flow, and how often a person may run through it. */
import type { Value } from '../../engine/kernel/index.ts';

/** Triggers make a trigger campaign; without any, a campaign is a batch campaign. One of several is enough. */
export type Trigger =
  | { readonly on: 'personIsCreated' }
  /** `newValue`: only changes to this value. */
  | { readonly on: 'dataValueChanges'; readonly field: string; readonly newValue?: Value }
  /** `atLeast`: only when the new score has this value or a higher one. */
  | { readonly on: 'scoreIsChanged'; readonly field: string; readonly atLeast?: number }
  | { readonly on: 'fillsOutForm'; readonly form?: number }
  | { readonly on: 'isAddedToList'; readonly list?: number }
  | { readonly on: 'opensEmail'; readonly email?: number }
  | { readonly on: 'clicksLinkInEmail'; readonly email?: number }
  /** `source`: only requests of the REST API, or only those of a flow step. */
  | { readonly on: 'campaignIsRequested'; readonly source?: RequestSource };

/** Who asks for a campaign to run. */
export type RequestSource = 'Web Service API' | 'Marketo Flow Action';

/** Comparisons of a smart list. Texts are compared in any case. */
export type Comparison =
  | 'is'
  | 'is not'
  | 'is empty'
  | 'is not empty'
  | 'starts with'
  | 'contains'
  | 'greater than'
  | 'less than'
  | 'at least'
  | 'at most';

/** All filters of a campaign must hold. `value` may be a list: any of them (`is not`: none of them). */
export type Filter =
  | { readonly field: string; readonly comparison: Comparison; readonly value?: Value | readonly Value[] }
  | { readonly memberOfList: number }
  | { readonly notMemberOfList: number };

/** Chances of what becomes of an e-mail, each 0 to 1. */
export interface EmailRates {
  readonly delivered: number;
  /** Of the delivered ones. */
  readonly opened: number;
  /** Of the opened ones. */
  readonly clicked: number;
}

/** Steps that need Salesforce. Ids are those of Salesforce; `assignTo` and `owner` name a user or a queue. */
export type SalesforceStep =
  | { readonly step: 'syncPersonToSfdc'; readonly assignTo?: string }
  | { readonly step: 'addToSfdcCampaign'; readonly campaignId: string; readonly status: string }
  | { readonly step: 'changeStatusInSfdcCampaign'; readonly campaignId: string; readonly status: string }
  | { readonly step: 'removeFromSfdcCampaign'; readonly campaignId: string }
  | { readonly step: 'createTask'; readonly subject: string; readonly dueInDays?: number }
  | { readonly step: 'changeOwner'; readonly owner: string }
  | { readonly step: 'convertPerson'; readonly convertedStatus?: string };

export type FlowStep =
  | SalesforceStep
  /** `+5`, `-5` or `=5`, as Marketo writes it. */
  | { readonly step: 'changeScore'; readonly field: string; readonly change: string }
  | { readonly step: 'changeDataValue'; readonly field: string; readonly value: Value }
  | {
      readonly step: 'sendEmail';
      readonly email: number;
      readonly name?: string;
      readonly rates?: Partial<EmailRates>;
    }
  | { readonly step: 'sendAlert'; readonly email: number }
  | { readonly step: 'interestingMoment'; readonly type: string; readonly description: string }
  | { readonly step: 'addToList'; readonly list: number }
  | { readonly step: 'removeFromList'; readonly list: number }
  | { readonly step: 'wait'; readonly ms: number }
  /** By name or id. */
  | { readonly step: 'requestCampaign'; readonly campaign: string | number }
  /** `takesMs`: how long the answer takes. */
  | { readonly step: 'callWebhook'; readonly name: string; readonly takesMs?: number };

/** How often a person may run through a flow: once (Marketo's default), every time, or again after some time. */
export type Qualification = 'once' | 'every time' | { readonly onceInMs: number };

export interface CampaignDefinition {
  /** Without one, 1001 and so on by place. */
  readonly id?: number;
  readonly name: string;
  readonly description?: string;
  readonly programName?: string;
  readonly programId?: number;
  /** `Default` without one. */
  readonly workspaceName?: string;
  /** Whether a trigger campaign listens; it does unless this says otherwise. */
  readonly active?: boolean;
  readonly triggers?: readonly Trigger[];
  readonly filters?: readonly Filter[];
  readonly qualification?: Qualification;
  readonly flow: readonly FlowStep[];
  /** Trigger campaigns only: one level above the priority that the flow gives. */
  readonly isPriorityOverridden?: boolean;
  /** My Tokens of its program by their names, written `{{my.name}}`. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Whether its program is synced to a Salesforce campaign: Salesforce steps then imply no others. */
  readonly isProgramSynced?: boolean;
}

export type CampaignKind = 'trigger' | 'batch';

/** The kind of a campaign follows from its smart list. */
export function kindOf({ triggers }: CampaignDefinition): CampaignKind {
  return triggers !== undefined && triggers.length > 0 ? 'trigger' : 'batch';
}
