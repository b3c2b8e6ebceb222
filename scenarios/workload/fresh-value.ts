/** A new value for a field, of its type and within its bounds. */
import { DAY_MS, isoDate, type Stream, type Value } from '../../engine/kernel/index.ts';
import type { FieldSchema } from '../../mock-salesforce/index.ts';

const FIRST_DAY = 20_454 * DAY_MS;

/** Draws a value that a record could have; most draws differ from the value before. */
export function freshValue(field: FieldSchema, stream: Stream): Value {
  switch (field.type) {
    case 'boolean':
      return stream.chance(0.5);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return stream.int(0, 100_000);
    case 'picklist':
      return field.picklistValues?.[stream.int(0, field.picklistValues.length - 1)] ?? null;
    case 'date':
      return isoDate(FIRST_DAY + stream.int(0, 364) * DAY_MS);
    case 'email':
      return `person.${stream.int(0, 999_999_999)}@example.com`;
    case 'phone':
      return `(555) ${stream.int(100, 999)}-${stream.int(1_000, 9_999)}`;
    default:
      return `${field.label} ${stream.int(0, 999_999_999)}`.slice(0, field.length ?? 80);
  }
}
