/** One mock Salesforce org: create it, connect to it in process, build its server. The only door of this folder. */
export type {
  AutomationRule,
  CopyToChildren,
  Flow,
  FlowAction,
  FlowValue,
  FlowValues,
} from './automation/index.ts';
export { buildServer } from './build-server.ts';
export type { CreateResult, NewRecord } from './connection/creating.ts';
export type { ConnectOptions } from './connection/user-session.ts';
export type { RecordUpdate, WriteResult } from './connection/writes.ts';
export { Connection, type Cursor, connect, type FieldAccess } from './connection.ts';
export { errorText } from './control/fault-codes.ts';
export type { LeadConversion, LeadConvert } from './dml/convert-lead.ts';
export type { Merged } from './dml/merge.ts';
export { type ApiError, ERRORS, type ErrorEntry, type Outcome } from './errors.ts';
export { id15, id18, isId, rowOf, withCheck } from './ids.ts';
export type { ConnectedApp, OrgOptions } from './options.ts';
export { basesOf, Org } from './org.ts';
export { Records } from './records.ts';
export type { DuplicateRule, MatchingRule } from './rules/duplicates.ts';
export type { Condition, ConditionOperator } from './rules/expressions/index.ts';
export type { Access, ObjectAccess, Profile, UserPermissions } from './rules/permissions.ts';
export type { ObjectSharing, Sharing, SharingRule } from './rules/sharing.ts';
export type { ValidationRule } from './rules/validation.ts';
export { FIRST_MEMBER_STATUSES } from './schema/campaign.ts';
export { customObject } from './schema/custom-object.ts';
export type { FiscalYear } from './schema/fiscal-year.ts';
export { SETUP_OBJECTS, STANDARD_OBJECTS } from './schema/index.ts';
export { withPersonAccounts } from './schema/person-account.ts';
export type { Queue } from './schema/queue.ts';
export { type RecordType, withRecordTypes } from './schema/record-type.ts';
export type {
  Dependency,
  FieldSchema,
  FieldType,
  ObjectSchema,
  Population,
  RollUpSummary,
} from './schema/types.ts';
export type { ServerOptions } from './server.ts';
export { AUTOMATED_PROCESS, CREDENTIALS, SYNC_USER, SYSTEM_ADMINISTRATOR } from './setup-records.ts';
export { instant } from './storage/record-columns.ts';
