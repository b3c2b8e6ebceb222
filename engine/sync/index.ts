/** The door of the sync engine: its processes, what they ask for, and what they tell. */
export { backgroundSync } from './background.ts';
export {
  APPLIED,
  type ApplyResult,
  type Call,
  type ChangedRecord,
  type CreateResult,
  type Cursor,
  type Effect,
  type FieldAccess,
  type NewRecord,
  type Outcome,
  type PendingActivity,
  type Process,
  type Purpose,
  type PushedActivities,
  type RecordRef,
  type Remote,
  type RemoteError,
  type RequestLimits,
  type SyncFilter,
  type Verb,
  type Verbs,
  type Winner,
  type WriteResult,
} from './effects.ts';
export { expressLane } from './express-lane.ts';
export type { CampaignKind, FlowKind, FlowRequest, FlowResult } from './flow-requests.ts';
export { assertInvariant, InvariantError } from './invariant.ts';
export type { FlowSteps, Operation, Push, Step, SyncLog } from './log.ts';
export { LARGEST_TURN, OBJECT_PARAMETERS, type ObjectParameter, SYNC_ORDER } from './object-parameters.ts';
export {
  type ChoiceParameter,
  type Confidence,
  type NumberParameter,
  type Parameter,
  SYNC_PARAMETERS,
  type SyncSettings,
  type ValueOf,
} from './parameter-table.ts';
export {
  type Pace,
  type Surroundings,
  type SyncParameters,
  syncParameters,
  type Window,
} from './parameters.ts';
export { type Action, actionFor, isNotified, POLICY } from './policy.ts';
export type { PendingMember, ProgramLink, ProgramToLink, PushedMembers } from './program-requests.ts';
export { countResults } from './push-outcomes.ts';
export { createContext, type SyncContext } from './state.ts';
export { eventOf, SHOWN, type SyncEvent, type SyncState, TRANSITIONS } from './states.ts';
