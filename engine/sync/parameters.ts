/** What the sync's behaviour depends on. Defaults, ranges and sources stand in the scenario schema, in one place. */

export interface SyncParameters {
  /** Idle time after a cycle has ended. */
  readonly gapMs: number;
  /** Rest after an error that only time or an administrator mends: no API requests left, no access. */
  readonly restMs: number;
  /** When an administrator has the sync switched off: instants, each window up to, but not in, `until`. */
  readonly disabled: readonly { readonly from: number; readonly until: number }[];
  /** Records per API call. */
  readonly recordsPerCall: number;
  /** Records one step may sync before the next object's turn. */
  readonly turn: number;
  /** The objects of a cycle, in order. */
  readonly objects: readonly string[];
  /** Whether contacts wait while accounts have backlog. */
  readonly accountGate: boolean;
  readonly pace: Pace;
}

/** What a record costs in time; see `pace.ts`. */
export interface Pace {
  readonly updatedMs: number;
  readonly skippedMs: number;
  readonly failedMs: number;
  /** Whether the rate holds for each object by itself or for all objects together. */
  readonly scope: 'per-object' | 'shared';
}
