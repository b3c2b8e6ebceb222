/** Figures of the campaigns of an instance, each with its source. */
import { DAY_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import type { EmailRates } from './definition.ts';

/** Persons that each of the two queues starts in a minute. */
export interface Capacity {
  readonly triggerPersonsPerMinute: number;
  readonly batchPersonsPerMinute: number;
}

/** Assumed: no throughput of campaigns was found in any source. Infinity switches a limit off. */
export const CAPACITY: Capacity = { triggerPersonsPerMinute: 1_000, batchPersonsPerMinute: 10_000 };

/** Persons of a batch campaign that go to Salesforce in one call (documented, Adobe "How Marketo uses the Salesforce API"). */
export const PERSONS_PER_BATCH = 200;

/** Waits that are longer make a campaign low priority (documented, Nation "How campaign processing works"). */
export const LONG_WAIT_MS = 5 * MINUTE_MS;

/** Days until a created task is due (documented, Adobe "Create Task"). */
export const TASK_DUE_DAYS = 5;

/** What becomes of e-mails (assumed; the share of opens is what e-mail vendors commonly report). */
export const EMAIL_RATES: EmailRates = { delivered: 0.98, opened: 0.2, clicked: 0.1 };

/** The longest time to a delivery, from a delivery to an open, and from an open to a click (assumed). */
export const DELIVERY_MS = MINUTE_MS;
export const OPEN_MS = DAY_MS;
export const CLICK_MS = 10 * MINUTE_MS;

/** How long a webhook's answer takes (assumed). */
export const WEBHOOK_MS = 1_000;

/** Leads and tokens of one `trigger.json` (documented, Adobe "Smart campaigns"). */
export const LEADS_PER_REQUEST = 100;
export const TOKENS_PER_REQUEST = 100;

/** Calls a day that clone a program (documented, same page). */
export const CLONES_PER_DAY = 20;

/** A scheduled run starts this much later at the earliest, and this much later at the latest (documented, same page). */
export const SCHEDULE_AHEAD_MS = 5 * MINUTE_MS;
export const SCHEDULE_YEARS = 2;
