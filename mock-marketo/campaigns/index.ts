/** Smart campaigns: what an instance does by itself, in virtual time. */
export { FLOW_ACTIVITY } from './activity-numbers.ts';
export type { Campaign } from './campaign.ts';
export { Campaigns, type CampaignsOptions } from './campaigns.ts';
export type {
  CampaignDefinition,
  CampaignKind,
  Comparison,
  EmailRates,
  Filter,
  FlowStep,
  Qualification,
  RequestSource,
  SalesforceStep,
  Trigger,
} from './definition.ts';
export { CAPACITY, type Capacity, PERSONS_PER_BATCH } from './limits.ts';
export type { FlowRequest, FlowResult, RequestKind } from './outbox.ts';
