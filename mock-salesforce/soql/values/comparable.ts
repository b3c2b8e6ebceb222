/** What the values of a field are compared by, in conditions, in ORDER BY and in aggregates. */
import { parseInstant, type Value } from '../../../engine/kernel/index.ts';
import type { FieldSchema, FieldType } from '../../schema/types.ts';

export type Kind = 'text' | 'multi' | 'id' | 'boolean' | 'number' | 'date' | 'datetime';

/** A key that `<` orders; null stands for no value. */
export type Key = string | number | null;

const KINDS: Readonly<Partial<Record<FieldType, Kind>>> = {
  id: 'id',
  reference: 'id',
  multipicklist: 'multi',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
};

export function kindOf(field: FieldSchema): Kind {
  return KINDS[field.type] ?? 'text';
}

/** Texts that are too long for any index are shown only, as are compounds and, in ORDER BY, multi-select picklists. */
export function isFilterable({ type, length = 0 }: FieldSchema): boolean {
  return type !== 'address' && !(type === 'textarea' && length > 255);
}

export function isSortable(field: FieldSchema): boolean {
  return isFilterable(field) && field.type !== 'multipicklist';
}

const GROUPABLE: ReadonlySet<FieldType> = new Set([
  ...(['string', 'email', 'phone', 'url', 'picklist', 'textarea', 'id', 'reference'] as const),
  ...(['boolean', 'date', 'int'] as const),
]);

/** Formula fields make no groups, nor do long texts (documented, "Considerations for GROUP BY"). */
export function isGroupable(field: FieldSchema): boolean {
  return GROUPABLE.has(field.type) && isFilterable(field) && field.calculated !== true;
}

/** The key of a value: texts without case, instants as milliseconds, false before true. */
export function keyOf(kind: Kind, value: Value): Key {
  if (value === null || value === '') return null;
  switch (kind) {
    case 'text':
    case 'multi':
      return String(value).toLowerCase();
    case 'id':
      return String(value);
    case 'boolean':
      return value === true ? 1 : 0;
    case 'number':
      return Number(value);
    default:
      return parseInstant(String(value));
  }
}
