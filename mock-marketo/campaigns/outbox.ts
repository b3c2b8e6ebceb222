/**
 * What flow steps want from Salesforce, in the order they asked: the sync engine's express lane takes requests from
 * here, at once and beside the background sync. A request stays until it is done, so that one whose taker has died is
 * handed out again.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Departure, QueueObserver } from '../queue-observer.ts';
import type { PersonObject } from '../schema/types.ts';
import type { Process } from './campaign.ts';
import type { CampaignKind } from './definition.ts';

/** What a request asks Salesforce to do. */
export type RequestKind =
  | 'syncPerson'
  | 'addToCampaign'
  | 'changeStatus'
  | 'removeFromCampaign'
  | 'createTask'
  | 'changeOwner'
  | 'convertPerson';

/** One person's Salesforce step, as the express lane gets it. */
export interface FlowRequest {
  /** Counts from 1, in the order of the requests. */
  readonly id: number;
  readonly kind: RequestKind;
  readonly person: number;
  /** What the person is in Salesforce; a person that is not there yet becomes a lead. */
  readonly object: PersonObject;
  /** The record it is, or -1 when it is not there yet. */
  readonly row: number;
  readonly campaign: string;
  readonly campaignKind: CampaignKind;
  /** Requests of one number have one kind and can share a call: one person of a trigger campaign, up to 200 of a batch. */
  readonly batchId: number;
  /** Salesforce fields and their values. */
  readonly values: Readonly<Record<string, Value>>;
  readonly requestedAt: number;
}

/** What became of a request. `link`: the Salesforce record that the person now is, when that is news. */
export interface FlowResult {
  readonly link?: { readonly object: PersonObject; readonly row: number } | undefined;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

/** A request as it is kept; what it says of the person is looked up when it is handed out. */
export interface OpenRequest {
  readonly id: number;
  readonly kind: RequestKind;
  readonly person: number;
  readonly process: Process;
  readonly batchId: number;
  readonly values: Readonly<Record<string, Value>>;
  readonly requestedAt: number;
}

export class Outbox {
  /** By the kind of campaign: batch campaigns do not stand before trigger campaigns. */
  readonly #open: Readonly<Record<CampaignKind, Map<number, OpenRequest>>> = {
    trigger: new Map(),
    batch: new Map(),
  };
  #lastId = 0;
  #lastBatch = 0;
  observer: QueueObserver | undefined;

  /** Requests that are not done. */
  get size(): number {
    return this.#open.trigger.size + this.#open.batch.size;
  }

  /** Requests of one kind of campaign that are not done. */
  waiting(kind: CampaignKind): number {
    return this.#open[kind].size;
  }

  /** Asks for the same thing for some persons of a process, which may share a call. */
  add(
    kind: RequestKind,
    process: Process,
    persons: readonly number[],
    values: Readonly<Record<string, Value>>,
    now: number,
  ): void {
    this.#lastBatch += 1;
    const open = this.#open[process.campaign.kind];
    for (const person of persons) {
      this.#lastId += 1;
      const request = { id: this.#lastId, kind, person, process, batchId: this.#lastBatch, values };
      open.set(request.id, { ...request, requestedAt: now });
    }
    process.open += persons.length;
    this.observer?.entered(persons.length, now);
  }

  /**
   * The first requests of one kind of campaign, or of both, at most `limit`; those of one batch are not torn apart
   * unless they alone are more.
   */
  first(limit: number, kind?: CampaignKind): OpenRequest[] {
    if (kind !== undefined) return firstOf(this.#open[kind].values(), limit);
    const both = [...this.#open.trigger.values(), ...this.#open.batch.values()];
    return firstOf(
      both.sort((a, b) => a.id - b.id),
      limit,
    );
  }

  /** Takes a request out; undefined when that was done before. */
  take(id: number, how: Departure, now: number): OpenRequest | undefined {
    const open = this.#open.trigger.has(id) ? this.#open.trigger : this.#open.batch;
    const request = open.get(id);
    if (request === undefined) return undefined;
    open.delete(id);
    this.observer?.left(how, request.requestedAt, now);
    return request;
  }
}

function firstOf(open: Iterable<OpenRequest>, limit: number): OpenRequest[] {
  const found: OpenRequest[] = [];
  for (const request of open) {
    if (found.length === limit) return wholeBatches(found, request.batchId);
    found.push(request);
  }
  return found;
}

/** Leaves a last batch out that goes on with the next request. */
function wholeBatches(found: OpenRequest[], nextBatch: number): OpenRequest[] {
  const end = found.findIndex(({ batchId }) => batchId === nextBatch);
  return end > 0 ? found.slice(0, end) : found;
}
