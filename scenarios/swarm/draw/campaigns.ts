/** Random smart campaigns with steps that need Salesforce, synced programs, and activities that are logged. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { perhaps, pick, several } from './chance.ts';
import { drawVisits } from './workload.ts';

type CampaignInput = NonNullable<ScenarioInput['campaigns']>[number];
type StepInput = CampaignInput['flow'][number];

/** The subject of tasks that flow steps create. */
export const FOLLOW_UP = 'Follow up';

const BATCH = 'Batch campaign';
const PROGRAM = 'Webinar';

/** What a scenario has of campaigns; nothing in half of them. */
export function drawMarketing(stream: Stream): Pick<
  ScenarioInput,
  'campaigns' | 'programs' | 'activitySync'
> & {
  workload: NonNullable<ScenarioInput['workload']>;
} {
  if (stream.chance(0.4)) return { workload: [] };
  const programs = perhaps(stream, 0.4, () => ({ name: PROGRAM, campaign: 0 }));
  const batch = perhaps(stream, 0.5, drawBatch);
  return {
    campaigns: [...perhaps(stream, 0.8, drawTrigger), ...batch],
    programs,
    activitySync: perhaps(stream, 0.4, () => ({
      activity: 'fillsOutForm' as const,
      afterHours: stream.int(0, 4),
      history: stream.int(0, 200),
    })),
    workload: [
      drawVisits(stream, programs[0]?.name),
      ...batch.map(() => ({
        kind: 'batch-campaign' as const,
        campaign: BATCH,
        afterHours: stream.int(0, 50) / 10,
      })),
    ],
  };
}

function drawTrigger(stream: Stream): CampaignInput {
  return {
    name: 'Web inquiry',
    triggers: [{ on: 'fillsOutForm' }],
    flow: several(stream, 1, 3, drawStep),
  };
}

function drawBatch(stream: Stream): CampaignInput {
  return { name: BATCH, flow: several(stream, 1, 2, drawStep) };
}

function drawStep(stream: Stream): StepInput {
  switch (stream.int(0, 6)) {
    case 0:
      return { step: 'addToSfdcCampaign', campaign: 0, status: 'Sent' };
    case 1:
      return { step: 'changeStatusInSfdcCampaign', campaign: 0, status: pick(stream, ['Sent', 'Responded']) };
    case 2:
      return { step: 'createTask', subject: FOLLOW_UP };
    case 3:
      return stream.chance(0.3) ? { step: 'convertPerson' } : { step: 'wait', minutes: stream.int(1, 90) };
    default:
      return { step: 'syncPersonToSfdc' };
  }
}
