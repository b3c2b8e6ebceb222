/**
 * What went over the wire, record by record: which of them Marketo was given and with which fields, what the sync
 * wrote for which person, what Salesforce has refused, and which answers have reached the sync.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Call, FieldAccess, Outcome, RemoteError } from '../../../engine/sync/index.ts';
import type { Org } from '../../../mock-salesforce/index.ts';
import { EVER, type Moment, type Moments, type Span } from './moments.ts';

/** A record was given to Marketo with these fields. */
interface Delivery {
  readonly at: Moment;
  readonly fields: readonly string[];
}

/** The sync wrote a record for a person, or was refused. */
export interface Attempt {
  readonly at: Moment;
  readonly object: string;
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
  readonly error: RemoteError | undefined;
}

type UpdateCall = Extract<Call, { readonly verb: 'salesforce.update' }>;
type ApplyCall = Extract<Call, { readonly verb: 'marketo.apply' }>;
type Results = readonly { readonly error?: RemoteError | undefined }[];

export class WireHistory {
  /** The fields that the sync has asked for, by object. */
  readonly asked = new Map<string, Set<string>>();
  readonly #moments: Moments;
  readonly #deliveries = new Map<string, Delivery[]>();
  readonly #attempts = new Map<number, Attempt[]>();
  /** While a field took no part, because the sync user did not see it, by `Object.Field`. */
  readonly #hidden = new Map<string, Span[]>();
  readonly #described = new Map<string, readonly FieldAccess[]>();
  /** The last description, and the last one that was there for two looks: a third one tells nothing new. */
  readonly #lastDescribed = new Map<string, readonly FieldAccess[]>();
  readonly #settled = new Map<string, readonly FieldAccess[]>();
  readonly #seen = new Map<string, ReadonlySet<string>>();
  readonly #lastFields = new Map<string, readonly string[]>();
  readonly #org: Org;

  constructor(org: Org, moments: Moments) {
    this.#org = org;
    this.#moments = moments;
  }

  note(call: Call, outcome: Outcome<unknown>): void {
    if (call.verb === 'salesforce.changed') this.#asks(call.args.object, call.args.fields);
    if (call.verb === 'salesforce.count') this.#sees(call.args.object);
    if (!outcome.ok) return;
    if (call.verb === 'salesforce.describe')
      this.#described.set(call.args.object, outcome.value as readonly FieldAccess[]);
    if (call.verb === 'marketo.apply') this.#delivered(call);
    if (call.verb === 'salesforce.update') this.#tried(call, outcome.value as Results);
  }

  /** When Marketo was given a record with a field for the first time after a moment; never is EVER. */
  deliveredAfter(object: string, row: number, field: string, moment: Moment): Moment {
    const found = this.#of(object, row).find(({ at, fields }) => at > moment && fields.includes(field));
    return found?.at ?? EVER;
  }

  /** When Marketo was given a record with a field for the last time before a moment; -1 is never. */
  deliveredBefore(object: string, row: number, field: string, moment: Moment): Moment {
    const found = this.#of(object, row).findLast(({ at, fields }) => at < moment && fields.includes(field));
    return found?.at ?? -1;
  }

  /** Whether Marketo was given a record after a moment, with or without a field. */
  isDeliveredAfter(object: string, row: number, moment: Moment): boolean {
    return (this.#of(object, row).at(-1)?.at ?? -1) > moment;
  }

  /** What the sync tried to write for a person, oldest first. */
  attemptsFor(person: number): readonly Attempt[] {
    return this.#attempts.get(person) ?? [];
  }

  /** When a field took no part, because the sync user did not see it. */
  hidden(object: string, field: string): readonly Span[] | undefined {
    return this.#hidden.get(`${object}.${field}`);
  }

  #of(object: string, row: number): readonly Delivery[] {
    return this.#deliveries.get(`${object} ${row}`) ?? [];
  }

  #asks(object: string, fields: readonly string[]): void {
    if (this.#lastFields.get(object) === fields) return;
    this.#lastFields.set(object, fields);
    const known = this.asked.get(object) ?? new Set();
    this.asked.set(object, known);
    for (const field of fields) known.add(field);
  }

  /**
   * Whoever goes on to count an object has had the answer to its description. A field that has come back takes part from
   * the second look on (documented, Adobe "Salesforce Sync Status").
   */
  #sees(object: string): void {
    const described = this.#described.get(object);
    if (described === undefined || described === this.#settled.get(object)) return;
    if (described === this.#lastDescribed.get(object)) this.#settled.set(object, described);
    this.#lastDescribed.set(object, described);
    const visible = new Set(described.map(({ name }) => name));
    const at = this.#moments.next();
    const before = this.#seen.get(object);
    for (const { name } of this.#org.object(object).schema.fields) {
      const spans = this.#hidden.get(`${object}.${name}`) ?? [];
      this.#hidden.set(`${object}.${name}`, spans);
      const open = spans.at(-1)?.until === EVER ? spans.at(-1)! : undefined;
      if (!visible.has(name)) open ?? spans.push({ from: before === undefined ? 0 : at, until: EVER });
      else if (open !== undefined && before?.has(name)) open.until = at;
    }
    this.#seen.set(object, visible);
  }

  #delivered({ args: { page } }: ApplyCall): void {
    const at = this.#moments.next();
    for (let i = 0; i < page.size; i += 1) {
      const key = `${page.object} ${page.rows[i]}`;
      const list = this.#deliveries.get(key) ?? [];
      this.#deliveries.set(key, list);
      list.push({ at, fields: page.fields });
    }
  }

  #tried({ args: { object, records } }: UpdateCall, results: Results): void {
    const at = this.#moments.next();
    records.forEach(({ person, row, values }, i) => {
      const list = this.#attempts.get(person) ?? [];
      this.#attempts.set(person, list);
      list.push({ at, object, row, values, error: results[i]?.error });
    });
  }
}
