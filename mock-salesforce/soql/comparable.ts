/** What the values of a field are compared by, in conditions and in ORDER BY. */
import { parseInstant, type Value } from '../../engine/kernel/index.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';

export type Kind = 'text' | 'id' | 'boolean' | 'number' | 'date' | 'datetime';

/** A key that `<` orders; null stands for no value. */
export type Key = string | number | null;

const KINDS: Readonly<Partial<Record<FieldType, Kind>>> = {
  id: 'id',
  reference: 'id',
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

/** The key of a value: texts without case, instants as milliseconds, false before true. */
export function keyOf(kind: Kind, value: Value): Key {
  if (value === null || value === '') return null;
  switch (kind) {
    case 'text':
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
