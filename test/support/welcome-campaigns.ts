/** One flow for everybody from a webinar, as a trigger and as a batch campaign. */
import type { CampaignDefinition } from '../../mock-marketo/index.ts';

/** @param score the field of persons that the flow counts in */
export function welcomeCampaigns(score: string): Record<'trigger' | 'batch', CampaignDefinition> {
  const flow: CampaignDefinition['flow'] = [
    { step: 'changeScore', field: score, change: '+5' },
    { step: 'changeDataValue', field: 'leadStatus', value: 'Engaged' },
    { step: 'syncPersonToSfdc' },
    { step: 'addToList', list: 7 },
  ];
  return {
    trigger: {
      name: 'Welcome',
      triggers: [{ on: 'dataValueChanges', field: 'leadSource', newValue: 'Webinar' }],
      flow,
    },
    batch: {
      name: 'Welcome',
      filters: [{ field: 'leadSource', comparison: 'is', value: 'Webinar' }],
      flow,
    },
  };
}
