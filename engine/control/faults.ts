/**
 * Faults on demand: rules that say which requests go wrong, how, how often and when. Nothing here waits or sends; it
 * only decides, in the order of the rules, from the mock's clock and a stream of its seed.
 */
import { type Stream, streamFor } from '../kernel/index.ts';
import { type Delay, drawDelay } from './delay.ts';
import { Occasion, type OccasionPlan } from './occasion.ts';
import { type PathCase, type PathPattern, pathPattern } from './path-pattern.ts';

/**
 * What a rule does: answer with an error, wait before the request is carried out, keep the request without ever
 * answering, break the connection instead of carrying it out, or carry it out and break the connection then. `E` is an
 * error of the API; a number is the HTTP status of a proxy before it.
 */
export type FaultEffect<E> =
  | { readonly kind: 'error'; readonly error: E | number }
  | { readonly kind: 'latency'; readonly delay: Delay }
  | { readonly kind: 'timeout' | 'reset' | 'replyLost' };

export interface FaultPlan<E> extends OccasionPlan {
  readonly method?: string | undefined;
  /** With `*` for anything. */
  readonly path?: string | undefined;
  /** `GET /services/data/:version/limits` */
  readonly operation?: string | undefined;
  /** What an error hits: requests, or the records that they write, one by one. Requests, unless told otherwise. */
  readonly scope?: 'request' | 'record' | undefined;
  readonly effect: FaultEffect<E>;
}

/** A rule as it was asked for on the wire. */
export type AskedRule = Readonly<Record<string, unknown>>;

/** A rule, and what has become of it. */
export interface FaultRule {
  readonly id: number;
  readonly asked: AskedRule;
  readonly hits: number;
  readonly isOver: boolean;
}

/** What happens to one request: a wait, and then an effect, or the answer that it would have had. */
export interface Decision<E> {
  /** The rule to blame; with several, the one that decided the reply. */
  readonly rule: number;
  readonly delayMs: number;
  readonly effect: Exclude<FaultEffect<E>, { kind: 'latency' }> | undefined;
}

/** What happens to the records of one request. */
export class RecordFaults<E> {
  /** The rule that hit one of them, the last one; 0 while none has. */
  rule = 0;
  readonly #rules: readonly Rule<E>[];
  readonly #now: number;

  constructor(rules: readonly Rule<E>[], now: number) {
    this.#rules = rules;
    this.#now = now;
  }

  /** The error of the record that is written next, or undefined. */
  next(): E | undefined {
    for (const { id, plan, occasion } of this.#rules) {
      if (plan.effect.kind !== 'error' || !occasion.happens(this.#now)) continue;
      this.rule = id;
      // A status alone is a proxy's and knows no records: the format of rules does not let it come here.
      return plan.effect.error as E;
    }
    return undefined;
  }
}

interface Rule<E> {
  readonly id: number;
  readonly asked: AskedRule;
  readonly plan: FaultPlan<E>;
  readonly matchesPath: PathPattern | undefined;
  readonly occasion: Occasion;
  /** Of delays; chance is drawn from another one. */
  readonly delays: Stream;
}

export class Faults<E> {
  readonly #seed: number;
  readonly #pathCase: PathCase;
  #rules: Rule<E>[] = [];
  #added = 0;

  /** @param pathCase of the API's own paths, which those of rules follow */
  constructor(seed: number, pathCase: PathCase) {
    this.#seed = seed;
    this.#pathCase = pathCase;
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** All rules, those that can never apply again included. */
  rules(now: number): FaultRule[] {
    return this.#rules.map(({ id, asked, occasion }) => ({
      id,
      asked,
      hits: occasion.happened,
      isOver: occasion.isOver(now),
    }));
  }

  /** Adds a rule after the others; it draws from a stream of its own. Returns its id. */
  add(asked: AskedRule, plan: FaultPlan<E>): number {
    this.#added += 1;
    const id = this.#added;
    const occasion = new Occasion(plan, streamFor(this.#seed, `fault ${id}`));
    const matchesPath = plan.path === undefined ? undefined : pathPattern(plan.path, this.#pathCase);
    const delays = streamFor(this.#seed, `delays of fault ${id}`);
    this.#rules.push({ id, asked, plan, matchesPath, occasion, delays });
    return id;
  }

  /** False when there is no such rule. */
  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
  }

  /**
   * What happens to a request, or undefined when no rule applies. Waits of several rules add up; the first rule with
   * another effect ends the search. Sign-in is hit only by rules that name its path or operation.
   */
  decide(
    operation: string,
    method: string,
    path: string,
    isSignIn: boolean,
    now: number,
  ): Decision<E> | undefined {
    let rule = 0;
    let delayMs = 0;
    for (const one of this.#rules) {
      if (isSignIn && one.plan.path === undefined && one.plan.operation === undefined) continue;
      if (one.plan.scope === 'record' || !concerns(one, operation, method, path)) continue;
      if (!one.occasion.happens(now)) continue;
      rule = one.id;
      const { effect } = one.plan;
      if (effect.kind !== 'latency') return { rule, delayMs, effect };
      delayMs += drawDelay(effect.delay, one.delays);
    }
    return rule === 0 ? undefined : { rule, delayMs, effect: undefined };
  }

  /** What happens to the records of a request, or undefined when no rule looks at them. */
  ofRecords(operation: string, method: string, path: string, now: number): RecordFaults<E> | undefined {
    let rules: Rule<E>[] | undefined;
    for (const one of this.#rules) {
      if (one.plan.scope !== 'record' || !concerns(one, operation, method, path)) continue;
      rules ??= [];
      rules.push(one);
    }
    return rules === undefined ? undefined : new RecordFaults(rules, now);
  }
}

function concerns(
  { plan, matchesPath }: Rule<unknown>,
  operation: string,
  method: string,
  path: string,
): boolean {
  if (plan.operation !== undefined && plan.operation !== operation) return false;
  if (plan.method !== undefined && plan.method !== method) return false;
  return matchesPath === undefined || matchesPath(path);
}
