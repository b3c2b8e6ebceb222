/**
 * Every parameter of the sync, once: its default, its range, what it means, and how we know. The scenario file is
 * checked against this table and the documentation prints it. Source keys (S1, S8 …) are resolved at
 * the end of SPEC.md.
 */

/** `documented`: Adobe or Salesforce say so; `reported`: Marketo Support told a customer; `assumed`: no source found. */
export type Confidence = 'documented' | 'reported' | 'assumed';

interface About {
  readonly meaning: string;
  /** `minutes`, `records` …; empty for a choice. */
  readonly unit: string;
  readonly confidence: Confidence;
  /** Source keys, or why the value was assumed. */
  readonly source: string;
}

export interface NumberParameter extends About {
  readonly kind: 'number' | 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface FlagParameter extends About {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface ChoiceParameter<C extends string = string> extends About {
  readonly kind: 'choice';
  readonly default: C;
  readonly choices: readonly [C, ...C[]];
}

export type Parameter = NumberParameter | FlagParameter | ChoiceParameter;

type Known = readonly [confidence: Confidence, source: string];

const [documented, reported, assumed] = (['documented', 'reported', 'assumed'] as const).map(
  (confidence) =>
    (source: string): Known => [confidence, source],
) as [(source: string) => Known, (source: string) => Known, (source: string) => Known];

type Range = readonly [value: number, min: number, max: number];

function amount(
  kind: NumberParameter['kind'],
  [value, min, max]: Range,
  unit: string,
  [confidence, source]: Known,
  meaning: string,
): NumberParameter {
  return { kind, default: value, min, max, unit, confidence, source, meaning };
}

const number = (range: Range, unit: string, known: Known, meaning: string) =>
  amount('number', range, unit, known, meaning);
const integer = (range: Range, unit: string, known: Known, meaning: string) =>
  amount('integer', range, unit, known, meaning);

function flag(value: boolean, [confidence, source]: Known, meaning: string): FlagParameter {
  return { kind: 'flag', default: value, unit: '', confidence, source, meaning };
}

/** The first choice is the default. */
function choice<C extends string>(
  choices: readonly [C, ...C[]],
  [confidence, source]: Known,
  meaning: string,
): ChoiceParameter<C> {
  return { kind: 'choice', default: choices[0], choices, unit: '', confidence, source, meaning };
}

/** The cycle: when it comes, how much each object may do, and in which way objects wait for one another. */
const CYCLE = {
  gapMinutes: number([5, 0, 60], 'minutes', documented('S6 S7'), 'Idle time after a cycle ends'),
  restMinutes: number(
    [60, 1, 1_440],
    'minutes',
    assumed('retries are not documented'),
    'Rest after an error that only time or an administrator mends, such as no API requests left',
  ),
  recordsPerCall: integer([200, 1, 200], 'records', documented('S7 S8'), 'Records per API call'),
  turn: integer(
    [10_000, 200, 50_000],
    'records',
    reported('S1, for Lead and Contact; assumed for others'),
    'Records an object may sync before the next object’s turn',
  ),
  accountGate: flag(true, reported('S1'), 'Contacts wait while accounts have backlog'),
  order: choice(
    ['pull-first', 'push-first'],
    assumed('S4 names the steps, not their order'),
    'Whether an object’s turn begins with what comes from Salesforce or with what goes there',
  ),
  echo: flag(
    true,
    assumed('not found for Salesforce; for Dynamics the sync user’s own writes do not come back'),
    'Whether what the background sync has written is compared when it comes back; otherwise it costs no time',
  ),
  flowStepEcho: flag(
    true,
    assumed('as echo: not found; flow steps write as the same sync user'),
    'Whether leads, contacts and members that flow steps have written are compared when they come back',
  ),
  taskEcho: flag(
    true,
    assumed(
      'as echo: not found. The task’s person comes back either way: the platform moves its LastActivityDate',
    ),
    'Whether tasks that the sync has written, for activities or flow steps, are compared when they come back',
  ),
  activityPush: choice(
    ['each', 'once-a-day'],
    documented('S8: one call each; S2: once a day a person'),
    'Whether an activity is pushed in the next cycle, or a person’s activities once a day',
  ),
  gateBacklog: integer(
    [0, 0, 10_000],
    'records',
    assumed('S1 says only “no backlog”'),
    'Account backlog that does not hold contacts yet',
  ),
} as const;

/** What the work costs in time. */
const PACE = {
  recordsPerHour: number(
    [10_000, 1, 1_000_000_000],
    'records',
    reported('S1, in 2017; measured on your own Sync Throughput page it is better'),
    'Records updated an hour',
  ),
  throughputScope: choice(
    ['per-object', 'shared'],
    reported('S1 can be read both ways'),
    'Whether the hourly figure holds for each object or for all together',
  ),
  skippedCost: number(
    [0.1, 0, 1],
    'updates',
    assumed('S2: “much quicker”'),
    'Time of a skipped record, in updates',
  ),
  failedCost: number(
    [2, 0, 10],
    'updates',
    assumed('S2: exceptions slow the sync'),
    'Time of a failed record, in updates',
  ),
} as const;

/** Custom sync filters. */
const FILTER = {
  plainFilterSeconds: number(
    [10, 0, 600],
    'seconds',
    assumed('S2 recommends indexed fields, without a figure'),
    'What a query takes longer when its custom sync filter is on a field without an index',
  ),
} as const;

/** The express lane: flow steps, beside the background sync. */
const EXPRESS_LANE = {
  personsPerFlowCall: integer(
    [200, 1, 200],
    'persons',
    documented('S8'),
    'Persons of a batch campaign in one call; a trigger campaign has one a call',
  ),
  flowCallSeconds: number(
    [1, 0, 60],
    'seconds',
    assumed('S8 counts calls, not their time'),
    'Time of a flow step’s call; each kind of campaign makes one call at a time',
  ),
  flowTries: integer(
    [3, 1, 20],
    'tries',
    assumed('retries are not documented'),
    'Tries of a flow step before the person goes on without it',
  ),
  flowRetryMinutes: number(
    [1, 0.1, 60],
    'minutes',
    assumed('retries are not documented'),
    'Time between two tries of a flow step',
  ),
  afterLostReply: choice(
    ['look', 'repeat'],
    assumed('retries are not documented'),
    'After a create that was not answered: look whether the record is there, or create it again',
  ),
} as const;

export const SYNC_PARAMETERS = { ...CYCLE, ...PACE, ...FILTER, ...EXPRESS_LANE } as const satisfies Readonly<
  Record<string, Parameter>
>;

/** The value that a parameter takes. */
export type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends FlagParameter
    ? boolean
    : P extends ChoiceParameter<infer C>
      ? C
      : never;

/** A value for every parameter of the table. */
export type SyncSettings = {
  readonly [K in keyof typeof SYNC_PARAMETERS]: ValueOf<(typeof SYNC_PARAMETERS)[K]>;
};
