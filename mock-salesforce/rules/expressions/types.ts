/** Formulas and conditions as data: what an administrator writes in validation rules, formula fields and flows. */
import type { Value } from '../../../engine/kernel/index.ts';

/** A formula, parsed. A path leads over lookups: `Account.Owner.Name`. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** How a condition compares a field; texts compare without regard to case, as the platform's filters do. */
export type ConditionOperator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | 'startsWith'
  | 'in'
  | 'notIn';

/** A condition, as data or as a formula that is true or false (`ISCHANGED(Status)`). */
export type Condition =
  | {
      readonly field: string;
      readonly operator: ConditionOperator;
      /** Compared with; a list for `in` and `notIn`. null is the empty field. */
      readonly value: Value | readonly Value[];
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly formula: string };

/** What a formula may look at. */
export interface Sight {
  /** A field of the record or, over its lookups, of another. */
  read(path: string): Value;
  /** The field as it was before the write; the same as `read` when nothing is being written. */
  before(path: string): Value;
  /** Whether the record is being created. */
  readonly isNew: boolean;
  readonly now: number;
}
