/**
 * Trouble on the way between the sync and Salesforce, as rules: the first that fits a call decides. A process of the
 * engine is wrapped, not the transport, so a faulty run is the same in process and over HTTP.
 */
import type { Clock, Stream } from '../kernel/index.ts';
import type { Call, Outcome, Process, RemoteError } from '../sync/index.ts';

/** What happens to a call that a fault hits. A reply that is lost leaves the work done: it is how duplicates are born. */
export type FaultKind =
  | { readonly kind: 'latency'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'reply-lost' };

/** A fault in a window of time, from `from` up to, but not in, `until` (instants). */
export interface LinkFault {
  readonly from: number;
  readonly until: number;
  /** The verbs it can hit; all of Salesforce's when empty. */
  readonly verbs: readonly string[];
  /** 0 to 1. */
  readonly probability: number;
  readonly effect: FaultKind;
}

/** How long the sync waits for an answer that does not come (assumed; Salesforce itself ends a call after 10 minutes). */
const PATIENCE_MS = 120_000;

const NO_ANSWER: RemoteError = { code: 'TIMEOUT', message: 'The request was not answered in time.' };

export class Link {
  readonly #faults: readonly LinkFault[];
  readonly #stream: Stream;

  constructor(faults: readonly LinkFault[], stream: Stream) {
    this.#faults = faults;
    this.#stream = stream;
  }

  /** The fault that hits a call, or undefined. Marketo's own half of the sync crosses no link. */
  hits(call: Call, now: number): FaultKind | undefined {
    if (!call.verb.startsWith('salesforce.')) return undefined;
    const hit = this.#faults.find(
      ({ from, until, verbs, probability }) =>
        now >= from &&
        now < until &&
        (verbs.length === 0 || verbs.includes(call.verb)) &&
        this.#stream.chance(probability),
    );
    return hit?.effect;
  }

  /** A latency drawn evenly between its bounds. */
  latencyMs({ minMs, maxMs }: Extract<FaultKind, { kind: 'latency' }>): number {
    return this.#stream.int(minMs, maxMs);
  }
}

/** The same process behind a link: its calls may come late, fail, or lose their answers. */
export function* overLink(process: Process<never>, link: Link, clock: Clock): Process<never> {
  let next = process.next();
  for (;;) {
    const effect = next.value;
    next = process.next(effect.kind === 'call' ? yield* carry(effect, link, clock) : yield effect);
  }
}

function* carry(call: Call, link: Link, clock: Clock): Process<Outcome<unknown> | undefined> {
  const fault = link.hits(call, clock.now());
  switch (fault?.kind) {
    case 'latency':
      yield { kind: 'spend', ms: link.latencyMs(fault) };
      return yield call;
    case 'error':
      return { ok: false, error: { code: fault.code, message: fault.message } };
    case 'no-answer':
      yield { kind: 'spend', ms: PATIENCE_MS };
      return { ok: false, error: NO_ANSWER };
    case 'reply-lost':
      yield call;
      yield { kind: 'spend', ms: PATIENCE_MS };
      return { ok: false, error: NO_ANSWER };
    default:
      return yield call;
  }
}
