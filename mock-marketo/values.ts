/** How values look on the wire of the Lead Database: dates, instants, texts of activities. */
import { isoInstant, type Value } from '../engine/kernel/index.ts';

/** `2026-01-05T08:00:00Z`: instants carry no milliseconds (observed, recorded lead answers). */
export function dateTime(at: number): string {
  return `${isoInstant(at).slice(0, 19)}Z`;
}

/** A value as the text that activities show, or null. */
export function textOf(value: Value): string | null {
  return value === null ? null : String(value);
}

/** What a client sent, as a text: scalars as they are, everything else as JSON. Never throws, whatever it is. */
export function sentText(sent: unknown): string {
  if (sent === null || sent === undefined) return 'null';
  return typeof sent === 'object' ? jsonOf(sent) : String(sent);
}

/** JSON, or an ellipsis for what is nested too deeply to be written. */
function jsonOf(sent: object): string {
  try {
    return JSON.stringify(sent);
  } catch {
    return '…';
  }
}
