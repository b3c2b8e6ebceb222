/**
 * The ground floor: time, chance and storage. It imports nothing of ours, and both mocks, the sync engine and the
 * scenarios stand on it. Nothing here reads the wall clock or the machine's randomness: both are parameters.
 */
export {
  atHour,
  civilOf,
  DAY_MS,
  dayOf,
  HOUR_MS,
  instantOf,
  isoDate,
  isoInstant,
  MINUTE_MS,
  parseInstant,
  SECOND_MS,
  weekdayOf,
} from './calendar.ts';
export { type Cause, CauseBook } from './causes.ts';
export { ChangeList, type ChangeObserver, NOBODY } from './change-list.ts';
export { type Clock, catchUp, isMovable, type MovableClock, VirtualClock } from './clock.ts';
export { Digest } from './digest.ts';
export { hash32, Stream, streamFor } from './random.ts';
export { Scheduler } from './scheduler.ts';
export { type Base, type Column, constant, createColumn, type RecordPage, type Value } from './table.ts';
