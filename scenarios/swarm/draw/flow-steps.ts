/** Random flow steps: those that need Salesforce, and those that stay in Marketo and change persons meanwhile. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import type { Cast } from './cast.ts';
import { maybe, pick } from './chance.ts';

type CampaignInput = NonNullable<ScenarioInput['campaigns']>[number];
export type StepInput = CampaignInput['flow'][number];

/** The subject of tasks that flow steps create. */
export const FOLLOW_UP = 'Follow up';

type Draw = (stream: Stream, cast: Cast) => StepInput;

const SALESFORCE_STEPS: readonly Draw[] = [
  (stream, cast) => ({
    step: 'syncPersonToSfdc',
    ...maybe(stream, 0.3, () => ({ assignTo: drawOwner(stream, cast) })),
  }),
  () => ({ step: 'syncPersonToSfdc' }),
  () => ({ step: 'addToSfdcCampaign', campaign: 0, status: 'Sent' }),
  (stream) => ({
    step: 'changeStatusInSfdcCampaign',
    campaign: 0,
    status: pick(stream, ['Sent', 'Responded']),
  }),
  () => ({ step: 'removeFromSfdcCampaign', campaign: 0 }),
  (stream) => ({
    step: 'createTask',
    subject: FOLLOW_UP,
    ...maybe(stream, 0.5, () => ({ dueInDays: stream.int(0, 9) })),
  }),
  (stream, cast) => ({ step: 'changeOwner', owner: drawOwner(stream, cast) }),
];

const MARKETO_STEPS: readonly Draw[] = [
  (stream) => ({ step: 'wait', minutes: stream.int(1, 90) }),
  (stream) => ({
    step: 'sendEmail',
    email: 7,
    ...maybe(stream, 0.5, () => ({ name: 'Invitation', rates: { delivered: 1, opened: 0.5, clicked: 0.5 } })),
  }),
  () => ({ step: 'sendAlert', email: 8 }),
  () => ({ step: 'interestingMoment', type: 'Web', description: 'Asked for {{my.what}}' }),
  () => ({ step: 'addToList', list: 1 }),
  () => ({ step: 'removeFromList', list: 1 }),
  (stream) => ({
    step: 'callWebhook',
    name: 'Enrichment',
    ...maybe(stream, 0.5, () => ({ takesSeconds: stream.int(1, 30) })),
  }),
];

/** Steps that write persons; a campaign that runs again and again must not set itself off. */
const WRITING_STEPS: readonly Draw[] = [
  (stream) => ({ step: 'changeDataValue', field: pick(stream, ['title', 'phone']), value: 'By flow step' }),
  (stream) => ({
    step: 'changeDataValue',
    ...pick(stream, [
      { field: 'title', value: null },
      { field: 'doNotCall', value: true },
      { field: 'doNotCall', value: false },
      { field: 'leadScore', value: 5 },
    ]),
  }),
  (stream) => ({ step: 'changeScore', field: 'leadScore', change: pick(stream, ['+5', '-5', '=5']) }),
];

/** A step; the one that converts is rare, for it ends what other steps have to work with. */
export function drawStep(stream: Stream, cast: Cast, mayWrite: boolean): StepInput {
  const kind = stream.int(0, 19);
  if (kind === 0) {
    const status = maybe(stream, 0.5, () => ({ convertedStatus: 'Closed - Converted' }));
    return { step: 'convertPerson', ...status };
  }
  if (kind < 12) return pick(stream, SALESFORCE_STEPS)(stream, cast);
  return pick(stream, mayWrite && kind < 16 ? WRITING_STEPS : MARKETO_STEPS)(stream, cast);
}

/** A user mostly; a contact that is assigned to a queue becomes a lead once more. */
function drawOwner(stream: Stream, { queues }: Cast): { user: number } | { queue: number } {
  return queues.length === 0 || stream.chance(0.5) ? { user: 0 } : { queue: 0 };
}
