/** Who writes, when, and under which rules: what every step of a save needs to know. */
import { AUTOMATED_PROCESS } from '../setup-records.ts';

/** What a client may ask of a write, beside the values. */
export interface WriteOptions {
  /** Saves in spite of a duplicate rule that only warns: `Sforce-Duplicate-Rule-Header: allowSave=true`. */
  readonly allowSave?: boolean;
  /** `/services/data/v62.0`, for the addresses of records in errors. */
  readonly basePath?: string;
}

export interface Writer extends WriteOptions {
  /** Row of User. */
  readonly by: number;
  readonly now: number;
  /** The platform itself writes (conversion, automation): the user's permissions do not count. */
  readonly asPlatform: boolean;
  /** What first set the writing off; undefined: this write itself. */
  readonly cause: number | undefined;
  /** Saves that this one is nested in. */
  readonly depth: number;
  /** The flows that ran in this transaction, with their records: none runs twice on the same. */
  readonly ran: Set<string>;
}

/** A user who writes through the API. */
export function writer(by: number, now: number, options: WriteOptions = NO_OPTIONS): Writer {
  const { allowSave = false, basePath } = options;
  const ran = new Set<string>();
  // Every create and update of the API makes one: literals cost a fraction of what spreading costs.
  return basePath === undefined
    ? { allowSave, by, now, asPlatform: false, cause: undefined, depth: 0, ran }
    : { allowSave, basePath, by, now, asPlatform: false, cause: undefined, depth: 0, ran };
}

const NO_OPTIONS: WriteOptions = {};

/** The platform, doing something in a user's name. */
export function platform(of: Writer): Writer {
  return { ...of, asPlatform: true };
}

/** The automation that a write sets off. */
export function automated(by: Writer, cause: number): Writer {
  return { ...by, by: AUTOMATED_PROCESS, asPlatform: true, cause, depth: by.depth + 1 };
}
