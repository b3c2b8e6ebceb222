/** What the engine remembers between cycles: per object, how far it is and what the sync user sees. */
import type { Clock } from '../kernel/index.ts';
import type { Cursor, FieldAccess, NewRecord } from './effects.ts';
import { assertInvariant } from './invariant.ts';
import type { SyncLog } from './log.ts';
import type { SyncParameters } from './parameters.ts';
import { queriedFields } from './permissions.ts';

/** Everything a process of the engine works with. */
export interface SyncContext {
  readonly parameters: SyncParameters;
  readonly clock: Clock;
  readonly log: SyncLog;
  readonly objects: ReadonlyMap<string, ObjectState>;
  /**
   * Persons for whom something was asked for without getting an answer, and the second of the first such call: it may
   * be done. It is remembered until an answer comes, also when the express lane gives up.
   */
  readonly unanswered: Map<number, number>;
  /** What a lead was last to be created with for a person, until it is known to be there. */
  readonly createdWith: Map<number, NewRecord['values']>;
  /** Persons for whom a lead is being created: the background sync and the two lanes must not do it side by side. */
  readonly underWay: Set<number>;
}

/** A record that the sync knows to have created, and the second in which it did. */
export interface KnownCreation {
  readonly row: number;
  readonly createdAt: number;
}

export interface ObjectState {
  readonly object: string;
  cursor: Cursor;
  /** Up to which second deleted records have been taken over. */
  deletedThrough: number;
  /** What the sync user saw at the last look, and the names of it. */
  visible: readonly FieldAccess[];
  knownNames: ReadonlySet<string>;
  /** Whether some of it joins with the next look only. */
  isJoining: boolean;
  /** What takes part: the names that can be written, and the fields that are asked for. */
  visibleNames: ReadonlySet<string>;
  syncedFields: readonly string[];
  /** The second of the first create of the background sync that was not answered; its records may be there. */
  unansweredSince: number | undefined;
  /** Records that were created lately and whose creation was answered, oldest first. */
  readonly creations: KnownCreation[];
  /** The second in which the sync itself wrote a record that it has not pulled since. */
  readonly ownWrites: Map<number, number>;
}

/** The state of a sync whose two sides agree at `startAt` (ms): it begins with the changes of that second. */
export function createContext(
  parameters: SyncParameters,
  clock: Clock,
  log: SyncLog,
  startAt: number,
): SyncContext {
  const start = Math.floor(startAt / 1_000);
  const objects = parameters.objects.map((object): [string, ObjectState] => [
    object,
    {
      object,
      cursor: { stamp: start, row: -1 },
      deletedThrough: start,
      visible: [],
      knownNames: new Set(),
      isJoining: false,
      visibleNames: new Set(),
      syncedFields: queriedFields(object, []),
      unansweredSince: undefined,
      creations: [],
      ownWrites: new Map(),
    },
  ]);
  return {
    parameters,
    clock,
    log,
    objects: new Map(objects),
    unanswered: new Map(),
    createdWith: new Map(),
    underWay: new Set(),
  };
}

/** Moves an object's cursor; it never goes back (invariant 1). */
export function advance(state: ObjectState, cursor: Cursor): void {
  const { stamp, row } = state.cursor;
  const isForward = cursor.stamp > stamp || (cursor.stamp === stamp && cursor.row > row);
  assertInvariant(
    isForward,
    `the cursor of ${state.object} went back from ${stamp}/${row} to ${cursor.stamp}/${cursor.row}`,
  );
  state.cursor = cursor;
}
