/** Random settings of the sync: each parameter of its table, and what an administrator does with it. */
import type { Stream } from '../../../engine/kernel/index.ts';
import { OBJECTS, type ScenarioInput } from '../../schema.ts';
import type { Cast } from './cast.ts';
import { maybe, perhaps, pick, shuffled } from './chance.ts';

type SyncInput = NonNullable<ScenarioInput['sync']>;

export function drawSync(stream: Stream, { customObjects }: Cast): SyncInput {
  const objects = [...OBJECTS, ...customObjects.map(({ name }) => name)];
  return {
    gapMinutes: stream.int(5, 15),
    recordsPerCall: stream.int(5, 200),
    turn: stream.int(200, 3_000),
    accountGate: stream.chance(0.8),
    echo: stream.chance(0.8),
    flowStepEcho: stream.chance(0.8),
    taskEcho: stream.chance(0.8),
    order: pick(stream, ['pull-first', 'push-first'] as const),
    activityPush: pick(stream, ['each', 'once-a-day'] as const),
    ...drawPace(stream),
    ...drawExpressLane(stream),
    first: stream.chance(0.1),
    disabled: perhaps(stream, 0.2, () => ({ afterHours: stream.int(0, 4), forHours: stream.int(1, 3) })),
    filters: perhaps(stream, 0.2, drawFilter),
    ...maybe(stream, 0.3, () => ({ restMinutes: stream.int(10, 120) })),
    ...maybe(stream, 0.3, () => ({ gateBacklog: stream.int(1, 50) })),
    ...maybe(stream, 0.3, () => ({ objects: shuffled(stream, objects) })),
    ...maybe(stream, 0.3, () => ({ turns: { [pick(stream, objects)]: stream.int(50, 300) } })),
  };
}

function drawPace(stream: Stream): Partial<SyncInput> {
  return {
    recordsPerHour: stream.int(1_000, 50_000),
    throughputScope: pick(stream, ['per-object', 'shared'] as const),
    ...maybe(stream, 0.3, () => ({ skippedCost: stream.int(0, 10) / 10, failedCost: stream.int(0, 10) })),
    ...maybe(stream, 0.3, () => ({ plainFilterSeconds: stream.int(0, 60) })),
  };
}

function drawExpressLane(stream: Stream): Partial<SyncInput> {
  return {
    personsPerFlowCall: pick(stream, [1, 20, 200]),
    ...maybe(stream, 0.3, () => ({ flowCallSeconds: stream.int(0, 5) })),
    ...maybe(stream, 0.3, () => ({ flowTries: stream.int(1, 6), flowRetryMinutes: stream.int(1, 10) })),
  };
}

/** Filters on fields that people change, so that records come in and fall out. */
function drawFilter(stream: Stream): NonNullable<SyncInput['filters']>[number] {
  const filter = pick(stream, [
    { object: 'Lead', field: 'LeadSource', value: 'Web' },
    { object: 'Contact', field: 'LeadSource', value: 'Web' },
    { object: 'Contact', field: 'DoNotCall', value: false },
    { object: 'Lead', field: 'DoNotCall', value: true },
    { object: 'Account', field: 'Industry', value: 'Banking' },
    { object: 'Account', field: 'Account_Score__c', value: 50 },
  ]);
  return { ...filter, indexed: stream.chance(0.5) };
}
