/** The rules of an org, compiled and sorted by object, so that a save finds its own with one look. */
import type { ObjectFinder } from './field-path.ts';
import type { OrgOptions } from './options.ts';
import type { Records } from './records.ts';
import { type CompiledCondition, FormulaError } from './rules/expressions/index.ts';
import type { CompiledRule, ValidationRule } from './rules/validation.ts';
import type { FieldSchema } from './schema/types.ts';
import { PathReaders } from './sight.ts';

export class RuleBook {
  readonly #readers = new Map<Records, PathReaders>();
  readonly #rules: CompiledRule[] = [];
  readonly #active = new Map<Records, CompiledRule[]>();
  readonly #lookupFilters = new Map<FieldSchema, CompiledCondition>();
  readonly #objects: ObjectFinder;

  /** @throws FormulaError, with the rule's name, when a rule names what does not exist */
  constructor(objects: ObjectFinder, { validationRules = [] }: OrgOptions) {
    this.#objects = objects;
    for (const rule of validationRules) this.#rules.push(this.#compiled(rule));
    this.#sort();
  }

  /** Switches a validation rule on or off. @throws Error when the org has none of that name */
  setValidationActive(name: string, isActive: boolean): void {
    const place = this.#rules.findIndex(({ rule }) => rule.name === name);
    const compiled = this.#rules[place];
    if (compiled === undefined) throw new Error(`the org has no validation rule ${name}`);
    this.#rules[place] = { ...compiled, rule: { ...compiled.rule, active: isActive } };
    this.#sort();
  }

  /** The names of the validation rules that are switched off. */
  get inactive(): string[] {
    return this.#rules.filter(({ rule }) => rule.active === false).map(({ rule }) => rule.name);
  }

  /** The paths of an object. */
  readersOf(records: Records): PathReaders {
    const known = this.#readers.get(records) ?? new PathReaders(this.#objects, records);
    this.#readers.set(records, known);
    return known;
  }

  /** The validation rules of an object that are active. */
  validationOf(records: Records): readonly CompiledRule[] {
    return this.#active.get(records) ?? [];
  }

  /** Whether a record is one that a lookup may point to. */
  passesLookupFilter(field: FieldSchema, target: Records, row: number, now: number): boolean {
    if (field.lookupFilter === undefined) return true;
    const readers = this.readersOf(target);
    const known = this.#lookupFilters.get(field) ?? readers.condition(field.lookupFilter);
    this.#lookupFilters.set(field, known);
    return known.test(readers.sight(row, new Map(), now));
  }

  #compiled(rule: ValidationRule): CompiledRule {
    const records = this.#object(rule.name, rule.object);
    try {
      return { rule, condition: this.readersOf(records).condition(rule.errorCondition) };
    } catch (error) {
      throw error instanceof FormulaError ? new FormulaError(`${rule.name}: ${error.message}`) : error;
    }
  }

  #sort(): void {
    this.#active.clear();
    for (const compiled of this.#rules) {
      if (compiled.rule.active === false) continue;
      const records = this.#object(compiled.rule.name, compiled.rule.object);
      this.#active.set(records, [...(this.#active.get(records) ?? []), compiled]);
    }
  }

  #object(rule: string, name: string): Records {
    const records = this.#objects.find(name);
    if (records === undefined) throw new FormulaError(`${rule}: there is no object ${name}`);
    return records;
  }
}
