/**
 * The words that records are made of. faker gives each pool once, when a value of it is first read; a record's value
 * is a draw from the pool by (seed, record, field), so a million records need no call of faker each.
 */
import { faker } from '@faker-js/faker/locale/en';

/** Words in a pool. */
const POOL_SIZE = 1_000;
const SEED = 20_260_105;

const makers = {
  firstName: () => faker.person.firstName(),
  lastName: () => faker.person.lastName(),
  company: () => faker.company.name(),
  title: () => faker.person.jobTitle(),
  city: () => faker.location.city(),
  state: () => faker.location.state(),
  street: () => faker.location.streetAddress(),
  product: () => faker.commerce.productName(),
} as const;

export type PoolName = keyof typeof makers;

const pools = new Map<PoolName, readonly string[]>();

/** A pool of words, the same in every run and on every machine. */
export function pool(name: PoolName): readonly string[] {
  const known = pools.get(name);
  if (known !== undefined) return known;
  faker.seed(SEED);
  const words = Array.from({ length: POOL_SIZE }, makers[name]);
  pools.set(name, words);
  return words;
}
