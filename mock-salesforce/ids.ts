/**
 * Record Ids: a key prefix, the pod, and a counter in base 62, so that the order of Ids is the order of creation and
 * an Id leads straight to its row. 15 characters are case-sensitive; the 18-character form appends three that check
 * the case. Source: facts/salesforce-api.md section 6.1 (rule and verified vectors).
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const POD = '5g';
const COUNTER_LENGTH = 10;

/** The 15-character Id of the record in `row` (0-based) of the object with this key prefix. */
export function id15(keyPrefix: string, row: number): string {
  let rest = row + 1;
  let counter = '';
  for (let i = 0; i < COUNTER_LENGTH; i += 1) {
    counter = DIGITS[rest % 62]! + counter;
    rest = Math.floor(rest / 62);
  }
  return keyPrefix + POD + counter;
}

/** The 18-character Id, as REST, SOAP and bulk return it. Replies are full of them, so all but five digits is looked up. */
export function id18(keyPrefix: string, row: number): string {
  const count = row + 1;
  if (count >= FIVE_DIGITS) return withCheck(id15(keyPrefix, row));
  const { heads, tails } = ENDS.get(keyPrefix) ?? endsOf(keyPrefix);
  const low = count % 3_844;
  const middle = Math.floor(count / 3_844) % 3_844;
  const high = Math.floor(count / 14_776_336);
  // A single digit is the second of its pair.
  const bits = (UPPER[high]! >> 1) | (UPPER[middle]! << 1) | (UPPER[low]! << 3);
  // In this order, for only the last step makes a text that is long enough to be kept as a tree of its pieces.
  return heads[high]! + (PAIRS[middle]! + PAIRS[low]! + tails[bits]!);
}

/** Numbers of less than six digits. */
const FIVE_DIGITS = 62 ** 5;

/** Numbers from 0 to 3,843 in two digits. */
const PAIRS: readonly string[] = Array.from(
  { length: 62 * 62 },
  (_, n) => DIGITS[Math.floor(n / 62)]! + DIGITS[n % 62]!,
);

/** Which characters of a pair are upper case, as bits. */
const UPPER: readonly number[] = PAIRS.map(
  ([first, second]) => (isUpper(first!) ? 1 : 0) | (isUpper(second!) ? 2 : 0),
);

/** What Ids with a small number begin and end with. */
interface Ends {
  /** The first eleven characters, by the first of five digits. */
  readonly heads: readonly string[];
  /** The check, by the bits of its last character. */
  readonly tails: readonly string[];
}

/** By key prefix. */
const ENDS = new Map<string, Ends>();

function endsOf(keyPrefix: string): Ends {
  const id = withCheck(id15(keyPrefix, 0));
  const heads = [...DIGITS].map((digit) => id.slice(0, 10) + digit);
  const tails = [...CHECK].map((character) => id.slice(15, 17) + character);
  ENDS.set(keyPrefix, { heads, tails });
  return { heads, tails };
}

function isUpper(digit: string): boolean {
  return digit >= 'A' && digit <= 'Z';
}

/** Appends the three check characters: one per block of five, its bits tell which characters are upper case. */
export function withCheck(id: string): string {
  let check = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) {
      const code = id.charCodeAt(block + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    check += CHECK[bits];
  }
  return id + check;
}

/** Whether a text has the form of an Id (15 characters, or 18 with a right check). */
export function isId(text: string): boolean {
  if (text.length !== 15 && text.length !== 18) return false;
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) {
      const code = text.charCodeAt(block + i);
      if (digitOf(code) < 0) return false;
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    if (text.length === 18 && text.charCodeAt(15 + block / 5) !== CHECK.charCodeAt(bits)) return false;
  }
  return true;
}

/** What a digit counts, by its character code; -1 for what is no digit. */
const DIGIT_OF = Int8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));

function digitOf(code: number): number {
  return code < DIGIT_OF.length ? DIGIT_OF[code]! : -1;
}

/** The row an Id of this key prefix points to, or -1 when it is not one of ours. */
export function rowOf(keyPrefix: string, id: string): number {
  if (!id.startsWith(keyPrefix) || !id.startsWith(POD, keyPrefix.length) || id.length < 15) return -1;
  let counter = 0;
  for (let i = keyPrefix.length + POD.length; i < 15; i += 1) {
    const digit = digitOf(id.charCodeAt(i));
    if (digit < 0) return -1;
    counter = counter * 62 + digit;
  }
  return counter - 1;
}
