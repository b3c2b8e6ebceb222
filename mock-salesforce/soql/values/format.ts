/**
 * FORMAT(): values as a user in the United States reads them, which is the locale of the mock's users (approximated:
 * the platform follows the ICU data of its release).
 */
import { civilOf, parseInstant, type Value } from '../../../engine/kernel/index.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { LocalClock } from './time-zone.ts';

/** @param clock in which instants are shown */
export function formatted(field: FieldSchema, value: Value, clock: LocalClock): Value {
  if (value === null) return null;
  switch (field.type) {
    case 'int':
    case 'double':
      return grouped(Number(value), field.scale ?? 0);
    case 'currency':
      return `$${grouped(Number(value), field.scale ?? 2)}`;
    case 'percent':
      return `${grouped(Number(value), field.scale ?? 0)}%`;
    case 'date':
      return day(parseInstant(String(value)));
    case 'datetime':
      return dayAndHour(clock.toLocal(parseInstant(String(value))));
    default:
      return String(value);
  }
}

/** `1,234.50` */
function grouped(value: number, scale: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(scale).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${thousands}${fraction === undefined ? '' : `.${fraction}`}`;
}

function day(at: number): string {
  const { year, month, day } = civilOf(at);
  return `${month}/${day}/${year}`;
}

function dayAndHour(at: number): string {
  return `${day(at)}, ${hour(at)}`;
}

function hour(at: number): string {
  const { hour, minute } = civilOf(at);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}
