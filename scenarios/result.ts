/**
 * The result of a run, as `--json` writes it and the terminal shows it. Instants are ISO 8601 in UTC, durations
 * milliseconds, records are counts. Parts that no measurement has filled are empty or null, never invented.
 */

export const SCHEMA_VERSION = 1;

export type Direction = 'Salesforce to Marketo' | 'Marketo to Salesforce';

/** One point of the Sync Backlog Trend. `byObject` keys are object names, `byCause` keys `process: field`. */
export interface TrendPoint {
  readonly at: string;
  readonly total: number;
  /** Marketo's estimate of the time to drain: the total ÷ the average an hour of the last 24; null when that is 0. */
  readonly estimatedHours: number | null;
  /**
   * How long it really took until the sync had caught up with each object and direction that waits, with all that came
   * meanwhile: only what changed after the beginning of a cycle was left. Null when that did not happen within the run.
   */
  readonly trueHours: number | null;
  /** Where the backlog is going, by the last hour: what Marketo's Growing and Normal do not tell. */
  readonly state: 'empty' | 'falling behind' | 'catching up' | 'stalled';
  readonly byObject: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<string, number>>;
}

export interface BacklogResult {
  readonly peak: number;
  readonly final: number;
  /** The area under the backlog curve, in record-milliseconds: how much waiting there was in all. */
  readonly areaMs: number;
  /** The first instant after the peak at which nothing waited, or null. */
  readonly drainedAt: string | null;
  /** The first of the quarters of an hour at which most waited; null when nothing waited at any. */
  readonly highest: TrendPoint | null;
  /** A point every four hours, as Marketo Admin shows it, the first at the start and the last at the end. */
  readonly trend: readonly TrendPoint[];
  /** The total every quarter of an hour from the start. */
  readonly quarterHours: readonly number[];
  /** The most that waited in the quarter of an hour before each of those, for charts. */
  readonly quarterHourPeaks: readonly number[];
}

/** A row of Sync Throughput and Backlog, over the last 24 hours of the run. */
export interface ThroughputRow {
  readonly object: string;
  readonly direction: Direction;
  readonly maxPerHour: number;
  readonly minPerHour: number;
  readonly averagePerHour: number;
  readonly backlog: number;
  /** Marketo's own estimate, backlog ÷ average an hour; null when nothing was synced in the window. */
  readonly estimatedBacklogHours: number | null;
  /** Growing when the backlog is larger than six hours ago. */
  readonly status: 'Growing' | 'Normal';
}

/** Waiting times from a record's first unsynced change to its sync; null when nothing was synced. */
export interface LatencyResult {
  /** Records whose wait has ended, and the sum of their waits. */
  readonly count: number;
  readonly sumMs: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
}

export interface CauseResult {
  /** `process: field` */
  readonly cause: string;
  readonly process: string;
  readonly field: string;
  /** Times a clean record became dirty because of it. */
  readonly records: number;
  /** Its part of all such times, 0 to 1. */
  readonly share: number;
  readonly peakBacklog: number;
}

/** A record that met an error. */
export interface ErrorRecord {
  readonly object: string;
  /** Its Salesforce Id; null for a person that is not in Salesforce yet. */
  readonly id: string | null;
  /** The person's id in Marketo; null for a record that is no person. */
  readonly person: number | null;
  /** When it met the error first. */
  readonly at: string;
}

export interface ErrorResult {
  readonly code: string;
  readonly field: string | null;
  /** Once for each try; calls that were refused as a whole count as one. */
  readonly count: number;
  /** The message of the first. */
  readonly example: string;
  /** The records that met it, each once, in order; the first 100. Empty when only whole calls were refused. */
  readonly records: readonly ErrorRecord[];
  /** How many more records met it. */
  readonly recordsLeftOff: number;
}

/** A line of Sync Status: one step of a cycle that had something to do. */
export interface StepResult {
  /** The number of the cycle, from 1. */
  readonly cycle: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly object: string;
  readonly operation: string;
  readonly status: string;
  readonly new: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
  readonly skipped: number;
  /** Salesforce's code when the step failed as a whole. */
  readonly error: string | null;
}

export interface ExpectationResult {
  readonly measure: string;
  readonly expected: string;
  readonly found: string;
  readonly met: boolean;
  readonly source: string | null;
}

export interface RunResult {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly scenario: string;
  readonly practices: readonly string[];
  readonly seed: number;
  readonly days: number;
  readonly transport: 'direct' | 'http';
  readonly digest: string;
  readonly backlog: BacklogResult;
  readonly throughput: readonly ThroughputRow[];
  readonly latency: {
    /** Pulls and pushes together. */
    readonly background: LatencyResult;
    readonly pull: LatencyResult;
    readonly push: LatencyResult;
    /** From the request of a flow step to its answer. */
    readonly expressLane: LatencyResult;
  };
  readonly records: {
    readonly changed: number;
    readonly pulled: {
      readonly created: number;
      readonly updated: number;
      readonly skipped: number;
      readonly failed: number;
    };
    readonly pushed: {
      readonly created: number;
      readonly updated: number;
      readonly skipped: number;
      readonly failed: number;
      /** Changes that waited to be pushed and were dropped, because Salesforce won. */
      readonly overtaken: number;
    };
    /**
     * What account changes mean inside Marketo: updated accounts, the writes to their persons (none when no changed field
     * shows on persons), the most that one account caused, and the Change Data Value activities that are logged (none for
     * an account with more than 5,000 contacts).
     */
    readonly fanOut: {
      readonly accounts: number;
      readonly personWrites: number;
      readonly mostPersonWrites: number;
      readonly activities: number;
    };
    /** Flow steps that Salesforce has done and refused, and the leads that they created; no part of the backlog. */
    readonly expressLane: { readonly done: number; readonly failed: number; readonly leads: number };
    /** Synced programs: leads created for their members, memberships written, and what Salesforce refused of both. */
    readonly programs: { readonly leads: number; readonly members: number; readonly failed: number };
    /** Activities that have become tasks. */
    readonly tasks: number;
    /** Copies of formula values that have gone stale; null in an org without formula fields. */
    readonly stale: number | null;
  };
  readonly apiCalls: {
    readonly check: number;
    readonly data: number;
    readonly flowStep: number;
    readonly task: number;
    readonly total: number;
    /** Requests that the org allows in 24 hours. */
    readonly quota: number;
    /** The most that were used in any day of the run, other integrations included. */
    readonly busiestDay: number;
  };
  readonly causes: readonly CauseResult[];
  readonly errors: readonly ErrorResult[];
  /** What administrators were told: the sync is down, or a part of it; at most once a day for each code. */
  readonly notifications: readonly { readonly at: string; readonly code: string; readonly message: string }[];
  readonly cycles: { readonly count: number; readonly meanMs: number | null; readonly maxMs: number | null };
  /** The steps with something to do, in order; the latest 1,000. */
  readonly syncStatus: readonly StepResult[];
  /** How many steps there were before those. */
  readonly syncStatusLeftOff: number;
  /** Pull and push turns as `Object: records`, in order; the latest 1,000. */
  readonly turns: readonly string[];
  readonly expectations: readonly ExpectationResult[];
  readonly speed: {
    readonly changesPerSecond: number;
    readonly wallMs: number;
    readonly simulatedDays: number;
  };
}

/** `compare`: the same scenario and seed, without and with practices. */
export interface CompareResult {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly before: RunResult;
  readonly after: RunResult;
  readonly change: {
    /** Backlogs after ÷ before, and latency after ÷ before; null when before was zero or unknown. */
    readonly finalBacklogRatio: number | null;
    readonly peakBacklogRatio: number | null;
    readonly p95LatencyRatio: number | null;
    readonly apiCallsSaved: number;
    readonly verdict: string;
  };
}
