/** The parameters as the engine works with them: instants and milliseconds in the place of an administrator's units. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/index.ts';
import type { SyncFilter } from './effects.ts';
import type { SyncSettings } from './parameter-table.ts';

/** A window of time in instants, from `from` up to, but not in, `until`. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

export interface SyncParameters {
  /** Idle time after a cycle has ended. */
  readonly gapMs: number;
  /** Rest after an error that only time or an administrator mends: no API requests left, no access. */
  readonly restMs: number;
  /** When an administrator has the sync switched off. */
  readonly disabled: readonly Window[];
  /** Records per API call. */
  readonly recordsPerCall: number;
  /** Records one step may sync before the next object's turn, and where an object differs. */
  readonly turn: number;
  readonly turns: Readonly<Partial<Record<string, number>>>;
  /** Whether a turn pulls before it pushes. */
  readonly pullsFirst: boolean;
  /** Whether the sync's own writes are compared when they come back, by what wrote them. */
  readonly comparesEcho: Readonly<Record<'pushes' | 'flowSteps' | 'tasks', boolean>>;
  /** The objects of a cycle, in order. */
  readonly objects: readonly string[];
  /** Whether contacts wait while accounts have backlog. */
  readonly accountGate: boolean;
  /** Whether a person's activities are pushed once a day only. */
  readonly oncePerDay: boolean;
  /** Account records that may be left without holding contacts. */
  readonly gateBacklog: number;
  readonly pace: Pace;
  /** Custom sync filters, at most one an object. */
  readonly filters: readonly ObjectFilter[];
  /** What a query takes longer when its filter is on a field without an index. */
  readonly plainFilterMs: number;
  readonly expressLane: ExpressLaneParameters;
}

/** The custom sync filter of an object. */
export interface ObjectFilter extends SyncFilter {
  readonly object: string;
  readonly indexed: boolean;
}

export interface ExpressLaneParameters {
  readonly personsPerCall: number;
  readonly callMs: number;
  readonly tries: number;
  readonly retryMs: number;
  /** Whether a create that was not answered is looked for before it is repeated. */
  readonly looksAfterLostReply: boolean;
}

/** What a record costs in time; see `pace.ts`. */
export interface Pace {
  readonly updatedMs: number;
  readonly skippedMs: number;
  readonly failedMs: number;
  /** Whether the rate holds for each object by itself or for all objects together. */
  readonly scope: 'per-object' | 'shared';
}

/** What the settings of a table do not say. */
export interface Surroundings {
  readonly objects: readonly string[];
  readonly disabled: readonly Window[];
  readonly turns?: Readonly<Partial<Record<string, number>>>;
  readonly filters?: readonly ObjectFilter[];
}

/** The custom sync filter of an object, and how long each of its queries takes because of it. */
export function filterOf(
  { filters, plainFilterMs }: SyncParameters,
  object: string,
): { readonly only: SyncFilter; readonly scanMs: number } | undefined {
  const found = filters.find((filter) => filter.object === object);
  if (found === undefined) return undefined;
  const { field, value, indexed } = found;
  return { only: { field, value }, scanMs: indexed ? 0 : plainFilterMs };
}

/** How many records a step of an object may sync before the next object's turn. */
export function turnOf({ turn, turns }: SyncParameters, object: string): number {
  return turns[object] ?? turn;
}

export function syncParameters(
  settings: SyncSettings,
  { objects, disabled, turns = {}, filters = [] }: Surroundings,
): SyncParameters {
  return {
    gapMs: Math.round(settings.gapMinutes * MINUTE_MS),
    restMs: Math.round(settings.restMinutes * MINUTE_MS),
    disabled,
    recordsPerCall: settings.recordsPerCall,
    turn: settings.turn,
    turns,
    pullsFirst: settings.order === 'pull-first',
    comparesEcho: { pushes: settings.echo, flowSteps: settings.flowStepEcho, tasks: settings.taskEcho },
    objects,
    accountGate: settings.accountGate,
    gateBacklog: settings.gateBacklog,
    oncePerDay: settings.activityPush === 'once-a-day',
    pace: paceOf(settings),
    filters,
    plainFilterMs: Math.round(settings.plainFilterSeconds * SECOND_MS),
    expressLane: {
      personsPerCall: settings.personsPerFlowCall,
      callMs: Math.round(settings.flowCallSeconds * SECOND_MS),
      tries: settings.flowTries,
      retryMs: Math.round(settings.flowRetryMinutes * MINUTE_MS),
      looksAfterLostReply: settings.afterLostReply === 'look',
    },
  };
}

function paceOf({ recordsPerHour, skippedCost, failedCost, throughputScope }: SyncSettings): Pace {
  const updatedMs = HOUR_MS / recordsPerHour;
  return {
    updatedMs,
    skippedMs: updatedMs * skippedCost,
    failedMs: updatedMs * failedCost,
    scope: throughputScope,
  };
}
