/** Numbers and durations as people read them, the same on every machine: nothing here follows the locale. */
import {
  civilOf,
  DAY_MS,
  HOUR_MS,
  isoInstant,
  MINUTE_MS,
  parseInstant,
  SECOND_MS,
  weekdayOf,
} from '../../../engine/kernel/index.ts';

export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `1,234,567`; a number below ten keeps a decimal when it has one: `0.4`. */
export function number(value: number): string {
  const magnitude = Math.abs(value);
  const rounded = magnitude < 10 ? Math.round(magnitude * 10) / 10 : Math.round(magnitude);
  const [whole, fraction] = String(rounded).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && rounded !== 0 ? `-${text}` : text;
}

/** `12%` of a share from 0 to 1; small shares keep a decimal, and only the whole is 100%. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const exact = share * 100;
  if (exact < 0.1) return '<0.1%';
  if (exact > 99.9 && exact < 100) return '>99.9%';
  return exact < 10 || (exact > 99 && exact < 100) ? `${exact.toFixed(1)}%` : `${Math.round(exact)}%`;
}

interface Unit {
  readonly ms: number;
  readonly name: (count: number) => string;
}

const UNITS: readonly Unit[] = [
  { ms: DAY_MS, name: (count) => (count === 1 ? 'day' : 'days') },
  { ms: HOUR_MS, name: () => 'h' },
  { ms: MINUTE_MS, name: () => 'min' },
  { ms: SECOND_MS, name: () => 's' },
  { ms: 1, name: () => 'ms' },
];

/** A duration in its two largest units: `2 h 13 min`, `4 days 3 h`, `45 s`. */
export function duration(ms: number): string {
  const whole = Math.round(ms);
  if (whole < SECOND_MS) return `${number(whole)} ms`;
  const first = UNITS.findIndex((unit) => whole >= unit.ms);
  const { ms: large, name } = UNITS[first]!;
  const small = large === SECOND_MS ? large : UNITS[first + 1]!.ms;
  const rounded = Math.round(whole / small) * small;
  // Rounding may fill the larger unit: 59 min 59.9 s are an hour.
  if (first > 0 && rounded >= UNITS[first - 1]!.ms) return duration(rounded);
  const count = Math.floor(rounded / large);
  const rest = (rounded - count * large) / small;
  const tail = rest === 0 ? '' : ` ${rest} ${UNITS[first + 1]!.name(rest)}`;
  return `${number(count)} ${name(count)}${tail}`;
}

/** Hours as a result has them, to the hundredth; they are not known to the second. */
export function hoursText(hours: number): string {
  const minutes = Math.round((hours * HOUR_MS) / MINUTE_MS);
  return minutes === 0 ? 'under 1 min' : duration(minutes * MINUTE_MS);
}

/** Seconds of the machine's time, `1.2 s`. */
export function seconds(ms: number): string {
  return `${(ms / SECOND_MS).toFixed(ms < 10 * SECOND_MS ? 1 : 0)} s`;
}

/** `6 Jan` of an instant, in UTC. */
export function dateText(at: number): string {
  const { day, month } = civilOf(at);
  return `${day} ${MONTHS[month - 1]}`;
}

/** `Tue 6 Jan 2026 03:15` of an instant, in UTC. */
export function instantText(at: number): string {
  return `${WEEKDAYS[weekdayOf(at)]} ${dateText(at)} ${civilOf(at).year} ${isoInstant(at).slice(11, 16)}`;
}

/** `Tue 6 Jan 03:15` of an ISO 8601 instant, or `6 Jan 03:15:27` where seconds matter; in UTC. */
export function clockText(instant: string, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const at = parseInstant(instant);
  if (precision === 'seconds') return `${dateText(at)} ${instant.slice(11, 19)}`;
  return `${WEEKDAYS[weekdayOf(at)]} ${dateText(at)} ${instant.slice(11, 16)}`;
}

/** `1 record`, `2 records`. */
export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `5 days`, `1 day`, `0.05 days`: days as the user wrote them, unrounded. */
export function dayCount(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
