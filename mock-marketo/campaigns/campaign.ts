/** A smart campaign at work: its definition, made ready to run, and the persons who are on their way through its flow. */
import type { CampaignDefinition, CampaignKind } from './definition.ts';
import { filled, type Tokens } from './flow/tokens.ts';
import { flowPriority, overridden, type Priority } from './queues/priority.ts';
import type { Predicate } from './smart-list/filters.ts';
import type { Admission } from './smart-list/qualification.ts';

/** What a step leaves behind: the process goes on with the next one, or something will resume it. */
export type Progress = 'next' | 'paused';

/** One step of a flow; it takes all members of a process. */
export type Step = (process: Process, now: number) => Progress;

export interface Campaign {
  readonly id: number;
  readonly definition: CampaignDefinition;
  readonly kind: CampaignKind;
  readonly filters: readonly Predicate[];
  readonly steps: readonly Step[];
  readonly admission: Admission;
  /** My Tokens of its program. */
  readonly tokens: Tokens;
  /** The number of its cause in the instance's cause book, for activities that change no field. */
  readonly cause: number;
  readonly createdAt: number;
  updatedAt: number;
  isActive: boolean;
  isPriorityOverridden: boolean;
  /** Whether a batch campaign has ever run. */
  hasRun: boolean;
}

/** One person of a trigger campaign, or up to 200 of a batch campaign. They take each step together. */
export interface Process {
  readonly campaign: Campaign;
  readonly priority: Priority;
  /** Order of arrival. */
  readonly arrival: number;
  members: number[];
  /** Values that the call which started it gave to My Tokens. */
  readonly tokens: Tokens;
  /** The next step. */
  step: number;
  /** Salesforce requests that are still open. */
  open: number;
  /** Whom an implied sync, the one before the current step, has sent to Salesforce. */
  newcomers: readonly number[];
}

/** The priority of processes that begin now; those under way keep theirs. */
export function priorityOf({ definition, kind, isPriorityOverridden }: Campaign): Priority {
  const priority = flowPriority(definition);
  return isPriorityOverridden && kind === 'trigger' ? overridden(priority) : priority;
}

/** Whether a person passes every filter and may run through the flow (again); it is then taken down as having done so. */
export function admits({ filters, admission }: Campaign, person: number, now: number): boolean {
  for (const filter of filters) if (!filter(person)) return false;
  return admission.admit(person, now);
}

/** Whether the REST API can run it: a trigger campaign that listens to its requests (documented, Adobe "Smart campaigns"). */
export function isRequestable({ definition, isActive }: Campaign): boolean {
  const isHeard = (definition.triggers ?? []).some(
    (trigger) =>
      trigger.on === 'campaignIsRequested' &&
      (trigger.source === undefined || trigger.source === 'Web Service API'),
  );
  return isActive && isHeard;
}

/** A text of a flow step as this process shows it. */
export function textIn({ campaign, tokens }: Process, text: string): string {
  return filled(text, tokens, campaign.tokens);
}
