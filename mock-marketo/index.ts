/**
 * One Marketo Engage instance: the only door of this folder. Create an `Instance`, `connect` a sync engine to it in
 * process, or build its HTTP server.
 */

export { ACTIVITY, type Activity, ActivityLog } from './activities/activity-log.ts';
export { LOGGED_ACTIVITIES, type LoggedActivity } from './activities/activity-sync.ts';
export { buildServer } from './build-server.ts';
export {
  CAPACITY,
  type Campaign,
  type CampaignDefinition,
  type CampaignKind,
  Campaigns,
  type CampaignsOptions,
  type Capacity,
  type Comparison,
  type EmailRates,
  type Filter,
  FLOW_ACTIVITY,
  type FlowRequest,
  type FlowResult,
  type FlowStep,
  PERSONS_PER_BATCH,
  type Qualification,
  type RequestKind,
  type SalesforceStep,
  type Trigger,
} from './campaigns/index.ts';
export { type Connection, connect } from './connection.ts';
export { API_USER, CLIENT_ID, CLIENT_SECRET } from './credentials.ts';
export { Instance, type InstanceOptions } from './instance.ts';
export { CALL_LIMITS, type CallLimits, KEPT_ACTIVITIES } from './limits.ts';
export { type StaticList, type StaticListDefinition, StaticLists } from './lists/index.ts';
export type { SfdcIdOf } from './persons/computed-fields.ts';
export type { SyncedPopulation } from './persons/person-columns.ts';
export { changeStatus } from './programs/index.ts';
export type { Departure, QueueObserver } from './queue-observer.ts';
export { CRM_PERSON_FIELDS, STANDARD_PERSON_FIELDS } from './schema/index.ts';
export type { DataType, PersonField, PersonObject } from './schema/types.ts';
export type { ServerOptions } from './server.ts';
export type { Applied, PendingChange, Winner } from './sync-half/index.ts';
