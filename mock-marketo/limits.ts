/** What an instance allows its API callers. Each value with its source; read on 2026-08-17. */
import { HOUR_MS, SECOND_MS } from '../engine/kernel/index.ts';

/** Calls an instance answers in any `RATE_WINDOW_MS` (documented, Adobe "Marketo integration best practices"). */
const RATE_CALLS = 100;
export const RATE_WINDOW_MS = 20 * SECOND_MS;

/** Calls of an instance in flight at once (documented, same page). */
const CONCURRENT_CALLS = 10;

/** Calls a day of an instance; the day begins at 00:00 CST, which is UTC-6 all year (documented, same page). */
const DAILY_CALLS = 50_000;
export const DAY_BEGINS_MS = 6 * HOUR_MS;

/** Life of an access token (documented, Adobe "Authentication"); a fresh one shows a second less (observed). */
export const TOKEN_LIFE_MS = 3_600 * SECOND_MS;

/** Bytes of a URI and of a body (documented, Adobe "Error codes"). */
export const URI_BYTES = 8_192;
export const BODY_BYTES = 1_048_576;

/** Bytes of a body that brings a file to import (documented, same page and Adobe "Bulk import"). */
export const IMPORT_BODY_BYTES = 10 * 1_048_576;

/** Records of one call, and the default and the maximum of `batchSize` (documented, Adobe "Lead database"). */
export const RECORDS_PER_CALL = 300;

/** Values of one filter, and leads that one filter may match (documented, Adobe "Leads"). */
export const FILTER_VALUES = 300;
export const FILTER_MATCHES = 1_000;

/** Activity types and leads of one activities call (documented, Adobe "Activities" and its OpenAPI file). */
export const ACTIVITY_TYPES_PER_CALL = 10;
export const LEADS_PER_ACTIVITY_CALL = 30;

/**
 * Activities that one call looks at before it answers with a short page and `moreResult: true` (assumed: short pages
 * are documented, the number is not).
 */
export const ACTIVITIES_SCANNED_PER_CALL = 20_000;

/** Activities a server keeps (assumed: an instance keeps them for months, a mock has to end somewhere). */
export const KEPT_ACTIVITIES = 100_000;

/** Limits that a server can be built with; Infinity switches one off, for load tests of one's own client. */
export interface CallLimits {
  readonly rateCalls: number;
  readonly concurrentCalls: number;
  readonly dailyCalls: number;
}

/** The limits of the original. */
export const CALL_LIMITS: CallLimits = {
  rateCalls: RATE_CALLS,
  concurrentCalls: CONCURRENT_CALLS,
  dailyCalls: DAILY_CALLS,
};

/** Custom objects: types, fields of one, dedupe fields of one, fields added after approval (documented, Adobe "Custom objects"). */
export const CUSTOM_OBJECT_TYPES = 10;
export const CUSTOM_OBJECT_FIELDS = 50;
export const CUSTOM_OBJECT_DEDUPE_FIELDS = 3;
export const CUSTOM_OBJECT_FIELDS_LATER = 20;

/** Fields that the API can create, of leads and of program members (documented, Adobe "Leads", "Program members"). */
export const API_LEAD_FIELDS = 100;
export const API_MEMBER_FIELDS = 20;

/** Custom activities: types, attributes of one, bytes of the attributes of an activity (documented, Adobe "Activities"). */
export const CUSTOM_ACTIVITY_TYPES = 10;
export const CUSTOM_ACTIVITY_ATTRIBUTES = 20;
export const ACTIVITY_ATTRIBUTE_BYTES = 65_536;

/** Losing leads of a merge (documented, Adobe "Leads", since 2026-03-31). */
export const MERGE_LOSERS = 25;

/** Members that one query by another filter than leadId may look at, and its days by updatedAt (documented, Adobe "Program members"). */
export const PROGRAM_MEMBERS_QUERIED = 100_000;
export const PROGRAM_MEMBER_DAYS = 7;

/** Leads of a list from which on activities are not read by listId (documented, Adobe "Activities", in force from 2026-12-30). */
export const LIST_LEADS_FOR_ACTIVITIES = 10_000;

/** Bytes of calls that a snapshot can hold. Ours. */
export const WRITES_BYTES = 64 * 1_048_576;

/** Bytes of the body that a snapshot is restored from; characters may need several of them. Ours. */
export const SNAPSHOT_BYTES = 4 * WRITES_BYTES;
