/**
 * The priority of a campaign, from the first step of its flow that the table knows (documented, Nation "How campaign
 * processing works" and "Campaign priority override FAQs answered"). Steps that the table leaves out decide nothing.
 */
import { type CampaignDefinition, type FlowStep, kindOf } from '../definition.ts';
import { LONG_WAIT_MS } from '../limits.ts';

const PRIORITY = { high: 0, medium: 1, low: 2 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

const BY_STEP: Readonly<Record<FlowStep['step'], Priority | undefined>> = {
  sendEmail: PRIORITY.high,
  sendAlert: PRIORITY.high,
  requestCampaign: PRIORITY.medium,
  interestingMoment: PRIORITY.medium,
  createTask: PRIORITY.medium,
  convertPerson: PRIORITY.medium,
  addToList: PRIORITY.medium,
  removeFromList: PRIORITY.medium,
  changeOwner: PRIORITY.medium,
  addToSfdcCampaign: PRIORITY.medium,
  syncPersonToSfdc: PRIORITY.medium,
  changeStatusInSfdcCampaign: PRIORITY.medium,
  removeFromSfdcCampaign: PRIORITY.medium,
  changeDataValue: PRIORITY.low,
  changeScore: PRIORITY.low,
  callWebhook: PRIORITY.low,
  wait: undefined,
};

/** The priority that the flow gives; low when no step is in the table (assumed). */
export function flowPriority(definition: CampaignDefinition): Priority {
  const isTrigger = kindOf(definition) === 'trigger';
  for (const step of definition.flow) {
    const priority = stepPriority(step, isTrigger);
    if (priority !== undefined) return priority;
  }
  return PRIORITY.low;
}

/** The table gives Send Email a priority in trigger campaigns only, and a wait when it is long. */
function stepPriority(step: FlowStep, isTrigger: boolean): Priority | undefined {
  if (step.step === 'sendEmail' && !isTrigger) return undefined;
  if (step.step === 'wait') return step.ms > LONG_WAIT_MS ? PRIORITY.low : undefined;
  return BY_STEP[step.step];
}

/** One level higher (documented, Adobe "Priority override for trigger campaigns"). */
export function overridden(priority: Priority): Priority {
  return priority === PRIORITY.low ? PRIORITY.medium : PRIORITY.high;
}
