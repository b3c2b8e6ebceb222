/**
 * Finds the records that look like one: an index of each matching rule, built when it is first needed and kept up by
 * the API's writes. A hit is compared with the record as it is, so a stale entry does no harm; what the workload wrote
 * past the API is found under its old value only (approximated).
 */
import type { Value } from '../engine/kernel/index.ts';
import type { ObjectFinder } from './field-path.ts';
import type { Records } from './records.ts';
import type { DuplicateRule, Match, MatchingRule } from './rules/duplicates.ts';

/** A matching rule with its names resolved. */
interface Matcher {
  readonly rule: MatchingRule;
  readonly from: Records;
  readonly to: Records;
  /** Field numbers of the record that is saved, and of those compared with. */
  readonly fields: readonly (readonly [number, number])[];
  rows: Map<string, Set<number>> | undefined;
}

/** A duplicate rule with its matchers. */
export interface Searched {
  readonly rule: DuplicateRule;
  readonly from: Records;
  readonly matchers: readonly Matcher[];
}

/** Matches that a result names at most. Ours. */
const MOST_MATCHES = 50;

export class DuplicateSearch {
  readonly #rules: Searched[] = [];
  readonly #active = new Map<Records, Searched[]>();
  readonly #inactive = new Set<string>();
  readonly #matchers: Matcher[] = [];

  /** @throws Error when a rule names an object or a field that does not exist */
  constructor(objects: ObjectFinder, rules: readonly DuplicateRule[]) {
    for (const rule of rules) {
      const records = known(objects, rule.object);
      const matchers = rule.matchingRules.map((one) => matcherOf(objects, records, one));
      this.#matchers.push(...matchers);
      this.#rules.push({ rule, from: records, matchers });
    }
    this.#sort();
  }

  /** The rules of an object that are active. */
  rulesOf(records: Records): readonly Searched[] {
    return this.#active.get(records) ?? [];
  }

  /** The names of the rules that are switched off. */
  get inactive(): string[] {
    return [...this.#inactive];
  }

  /** Switches a rule on or off; one that is off does not run. @throws Error when the org has none of that name */
  setActive(name: string, isActive: boolean): void {
    if (!this.#rules.some(({ rule }) => rule.name === name)) {
      throw new Error(`the org has no duplicate rule ${name}`);
    }
    if (isActive) this.#inactive.delete(name);
    else this.#inactive.add(name);
    this.#sort();
  }

  #sort(): void {
    this.#active.clear();
    for (const searched of this.#rules) {
      if (this.#inactive.has(searched.rule.name)) continue;
      this.#active.set(searched.from, [...(this.#active.get(searched.from) ?? []), searched]);
    }
  }

  /** What a rule finds that looks like a record. */
  matches({ matchers }: Searched, row: number): Match[] {
    return matchers.flatMap((matcher) => {
      const rows = rowsLike(matcher, row);
      if (rows.length === 0) return [];
      const ids = rows.map((one) => matcher.to.idOf(one));
      return [{ rule: matcher.rule, object: matcher.to.schema.name, ids }];
    });
  }

  /** A record was saved. */
  note(records: Records, row: number): void {
    for (const matcher of this.#matchers) {
      if (matcher.to === records && matcher.rows !== undefined) add(matcher, matcher.rows, row);
    }
  }
}

/** Whether a write touched a field that a rule compares. */
export function isConcerned({ matchers }: Searched, written: ReadonlyMap<number, unknown>): boolean {
  return matchers.some(({ fields }) => fields.some(([own]) => written.has(own)));
}

function matcherOf(objects: ObjectFinder, from: Records, rule: MatchingRule): Matcher {
  const to = rule.object === undefined ? from : known(objects, rule.object);
  const pairs = Array.isArray(rule.fields)
    ? rule.fields.map((name: string) => [name, name] as const)
    : Object.entries(rule.fields as Readonly<Record<string, string>>);
  const fields = pairs.map(([own, other]) => [from.field(own), to.field(other)] as const);
  return { rule, from, to, fields, rows: undefined };
}

function rowsLike(matcher: Matcher, row: number): number[] {
  const key = keyOf(matcher.fields.map(([own]) => matcher.from.value(row, own)));
  if (key === undefined) return [];
  const { to } = matcher;
  const isLike = (other: number) =>
    to.deleted[other] === 0 && (to !== matcher.from || other !== row) && keyIn(matcher, other) === key;
  return [...(indexOf(matcher).get(key) ?? [])].filter(isLike).slice(0, MOST_MATCHES);
}

function indexOf(matcher: Matcher): Map<string, Set<number>> {
  if (matcher.rows !== undefined) return matcher.rows;
  const rows = new Map<string, Set<number>>();
  for (let row = 0; row < matcher.to.count; row += 1) add(matcher, rows, row);
  matcher.rows = rows;
  return rows;
}

function add(matcher: Matcher, rows: Map<string, Set<number>>, row: number): void {
  const key = keyIn(matcher, row);
  if (key === undefined) return;
  const same = rows.get(key);
  if (same === undefined) rows.set(key, new Set([row]));
  else same.add(row);
}

function keyIn({ to, fields }: Matcher, row: number): string | undefined {
  return keyOf(fields.map(([, other]) => to.value(row, other)));
}

/** One text for all compared values; undefined when one is blank. */
function keyOf(values: readonly Value[]): string | undefined {
  if (values.some((value) => value === null || value === '')) return undefined;
  return JSON.stringify(values.map((value) => String(value).trim().toLowerCase()));
}

function known(objects: ObjectFinder, name: string): Records {
  const records = objects.find(name);
  if (records === undefined) throw new Error(`the org has no object ${name}`);
  return records;
}
