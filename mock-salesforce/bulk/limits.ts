/** Limits of the Bulk APIs: value, unit, source, and how sure we are. Sources were read in August 2026. */

/** Rows of one internal batch of an ingest job, and of a batch of Bulk API 1.0 (documented, both guides). */
export const BATCH_ROWS = 10_000;

/** Rows that go through a batch's rules and triggers together (assumed, salesforce-api fact sheet 4.1). */
export const CHUNK_ROWS = 200;

/** Batches in 24 hours, of Bulk API 1.0 and of ingest jobs together (documented, App Limits Cheat Sheet). */
export const DAILY_BATCHES = 15_000;

/** Rows of ingest jobs in 24 hours (documented, "How Requests Are Processed"). */
export const DAILY_ROWS = 150_000_000;

/** Query jobs of Bulk API 2.0 in 24 hours (documented, Bulk API 2.0 limits). */
export const DAILY_QUERY_JOBS = 10_000;

/** Jobs and their results go seven days after they were made (documented, Bulk API 2.0 limits). */
export const JOB_LIFE_MS = 7 * 24 * 60 * 60 * 1_000;

/** Jobs on a page of a list of jobs (documented, "Get Information About All Ingest Jobs"). */
export const JOBS_PAGE = 1_000;

/** Jobs, and characters of data in them, that the mock keeps; the oldest finished ones go first. Ours. */
export const JOBS_KEPT = 10_000;
export const CHARACTERS_KEPT = 400_000_000;

/** Rows on a page of a query job's results when the client does not ask for less. Ours: the original does not say. */
export const RESULT_ROWS = 500_000;

/** Pages in one answer of `resultPages` (documented, "Get Parallel Results for a Query Job"). */
export const RESULT_PAGES = 5;

/** Characters of job data in a multipart request (documented, "Create a Job", multipart requests). */
export const MULTIPART_CHARACTERS = 100_000;

/** Bytes of a batch of Bulk API 1.0 (documented, Bulk API limits). */
export const CLASSIC_BATCH_BYTES = 10_000_000;

/** Records in a chunk of PK chunking: the default and the most (documented, "PK Chunking Header"). */
export const PK_CHUNK_ROWS = 100_000;
export const PK_CHUNK_ROWS_MAX = 250_000;
