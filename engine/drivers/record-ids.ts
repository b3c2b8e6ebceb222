/**
 * The engine's record numbers and Salesforce's Ids. The engine counts records as the org created them; in an Id that
 * count stands, in base 62, behind the key prefix and the pod. Written here a second time on purpose: the engine
 * shares nothing with the mock, as it would share nothing with the original.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const POD = '5g';
const COUNTER_LENGTH = 10;

/** The 15-character Id of a record. */
export function idOf(keyPrefix: string, row: number): string {
  let counter = '';
  for (let rest = row + 1, i = 0; i < COUNTER_LENGTH; i += 1, rest = Math.floor(rest / 62)) {
    counter = DIGITS.charAt(rest % 62) + counter;
  }
  return keyPrefix + POD + counter;
}

/** The record number in an Id of 15 or 18 characters. */
export function rowOf(id: string): number {
  let counter = 0;
  for (const digit of id.slice(15 - COUNTER_LENGTH, 15)) counter = counter * 62 + DIGITS.indexOf(digit);
  return counter - 1;
}
