/**
 * The org's limits and other constants of the platform: value, unit, source, and how sure we are. Sources were read
 * in August 2026.
 */

/** Bytes of a request's address and headers together (documented, Salesforce Help 000386264). */
export const REQUEST_HEAD_BYTES = 16_384;

/** Requests in 24 hours when the org's options do not say: the Developer Edition's (documented, same sheet). */
export const DEFAULT_DAILY_API_REQUESTS = 15_000;

/** Records in one page of a query: the default and the most (documented, REST guide "Query Options Header"). */
export const QUERY_PAGE_RECORDS = 2_000;

/** The least that `Sforce-Query-Options: batchSize` can ask for (documented, same page). */
export const QUERY_PAGE_RECORDS_MIN = 200;

/** Records in one page of a query over SOAP that does not ask for more (documented, SOAP API "QueryOptions"). */
export const SOAP_QUERY_PAGE_RECORDS = 500;

/** Ids in one `retrieve`, objects in one `describeSObjects` (documented, SOAP API "retrieve()"; partner WSDL 47.0). */
export const RETRIEVED_IDS = 2_000;
export const DESCRIBED_OBJECTS = 100;

/** Recent items of an object, and the most of all objects together (documented, REST guide "Recently Viewed Items"). */
export const RECENT_ITEMS = 10;
export const RECENT_ITEMS_MAX = 200;

/** A query cursor lives two days (documented, App Limits Cheat Sheet, "API query cursors"). */
export const QUERY_CURSOR_LIFE_MS = 2 * 24 * 60 * 60 * 1_000;

/** Query cursors the mock keeps; the oldest goes first. Ours: the original counts none since API version 56. */
export const QUERY_CURSORS_KEPT = 1_000;

/** Before version 56 a user has ten cursors, and one dies after 15 idle minutes (documented, same page). */
export const OLD_QUERY_CURSORS_TO_VERSION = 56;
export const OLD_QUERY_CURSORS_PER_USER = 10;
export const OLD_QUERY_CURSOR_IDLE_MS = 15 * 60 * 1_000;

/** Records in a page when two or more long custom texts are selected (documented, "Changing the Batch Size in Queries"). */
export const QUERY_PAGE_RECORDS_OF_LONG_TEXTS = 200;

/** Records that one search returns (documented, "SOQL and SOSL Limits"). */
export const SEARCH_RECORDS = 2_000;

/** Characters of a SOQL statement (documented, "SOQL and SOSL Limits"). */
export const SOQL_CHARACTERS = 100_000;

/** Characters of one string in a WHERE clause (documented, same page). */
export const SOQL_STRING_CHARACTERS = 4_000;

/** The largest OFFSET (assumed from general knowledge of the platform, salesforce-api fact sheet 9.1). */
export const SOQL_OFFSET_ROWS = 2_000;

/** Records in one call of the collections resource (documented, REST guide "Create Multiple Records"). */
export const COLLECTION_RECORDS = 200;

/** Runs of records of one object in such a call (documented, REST guide "Create Multiple Records"). */
export const COLLECTION_RUNS = 10;

/** Ids in one call that reads records (documented, REST guide "Get Multiple Records"). */
export const COLLECTION_IDS_READ = 2_000;

/** Requests in one composite or batch (documented, REST guide "Composite" and "Composite Batch"). */
export const SUBREQUESTS = 25;

/** Of those in a composite, how many may be queries or collections (documented, REST guide "Composite"). */
export const SUBREQUESTS_OF_MANY_RECORDS = 5;

/** Subrequests of all graphs of a request together, and graphs (documented, REST guide "Composite Graph Limits"). */
export const GRAPH_SUBREQUESTS = 500;
export const GRAPHS = 75;

/** Records, levels and kinds of records in one tree request (documented, REST guide "sObject Tree"). */
export const TREE_RECORDS = 200;
export const TREE_LEVELS = 5;
export const TREE_OBJECTS = 5;

/** How far back `updated` and `deleted` reach, in days (documented, REST guide "Get Updated", "Get Deleted"). */
export const UPDATED_DAYS_BACK = 30;
export const DELETED_DAYS_BACK = 15;

/** Days that a deleted record stays in the recycle bin (documented, SOAP API "emptyRecycleBin()"). */
export const RECYCLE_BIN_DAYS = 15;

/** Records in the recycle bin of an org with one licence (documented for older releases, same page). */
export const RECYCLE_BIN_RECORDS = 5_000;

/** Records that one merge makes one of, the surviving one included (documented, SOAP API "merge()"). */
export const MERGED_RECORDS = 3;

/** Leads in one call of `convertLead` (assumed; the error EXCEEDED_LEAD_CONVERT_LIMIT exists). */
export const CONVERTED_LEADS = 100;

/** Records in one mass transfer (reported, shellblack.com "Mass Transfer Records"). */
export const TRANSFERRED_RECORDS = 250;

/** Ids in one answer of `updated` or `deleted` (documented, same pages). */
export const REPLICATED_IDS = 600_000;

/** A session ends when it was not used for two hours: the default of a new org (assumed, Session Settings). */
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1_000;

/** An authorization code is good for 15 minutes (documented, "OAuth 2.0 Web Server Flow"). */
export const CODE_LIFE_MS = 15 * 60 * 1_000;

/** Sessions and codes the mock keeps; the oldest goes first. Ours, so that a load test does not fill the memory. */
export const SESSIONS_KEPT = 10_000;

/**
 * Bytes a request body may have. The largest that the API takes is the file of a bulk job: 150 MB once it is in base64,
 * which is why the guide asks for at most 100 MB (documented, "Prepare CSV Files").
 */
export const BODY_BYTES = (150 * 1_024 * 1_024 * 3) / 4;

/** Bytes of a SOAP message (documented, "ExceptionCode": EXCEEDED_MAX_SIZE_REQUEST). */
export const SOAP_BYTES = 50 * 1_024 * 1_024;

/** Saves that may be nested in one another by triggers and flows (documented, Apex Governor Limits). */
export const TRIGGER_DEPTH = 16;

/** The longest wait for a row lock (reported, gammone.com and dev.to; not configurable). */
export const LOCK_WAIT_MS = 10_000;

/** Requests that may run for so long at the same time (documented, App Limits Cheat Sheet; 5 in Developer orgs). */
export const LONG_REQUESTS = 25;
export const LONG_REQUEST_MS = 20_000;
