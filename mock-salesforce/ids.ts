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
  const [head, check] = HEADS.get(keyPrefix) ?? headOf(keyPrefix);
  const low = count % 3_844;
  const middle = Math.floor(count / 3_844) % 3_844;
  const high = Math.floor(count / 14_776_336);
  // A single digit is the second of its pair.
  const bits = (UPPER[high]! >> 1) | (UPPER[middle]! << 1) | (UPPER[low]! << 3);
  return head + DIGITS[high] + PAIRS[middle] + PAIRS[low] + check + CHECK[bits];
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

/** By key prefix: the first ten characters of an Id with a small number, and what checks them. */
const HEADS = new Map<string, readonly [head: string, check: string]>();

function headOf(keyPrefix: string): readonly [string, string] {
  const id = withCheck(id15(keyPrefix, 0));
  const head = [id.slice(0, 10), id.slice(15, 17)] as const;
  HEADS.set(keyPrefix, head);
  return head;
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
  return (
    /^[0-9A-Za-z]{15}$/.test(text) ||
    (/^[0-9A-Za-z]{18}$/.test(text) && withCheck(text.slice(0, 15)) === text)
  );
}

/** The row an Id of this key prefix points to, or -1 when it is not one of ours. */
export function rowOf(keyPrefix: string, id: string): number {
  if (!id.startsWith(keyPrefix + POD)) return -1;
  let counter = 0;
  for (let i = keyPrefix.length + POD.length; i < 15; i += 1) {
    const digit = DIGITS.indexOf(id[i] ?? '!');
    if (digit < 0) return -1;
    counter = counter * 62 + digit;
  }
  return counter - 1;
}
