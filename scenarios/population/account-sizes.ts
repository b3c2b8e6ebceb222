/**
 * How contacts spread over accounts. Real orgs are skewed: a few accounts hold many contacts, most hold a handful.
 * The account of rank r gets a weight of 1 / r^skew, cut at the largest share; ranks are dealt out by chance.
 */
import { streamFor } from '../../engine/kernel/index.ts';

export interface AccountSizes {
  readonly skew: number;
  readonly largest: number;
}

/** The row of the account of each contact. Contacts of one account are neighbours. */
export function accountOfContacts(
  seed: number,
  accounts: number,
  contacts: number,
  sizes: AccountSizes,
): Int32Array {
  const accountOf = new Int32Array(contacts).fill(-1);
  if (accounts === 0) return accountOf;
  const shares = cumulativeShares(seed, accounts, sizes);
  let contact = 0;
  for (let account = 0; account < accounts; account += 1) {
    const end = account === accounts - 1 ? contacts : Math.round(shares[account]! * contacts);
    while (contact < end) accountOf[contact++] = account;
  }
  return accountOf;
}

/** The share of all contacts that accounts 0 to i hold together. */
function cumulativeShares(seed: number, accounts: number, sizes: AccountSizes): Float64Array {
  const weights = cappedWeights(accounts, sizes);
  shuffle(weights, seed);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let running = 0;
  return weights.map((weight) => {
    running += weight;
    return running / total;
  });
}

/** Cutting the head shifts weight to the tail, so the cut is repeated until no account is above it. */
function cappedWeights(accounts: number, { skew, largest }: AccountSizes): Float64Array {
  const weights = Float64Array.from({ length: accounts }, (_, rank) => 1 / (rank + 1) ** skew);
  const cap = Math.max(largest, 1 / accounts);
  for (let round = 0; round < 20; round += 1) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < accounts && weights[i]! > cap * total; i += 1) weights[i] = cap * total;
  }
  return weights;
}

function shuffle(values: Float64Array, seed: number): void {
  const stream = streamFor(seed, 'account sizes');
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = stream.int(0, i);
    const value = values[i]!;
    values[i] = values[j]!;
    values[j] = value;
  }
}
