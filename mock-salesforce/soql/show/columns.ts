/**
 * The columns of an answer, flat: what CSV writes in its header, what a row of XML or CSV looks up in a shown record,
 * and what an API that takes no nested results must refuse.
 */
import type { FieldSchema } from '../../schema/types.ts';
import type { Shown } from './projection.ts';
import type { ShownRecord } from './show-record.ts';

export interface FlatColumn {
  /** `Account.Owner.Name`, as CSV spells it. */
  readonly name: string;
  /** The keys that lead to the value in a shown record. */
  readonly path: readonly string[];
  /** `value` is text, number, boolean or null; `compound` is an address; the others are nested results. */
  readonly kind: 'value' | 'compound' | 'children' | 'typeof';
  /** The field of a value or compound. */
  readonly field?: FieldSchema;
}

/** The columns in the order of the SELECT list, the fields of a parent in its place. */
export function flatColumns(shown: readonly Shown[], above: readonly string[] = []): FlatColumn[] {
  return shown.flatMap((one): FlatColumn[] => {
    if (one.kind === 'parent') return flatColumns(one.shown, [...above, one.step.name]);
    const path = [...above, one.kind === 'typeof' ? one.step.name : one.name];
    const name = path.join('.');
    if (one.kind !== 'field') return [{ name, path, kind: one.kind }];
    return [{ name, path, kind: one.field.type === 'address' ? 'compound' : 'value', field: one.field }];
  });
}

/** The value of a column in a shown record; null when a parent on its path is not there. */
export function flatValue(record: ShownRecord, { path }: FlatColumn): unknown {
  let value: unknown = record;
  for (const key of path) {
    if (value === null || value === undefined) return null;
    value = (value as ShownRecord)[key];
  }
  return value ?? null;
}
