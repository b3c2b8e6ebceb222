/** Random triggers and filters of smart campaigns. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { maybe, pick } from './chance.ts';

type CampaignInput = NonNullable<ScenarioInput['campaigns']>[number];
type TriggerInput = NonNullable<CampaignInput['triggers']>[number];
type FilterInput = NonNullable<CampaignInput['filters']>[number];

/** Most campaigns hear forms, which every scenario with campaigns has. */
export function drawTrigger(stream: Stream): TriggerInput {
  if (stream.chance(0.5)) return { on: 'fillsOutForm', ...maybe(stream, 0.5, () => ({ form: 1 })) };
  return pick(stream, [
    { on: 'personIsCreated' },
    { on: 'dataValueChanges', field: 'title' },
    { on: 'dataValueChanges', field: 'title', newValue: 'By flow step' },
    { on: 'scoreIsChanged', field: 'leadScore' },
    { on: 'scoreIsChanged', field: 'leadScore', atLeast: 10 },
    { on: 'isAddedToList', list: 1 },
    { on: 'opensEmail', email: 7 },
    { on: 'clicksLinkInEmail' },
    { on: 'clicksLinkInEmail', email: 7 },
    { on: 'campaignIsRequested', source: 'Marketo Flow Action' },
    { on: 'campaignIsRequested', source: 'Web Service API' },
    { on: 'dataValueChanges', field: 'leadScore', newValue: 5 },
    { on: 'dataValueChanges', field: 'doNotCall', newValue: stream.chance(0.5) },
    { on: 'dataValueChanges', field: 'title', newValue: null },
  ] as const);
}

export function drawFilter(stream: Stream): FilterInput {
  return pick(stream, [
    { field: 'title', comparison: 'is not empty' },
    { field: 'title', comparison: 'is empty' },
    { field: 'phone', comparison: 'starts with', value: '(555) 1' },
    { field: 'email', comparison: 'contains', value: 'visitor' },
    { field: 'leadSource', comparison: 'is', value: 'Web' },
    { field: 'leadSource', comparison: 'is not', value: ['Web', 'Other'] },
    { field: 'leadScore', comparison: 'at least', value: 5 },
    { field: 'leadScore', comparison: 'less than', value: 5 },
    { field: 'leadScore', comparison: 'greater than', value: 5 },
    { field: 'leadScore', comparison: 'at most', value: 5 },
    { field: 'leadScore', comparison: 'is', value: [0, 5, null] },
    { field: 'doNotCall', comparison: 'is', value: stream.chance(0.5) },
    { field: 'doNotCall', comparison: 'is', value: [true, false] },
    { field: 'title', comparison: 'is not', value: null },
    { field: 'phone', comparison: 'is not', value: null },
    { memberOfList: 1 },
    { notMemberOfList: 1 },
  ] as const) as FilterInput;
}
