/**
 * Stands on the wire between the sync and both systems, and remembers what was asked and what was answered. It sees
 * the systems' own answers, also those whose replies the sync never got.
 */
import type { Driver } from '../../engine/drivers/direct.ts';
import type {
  Call,
  CreateResult,
  Cursor,
  FlowRequest,
  Outcome,
  RemoteError,
} from '../../engine/sync/index.ts';
import type { World } from '../world.ts';

type UpdateCall = Extract<Call, { readonly verb: 'salesforce.update' }>;
type CreateCall = Extract<Call, { readonly verb: 'salesforce.create' }>;
type Results = readonly { readonly error?: RemoteError | undefined }[];

/** The key prefix of groups, which queues are. */
const GROUP = '00G';

/** A lock is a passing refusal: whoever meets it has to come again. */
const PASSING: ReadonlySet<string> = new Set(['UNABLE_TO_LOCK_ROW']);

/** The request that a lane was given first, when, and how often. */
interface FirstRequest {
  readonly id: number;
  readonly at: number;
  readonly times: number;
  readonly looks: number;
  /** How many calls flow steps had made by then. */
  readonly calls: number;
}

const NEVER = { at: Number.NEGATIVE_INFINITY, times: 0, looks: 0, calls: 0 };

/** While somebody else makes a lead of the person the lane looks once a second, until that call has ended or given up. */
const LOOK_MS = 1_000;
const MOST_LOOKS = 300;

/** The same request once more: a try, or no more than a look. */
function again({ id, at, times, looks, ...last }: FirstRequest, calls: number, now: number): FirstRequest {
  const isLook = now - at === LOOK_MS && calls === last.calls;
  return { id, at: now, times: isLook ? times : times + 1, looks: isLook ? looks + 1 : 0, calls };
}

export class Witness {
  /** What was wrong with a call, in words. */
  readonly complaints: string[] = [];
  /** Flow steps that were handed out, by their kind. */
  readonly flowSteps = new Map<FlowRequest['kind'], Set<number>>();
  /** Leads that were created for a queue, as rows: a contact that is assigned to one becomes a lead once more. */
  readonly queueLeads = new Set<number>();
  /** Calls that the org turned away because no API requests were left. */
  turnedAway = 0;
  readonly #world: World;
  readonly #cursors = new Map<string, Cursor>();
  readonly #refusedInCycle = new Map<string, number>();
  readonly #firstRequests = new Map<string, FirstRequest>();
  #flowCalls = 0;
  #cycleAt = Number.NEGATIVE_INFINITY;

  constructor(world: World) {
    this.#world = world;
  }

  /** The same driver, watched. */
  watch(driver: Driver): Driver {
    return (call) => {
      const outcome = driver(call);
      this.#note(call, outcome);
      return outcome;
    };
  }

  #note(call: Call, outcome: Outcome<unknown>): void {
    if (call.purpose === 'flowStep') this.#flowCalls += 1;
    if (call.verb.startsWith('salesforce.')) this.#noteQuota(outcome);
    if (call.verb === 'salesforce.limits') this.#cycleBegins();
    if (call.verb === 'salesforce.changed') this.#moves(call.args.object, call.args.after);
    if (!outcome.ok) return;
    if (call.verb === 'salesforce.update') this.#written(call, outcome.value as Results);
    if (call.verb === 'salesforce.create') this.#created(call, outcome.value as readonly CreateResult[]);
    if (call.verb === 'marketo.flowRequests')
      this.#handedOut(call.args.campaignKind, outcome.value as readonly FlowRequest[]);
  }

  #noteQuota(outcome: Outcome<unknown>): void {
    const { org, clock } = this.#world;
    if (!outcome.ok && outcome.error.code === 'REQUEST_LIMIT_EXCEEDED') this.turnedAway += 1;
    const used = org.requests.used(clock.now());
    if (used > org.requests.max)
      this.complaints.push(`${used} requests in 24 hours, ${org.requests.max} allowed`);
  }

  /** Every cycle begins with a look at the limits, and a gap is kept between two of them. */
  #cycleBegins(): void {
    const { clock, scenario } = this.#world;
    const passedMs = clock.now() - this.#cycleAt;
    if (passedMs < scenario.sync.gapMinutes * 60_000)
      this.complaints.push(`a cycle began ${passedMs} ms after the one before`);
    this.#cycleAt = clock.now();
    this.#refusedInCycle.clear();
  }

  #moves(object: string, after: Cursor): void {
    const last = this.#cursors.get(object);
    this.#cursors.set(object, after);
    if (last === undefined) return;
    if (after.stamp > last.stamp || (after.stamp === last.stamp && after.row >= last.row)) return;
    this.complaints.push(
      `the cursor of ${object} went back from ${last.stamp}/${last.row} to ${after.stamp}/${after.row}`,
    );
  }

  #written({ args, purpose }: UpdateCall, results: Results): void {
    const { object, records } = args;
    results.forEach(({ error }, i) => {
      if (error === undefined || !PASSING.has(error.code) || purpose !== 'data') return;
      const key = `${object} ${records[i]!.row}`;
      const times = (this.#refusedInCycle.get(key) ?? 0) + 1;
      this.#refusedInCycle.set(key, times);
      if (times > 2) this.complaints.push(`${key} was tried ${times} times in one cycle`);
    });
  }

  #created({ args }: CreateCall, results: readonly CreateResult[]): void {
    args.records.forEach(({ values }, i) => {
      const row = results[i]?.row;
      if (row !== undefined && String(values.OwnerId).startsWith(GROUP)) this.queueLeads.add(row);
    });
  }

  /** A lane begins with the same request again only when it tries again. */
  #handedOut(lane: string, requests: readonly FlowRequest[]): void {
    for (const { id, kind } of requests) {
      const known = this.flowSteps.get(kind) ?? new Set();
      known.add(id);
      this.flowSteps.set(kind, known);
    }
    const id = requests[0]?.id ?? -1;
    const now = this.#world.clock.now();
    const last = this.#firstRequests.get(lane);
    const next = again(last?.id === id ? last : { ...NEVER, id }, this.#flowCalls, now);
    this.#firstRequests.set(lane, next);
    const most = this.#world.scenario.sync.flowTries;
    if (id >= 0 && (next.times > most || next.looks > MOST_LOOKS))
      this.complaints.push(`flow step ${id} was tried ${next.times} times, ${most} are allowed`);
  }
}
