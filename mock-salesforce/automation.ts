/**
 * Automation of the org, as flows and triggers do it: copies a field of a parent to the same-typed field of its
 * children whenever it is written.
 */
import type { Records } from './records.ts';

/** One rule of the automation. */
export interface CopyToChildren {
  /** `Account.Account_Score__c` */
  readonly from: string;
  /** `Contact.Account_Score__c`; the child is found by its lookup to the parent. */
  readonly to: string;
  /** The child's lookup field, `AccountId`. */
  readonly by: string;
}

/** A rule with its names resolved to field numbers. */
export interface ResolvedCopy {
  readonly children: Records;
  readonly field: number;
  readonly lookup: number;
}

export class Automation {
  /** By object and field number: where a written value is copied to. */
  readonly #copies: (ResolvedCopy[] | undefined)[][];
  readonly #objects: readonly Records[];

  constructor(objects: readonly Records[], rules: readonly CopyToChildren[]) {
    this.#objects = objects;
    this.#copies = objects.map(() => []);
    for (const rule of rules) this.#install(rule);
  }

  /** Where a field is copied to, or undefined. */
  copiesOf(records: Records, field: number): readonly ResolvedCopy[] | undefined {
    return this.#copies[records.changes.id]![field];
  }

  #install(rule: CopyToChildren): void {
    const [parentName, parentField] = split(rule.from);
    const [childName, childField] = split(rule.to);
    const parent = this.#object(parentName);
    const children = this.#object(childName);
    const copies = this.#copies[parent.changes.id]!;
    const field = parent.field(parentField);
    copies[field] ??= [];
    copies[field].push({ children, field: children.field(childField), lookup: children.field(rule.by) });
  }

  #object(name: string): Records {
    const records = this.#objects.find((one) => one.schema.name === name);
    if (records === undefined) throw new Error(`the org has no object ${name}`);
    return records;
  }
}

function split(path: string): [string, string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}
