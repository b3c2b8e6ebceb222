/** What an org is made of: plain data that a scenario or a test writes down. */
import type { CauseBook } from '../engine/kernel/index.ts';
import type { AutomationRule } from './automation/index.ts';
import type { BulkTiming } from './bulk/timing.ts';
import type { DuplicateRule } from './rules/duplicates.ts';
import type { Access, Profile } from './rules/permissions.ts';
import type { Sharing } from './rules/sharing.ts';
import type { ValidationRule } from './rules/validation.ts';
import type { FiscalYear } from './schema/fiscal-year.ts';
import type { Queue } from './schema/queue.ts';
import type { RecordType } from './schema/record-type.ts';
import type { FieldSchema, ObjectSchema, Population } from './schema/types.ts';

/** Settings of the one connected app that clients sign in with. */
export interface ConnectedApp {
  /** Certificate or public key, as PEM, that the JWT bearer grant verifies assertions with; without one all pass. */
  readonly certificate?: string;
  /** Whether a refresh token dies when it is used, and a new one comes with the answer. */
  readonly rotatesRefreshTokens?: boolean;
  /** Names of the users who may sign in by JWT, the others having never approved the app; without a list all may. */
  readonly approvedUsers?: readonly string[];
  /** How long a session lives without being used. */
  readonly sessionTimeoutMs?: number;
}

export interface OrgOptions {
  readonly seed?: number;
  /** The instant at which the org's initial records were created. */
  readonly startAt: number;
  readonly customFields?: readonly (FieldSchema & { readonly object: string })[];
  readonly customObjects?: readonly ObjectSchema[];
  /** Kinds of records of an object, beside Master; none unless given. */
  readonly recordTypes?: readonly RecordType[];
  /** Queues, beside those that are made through the API. */
  readonly queues?: readonly Queue[];
  /** The fiscal year; that of the calendar, unless given. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Whether accounts may be persons: with a contact of their own, which `lookups.PersonContactId` names at the start. */
  readonly personAccounts?: boolean;
  /** Records at the start. The first three rows of User are always the org's own users. */
  readonly populations?: Readonly<Record<string, Population>>;
  readonly automation?: readonly AutomationRule[];
  readonly validationRules?: readonly ValidationRule[];
  readonly duplicateRules?: readonly DuplicateRule[];
  /**
   * How long the saving of a record takes, in milliseconds by object, triggers and flows included: so long it holds
   * its locks. Not given: locks are gone as soon as they are taken.
   */
  readonly saveMs?: Readonly<Record<string, number>>;
  /** Requests of 20 seconds and more that may run at the same time. */
  readonly longRequests?: number;
  /** What the sync user's profile takes away. */
  readonly syncUser?: Access;
  /** Further profiles, or what the org's own take away; the System Administrator may do everything. */
  readonly profiles?: readonly Profile[];
  /** Who sees which records; without it everybody sees the records of the objects that they see. */
  readonly sharing?: Sharing;
  /** API requests the org may answer in any 24 hours. */
  readonly dailyApiRequests?: number;
  /** Batches of bulk jobs in any 24 hours. */
  readonly dailyBulkBatches?: number;
  /** Whether states and countries must come from the standard lists ("California", not "CA"). */
  readonly stateCountryPicklists?: boolean;
  /** The HTTP status of INSUFFICIENT_ACCESS_OR_READONLY: write-ups disagree (salesforce-api fact sheet 3). */
  readonly insufficientAccessStatus?: 400 | 403;
  /** Where custom fields of a lead go when it is converted: `{ Score__c: ['Contact.Score__c'] }`. */
  readonly leadFieldMapping?: Readonly<Record<string, readonly string[]>>;
  /** Records that the recycle bin holds before the oldest are dropped. */
  readonly recycleBinRecords?: number;
  readonly connectedApp?: ConnectedApp;
  /** Whether SOAP's `login` works; Salesforce retires it (observed, a notice of jsforce 3.10). */
  readonly soapLogin?: boolean;
  /** Why the org lets nobody sign in, if it does not. */
  readonly refusesSignIn?: 'inactive organization' | 'ip restricted';
  /** How long bulk jobs take. */
  readonly bulk?: Partial<BulkTiming>;
  readonly name?: string;
  readonly edition?: string;
  readonly causes?: CauseBook;
}
