/** Whether an answer says what an entry of a catalogue says. */
import type { ErrorEntry } from '../../../mock-salesforce/index.ts';

/** The message of an entry as a pattern: a gap may hold anything. */
export function messagePattern({ message }: Pick<ErrorEntry, 'message'>): string {
  return message
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
}

/** What follows where a JSON text is wrong. */
const PLACE = String.raw`(?: at \[line:\d+, column:\d+\])?`;

/** Every text in a body, one a line; a body that is text is one. */
function textsOf(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsOf) : [];
}

/**
 * An element with the code, and the message as a text of its own; or one text that has both. Bulk API 2.0 writes the
 * codes of Bulk API 1.0 in capitals. Of a batch of Bulk API 1.0 that cannot be read the code stands in the text.
 */
export function tells(body: unknown, entry: ErrorEntry): boolean {
  const texts = textsOf(body);
  const whole = new RegExp(`^${messagePattern(entry)}${PLACE}$`);
  const inside = new RegExp(messagePattern(entry));
  const isCode = (text: string) => text === entry.code || text === entry.code.toUpperCase();
  if (texts.some(isCode) && texts.some((text) => whole.test(text))) return true;
  return texts.some((text) => text.includes(entry.code) && inside.test(text));
}
