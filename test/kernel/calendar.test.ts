import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { civilOf } from '../../engine/kernel/calendar.ts';
import {
  atHour,
  DAY_MS,
  dayOf,
  HOUR_MS,
  instantOf,
  isoDate,
  isoInstant,
  parseInstant,
  weekdayOf,
} from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';

const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** Instants anywhere in the years 0 to 9999, and around the ends of months, where calendars go wrong. */
const instants = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .record({
      year: fc.constantFrom(1, 1900, 1970, 1999, 2000, 2024, 2026, 2100, 9998),
      month: fc.nat(12),
      ms: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ year, month, ms }) => Date.UTC(2000, month, 1, 0, 0, 0, ms) + yearsFrom2000(year)),
);

function yearsFrom2000(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1) - Date.UTC(2000, 0, 1);
}

const test = suite('calendar');

test('an instant is written as Date writes it', () => {
  holdsFor(instants, 2_000, (at) => {
    const date = new Date(at);
    assert.is(isoInstant(at), date.toISOString());
    assert.is(isoDate(at), date.toISOString().slice(0, 10));
    assert.is(weekdayOf(at), date.getUTCDay());
  });
});

test('an instant is split as Date splits it', () => {
  holdsFor(instants, 1_000, (at) => {
    const date = new Date(at);
    assert.equal(civilOf(at), {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
    });
  });
});

test('what is written is read back, in every zone and with as few digits as it takes', () => {
  holdsFor(fc.tuple(instants, fc.integer({ min: -14 * 60, max: 14 * 60 })), 1_000, ([at, minutes]) => {
    assert.is(parseInstant(isoInstant(at)), at);
    const local = at + minutes * 60_000;
    if (local < FIRST || local > LAST) return;
    const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
    const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
    const sign = minutes < 0 ? '-' : '+';
    const text = isoInstant(local).slice(0, -1);
    assert.is(parseInstant(`${text}${sign}${hours}${rest}`), at);
    assert.is(parseInstant(`${text}${sign}${hours}:${rest}`), at);
  });
});

test('a day begins where Date says, and months and days beyond the year or month run on', () => {
  const days = fc.record({
    year: fc.integer({ min: 1, max: 9_998 }),
    month: fc.integer({ min: -30, max: 30 }),
    day: fc.integer({ min: -400, max: 400 }),
  });
  holdsFor(days, 1_000, ({ year, month, day }) => {
    assert.is(instantOf(year, month, day), new Date(0).setUTCFullYear(year, month - 1, day));
  });
});

const READ: readonly (readonly [text: string, instant: string])[] = [
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-01-05T08:30', '2026-01-05T08:30:00.000Z'],
  ['2026-01-05T08:30:15', '2026-01-05T08:30:15.000Z'],
  ['2026-01-05T08:30:15Z', '2026-01-05T08:30:15.000Z'],
  ['2026-01-05t08:30:15z', '2026-01-05T08:30:15.000Z'],
  ['2026-01-05T08:30:15.5Z', '2026-01-05T08:30:15.500Z'],
  ['2026-01-05T08:30:15.000+0000', '2026-01-05T08:30:15.000Z'],
  ['2026-01-05T00:30:00-08:00', '2026-01-05T08:30:00.000Z'],
  ['2024-02-29T12:00:00+0530', '2024-02-29T06:30:00.000Z'],
];

for (const [text, instant] of READ)
  test(`${text} is ${instant}`, () => {
    assert.is(isoInstant(parseInstant(text)), instant);
  });

const UNREADABLE = [
  '',
  'yesterday',
  '2026',
  '2026-01',
  '5 January 2026',
  '01/05/2026',
  '2026-01-05 08:30:15',
  '2026-1-5',
  '2026-02-30',
  '2025-02-29',
  '2026-02-30T00:00:00Z',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-01-05T25:00:00Z',
  '2026-01-05T08:60:00Z',
  '2026-01-05T08:30:15 ',
  '2026-01-05T08:30:15 PST',
];

for (const text of UNREADABLE)
  test(`'${text}' is no instant`, () => {
    assert.ok(Number.isNaN(parseInstant(text)));
  });

test('the zone of the machine changes nothing', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'America/New_York';
    assert.is(new Date(2026, 0, 5).getTimezoneOffset(), 300, 'the zone did change');
    assert.is(isoInstant(parseInstant('2026-01-05T08:30')), '2026-01-05T08:30:00.000Z');
    assert.is(isoInstant(parseInstant('2026-01-05')), '2026-01-05T00:00:00.000Z');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('the hour of a day is counted from its midnight', () => {
  holdsFor(fc.tuple(instants, fc.double({ min: 0, max: 24, noNaN: true })), 500, ([at, hour]) => {
    const midnight = dayOf(at) * DAY_MS;
    assert.ok(midnight <= at && at < midnight + DAY_MS);
    assert.is(atHour(at, hour), midnight + Math.round(hour * HOUR_MS));
  });
  assert.is(isoInstant(atHour(Date.UTC(2026, 0, 5, 23), 8.5)), '2026-01-05T08:30:00.000Z');
});

test.run();
