/** Figures of bulk jobs; documented ones by Adobe "Bulk extract" and "Bulk import", read on 2026-08-17. */
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../engine/kernel/index.ts';

/** How many jobs run at once and how many are in a queue, the running ones included (documented). */
export interface QueueLimits {
  readonly running: number;
  readonly queued: number;
}

/** One queue for exports of all four kinds, another one for imports of all three (the former documented). */
export const EXPORT_QUEUE: QueueLimits = { running: 2, queued: 10 };
export const IMPORT_QUEUE: QueueLimits = { running: 2, queued: 10 };

/** Bytes that exports write in a day; the day begins at 00:00 CST (documented: 500 MB; that a MB is 2^20 is assumed). */
export const MEGABYTE = 1_048_576;
export const EXPORT_DAILY_BYTES = 500 * MEGABYTE;

/** The longest range of a date filter (documented). */
export const EXPORT_RANGE_DAYS = 31;

/** How long a file is kept after its end (documented: seven days; another line of the page says ten). */
export const FILE_KEPT_MS = 7 * DAY_MS;

/** How long the status of an export is told after its end, and how long after its creation it is listed (documented). */
export const EXPORT_KEPT_MS = 30 * DAY_MS;
export const EXPORT_LISTED_MS = 7 * DAY_MS;

/** How long an import's batch id is valid (documented). */
export const IMPORT_KEPT_MS = 7 * DAY_MS;

/**
 * From the enqueueing of an export to its start when a place is free, and the least time that it takes: the status moves
 * on at most every minute (documented); Adobe's samples start after 43 to 77 seconds.
 */
export const EXPORT_STARTS_AFTER_MS = MINUTE_MS;
export const EXPORT_LEAST_MS = MINUTE_MS;

/** What each record adds to an export (assumed: Adobe's samples end 13 to 53 seconds after their start). */
export const EXPORT_RECORD_MS = 1;

/** From an import's upload to its start when a place is free (assumed). */
export const IMPORT_STARTS_AFTER_MS = SECOND_MS;

/** Rows that an import takes in one go, and how long each of them takes (assumed; Adobe's sample: 3 rows in 2 seconds). */
export const IMPORT_CHUNK_ROWS = 300;
export const IMPORT_LEAST_MS = 2 * SECOND_MS;
export const IMPORT_ROW_MS = 5;
