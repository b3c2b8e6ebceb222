/**
 * The custom object types of an instance and their records. A type is changed in a draft, which approval makes the
 * version that records are of (documented, Adobe "Custom objects").
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import { type LeadLinks, type ObjectRules, ObjectStore, type ObjectTable } from '../objects/index.ts';
import { Uuids } from '../uuids.ts';
import { type CustomField, type CustomObjectDefinition, objectTypeOf } from './definition.ts';

export interface CustomObject {
  readonly apiName: string;
  /** What records are of; undefined for a type that was never approved. */
  approved: CustomObjectDefinition | undefined;
  /** What is being changed; undefined without a draft. */
  draft: CustomObjectDefinition | undefined;
  /** Undefined as long as the type is not approved. */
  table: ObjectTable | undefined;
  createdAt: number;
  updatedAt: number;
}

/** Where links of custom objects lead to. */
export interface LinkTargets {
  readonly leads: LeadLinks;
  readonly companies: ObjectTable;
}

export class CustomObjects {
  readonly #types = new Map<string, CustomObject>();
  readonly #targets: LinkTargets;
  readonly #seed: number;

  constructor(
    definitions: readonly CustomObjectDefinition[],
    targets: LinkTargets,
    { seed, startAt }: { readonly seed: number; readonly startAt: number },
  ) {
    this.#targets = targets;
    this.#seed = seed;
    for (const definition of definitions) {
      const type = this.create(definition, startAt);
      this.approve(type, startAt);
    }
  }

  /** All types, in the order of their making. */
  get all(): CustomObject[] {
    return [...this.#types.values()];
  }

  /** A type by its API name, in any case. */
  find(apiName: string): CustomObject | undefined {
    return this.#types.get(apiName.toLowerCase());
  }

  /** A new type, a draft. */
  create(draft: CustomObjectDefinition, now: number): CustomObject {
    const { apiName } = draft;
    const type = { apiName, approved: undefined, draft, table: undefined, createdAt: now, updatedAt: now };
    this.#types.set(apiName.toLowerCase(), type);
    return type;
  }

  /** Makes the draft the version that records are of. */
  approve(type: CustomObject, now: number): void {
    type.approved = type.draft ?? type.approved;
    type.draft = undefined;
    type.updatedAt = now;
    if (type.approved === undefined) return;
    const objectType = objectTypeOf(type.approved);
    if (type.table !== undefined) type.table.store.type = objectType;
    else {
      const store = new ObjectStore(objectType, new Uuids(this.#seed, `custom object ${type.apiName}`));
      type.table = { store, rules: this.#rulesOf(type) };
    }
  }

  /** Drops the draft; a type that was never approved goes with it. */
  discard(type: CustomObject): void {
    type.draft = undefined;
    if (type.approved === undefined) this.delete(type);
  }

  delete(type: CustomObject): void {
    this.#types.delete(type.apiName.toLowerCase());
  }

  /** The types that link to one. */
  dependentsOf({ apiName }: CustomObject): CustomObject[] {
    const wanted = apiName.toLowerCase();
    return this.all.filter(({ approved, draft }) =>
      [...(approved?.fields ?? []), ...(draft?.fields ?? [])].some(
        ({ relatedTo }) => relatedTo?.name.toLowerCase() === wanted,
      ),
    );
  }

  #rulesOf(type: CustomObject): ObjectRules {
    return { noun: 'Object', refusal: (value) => this.#linkRefusal(type.approved?.fields ?? [], value) };
  }

  /** What a link names must exist (documented for leads: 1004; the code for other types is assumed). */
  #linkRefusal(fields: readonly CustomField[], value: (name: string) => Value): ErrorBody | undefined {
    for (const { name, relatedTo } of fields) {
      const key = relatedTo === undefined ? null : value(name);
      if (relatedTo === undefined || key === null) continue;
      if (this.#isThere(relatedTo.name.toLowerCase(), relatedTo.field, key)) continue;
      return relatedTo.name.toLowerCase() === 'lead'
        ? errorOf('leadNotFound')
        : errorOf('objectNotFound', 'Object');
    }
    return undefined;
  }

  #isThere(target: string, field: string, key: Value): boolean {
    if (target === 'lead') return this.#targets.leads.exists(field, key);
    const table = target === 'company' ? this.#targets.companies : this.find(target)?.table;
    if (table === undefined) return false;
    for (const record of table.store.all()) if (table.store.valueOf(record, field) === key) return true;
    return false;
  }
}
