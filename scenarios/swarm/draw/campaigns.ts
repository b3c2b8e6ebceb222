/** Random smart campaigns with steps that need Salesforce, synced programs, and activities that are logged. */
import type { Stream } from '../../../engine/kernel/index.ts';
import { LOGGED_ACTIVITIES, type LoggedActivity } from '../../../mock-marketo/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import type { Cast } from './cast.ts';
import { maybe, perhaps, pick, several } from './chance.ts';
import { drawStep } from './flow-steps.ts';
import { drawFilter, drawTrigger } from './smart-list.ts';
import { inStorm } from './storm.ts';
import { drawVisits } from './workload.ts';

type CampaignInput = NonNullable<ScenarioInput['campaigns']>[number];

const BATCH = 'Batch campaign';
const REQUESTED = 'Requested campaign';

/** What a scenario has of campaigns; nothing in four of ten. */
export function drawMarketing(
  stream: Stream,
  cast: Cast,
): Pick<ScenarioInput, 'campaigns' | 'programs' | 'activitySync'> & {
  workload: NonNullable<ScenarioInput['workload']>;
} {
  if (stream.chance(0.4)) return { programs: [...cast.programs], workload: [] };
  const batch = perhaps(stream, 0.5, () => drawBatch(stream, cast));
  const asksFor = batch.some(({ flow }) => flow.some(({ step }) => step === 'requestCampaign'));
  return {
    campaigns: [
      ...perhaps(stream, 0.8, () => drawTriggered(stream, cast)),
      ...batch,
      ...(asksFor ? [drawRequested(stream, cast)] : []),
    ],
    programs: [...cast.programs],
    activitySync: drawLogging(stream),
    workload: [drawVisits(stream, cast), ...batch.map(() => drawBatchRun(stream))],
  };
}

function drawLogging(stream: Stream): NonNullable<ScenarioInput['activitySync']> {
  if (!stream.chance(0.4)) return [];
  const others = Object.keys(LOGGED_ACTIVITIES).slice(1) as LoggedActivity[];
  const activities: LoggedActivity[] = ['fillsOutForm', ...perhaps(stream, 0.8, () => pick(stream, others))];
  return activities.map((activity) => ({
    activity,
    afterHours: stream.int(0, 4),
    history: stream.int(0, 200),
  }));
}

/** Whoever runs through a flow again and again must not set it off by it. */
function drawTriggered(stream: Stream, cast: Cast): CampaignInput {
  const often = pick(stream, ['once', 'once', 'every time', { onceInHours: 1 }] as const);
  const isOnce = often === 'once';
  return {
    name: 'Web inquiry',
    triggers: several(stream, 1, 2, drawTrigger),
    filters: perhaps(stream, 0.4, drawFilter),
    ...maybe(stream, 0.7, () => ({ qualification: often })),
    ...drawSurroundings(stream, cast),
    priorityOverride: stream.chance(0.2),
    flow: several(stream, 1, 3, () => drawStep(stream, cast, isOnce)),
  };
}

function drawBatch(stream: Stream, cast: Cast): CampaignInput {
  return {
    name: BATCH,
    filters: perhaps(stream, 0.4, drawFilter),
    ...drawSurroundings(stream, cast),
    flow: [
      ...several(stream, 1, 2, () => drawStep(stream, cast, true)),
      ...perhaps(stream, 0.3, () => ({ step: 'requestCampaign' as const, campaign: REQUESTED })),
    ],
  };
}

/** Runs only for those that a flow step sends. */
function drawRequested(stream: Stream, cast: Cast): CampaignInput {
  return {
    name: REQUESTED,
    triggers: [{ on: 'campaignIsRequested' }],
    flow: [drawStep(stream, cast, true)],
  };
}

/** The program that a campaign is in, and the tokens that it has from there. */
function drawSurroundings(stream: Stream, { programs }: Cast): Pick<CampaignInput, 'program' | 'tokens'> {
  return {
    ...(programs[0] !== undefined && maybe(stream, 0.3, () => ({ program: programs[0]!.name }))),
    ...maybe(stream, 0.3, () => ({ tokens: { '{{my.what}}': 'a demo' } })),
  };
}

function drawBatchRun(stream: Stream): NonNullable<ScenarioInput['workload']>[number] {
  return {
    kind: 'batch-campaign',
    campaign: BATCH,
    afterHours: inStorm(stream),
    ...maybe(stream, 0.2, () => ({ everyHours: stream.int(1, 3) })),
  };
}
