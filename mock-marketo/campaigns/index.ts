/** Smart campaigns: what an instance does by itself, in virtual time. */

export { type Campaign, isRequestable } from './campaign.ts';
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
export { FLOW_ACTIVITY } from './flow/activity-numbers.ts';
export type { EmailAsset } from './flow/email-assets.ts';
export { type Tokens, tokenName } from './flow/tokens.ts';
export {
  CAPACITY,
  type Capacity,
  CLONES_PER_DAY,
  LEADS_PER_REQUEST,
  PERSONS_PER_BATCH,
  SCHEDULE_AHEAD_MS,
  SCHEDULE_YEARS,
  TOKENS_PER_REQUEST,
} from './limits.ts';
export type { FlowRequest, FlowResult, RequestKind } from './outbox.ts';
