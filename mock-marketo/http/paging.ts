/**
 * Paging tokens: Base32 text, as the original's (observed). What they encode today is ciphertext; here it is the plain
 * form of its oldest samples, `2008-11-06T00:00:00.000+0000,1078`: a date, and the last id that was seen, so that a token
 * needs no memory and survives a restart.
 */
import { isoInstant, parseInstant } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';

/** Where to go on: everything since an instant (ms), after an id; 0 when nothing has been seen yet. */
export interface Position {
  readonly since: number;
  readonly lastId: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A position as a token. */
export function tokenOf({ since, lastId }: Position): string {
  return encodeBase32(`${isoInstant(since).replace('Z', '+0000')},${lastId}`);
}

/**
 * The position that a token encodes. Clients send tokens with the padding encoded, plain or cut off.
 * @throws ApiFault 1003 when the text is no token
 */
export function positionOf(token: string): Position {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+\+0000),(\d{1,15})$/.exec(decodeBase32(token));
  const since = match === null ? Number.NaN : parseInstant(match[1]!);
  if (match === null || Number.isNaN(since)) throw fault('tokenUnreadable');
  return { since, lastId: Number(match[2]) };
}

function encodeBase32(text: string): string {
  let bits = 0;
  let size = 0;
  let encoded = '';
  for (const byte of Buffer.from(text, 'latin1')) {
    bits = (bits << 8) | byte;
    size += 8;
    for (; size >= 5; size -= 5) encoded += DIGITS[(bits >> (size - 5)) & 31];
    bits &= (1 << size) - 1;
  }
  if (size > 0) encoded += DIGITS[(bits << (5 - size)) & 31];
  return encoded.padEnd(Math.ceil(encoded.length / 8) * 8, '=');
}

/** The text of a token, or nothing when a character is no Base32 digit. */
function decodeBase32(token: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let size = 0;
  for (const character of token.replace(/=+$/, '')) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) return '';
    bits = (bits << 5) | digit;
    size += 5;
    if (size < 8) continue;
    size -= 8;
    bytes.push(bits >> size);
    bits &= (1 << size) - 1;
  }
  return Buffer.from(bytes).toString('latin1');
}
