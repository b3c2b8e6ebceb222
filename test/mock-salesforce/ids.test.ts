import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { id15, id18, isId, rowOf, withCheck } from '../../mock-salesforce/index.ts';

const test = suite('record Ids');

/** Vectors verified against the published rule (salesforce-api fact sheet 6.1). */
const VECTORS = [
  ['70130000001tcyI', '70130000001tcyIAAQ'],
  ['a0BA0000000L2ZC', 'a0BA0000000L2ZCMA0'],
  ['00558000001N0Ke', '00558000001N0KeAAK'],
  ['0012800000CXn0k', '0012800000CXn0kAAD'],
] as const;

test('the three check characters follow the published rule', () => {
  for (const [short, long] of VECTORS) assert.is(withCheck(short), long);
});

test('both forms are Ids; a wrong check or length is not', () => {
  assert.ok(isId('0012800000CXn0k') && isId('0012800000CXn0kAAD'));
  for (const text of ['', '001', '0012800000CXn0kAAA', '0012800000CXn0kAA', '0012800000CXn-k']) {
    assert.not(isId(text), text);
  }
});

test('an Id leads to its row, and Ids sort in the order of creation', () => {
  const rows = [0, 1, 61, 62, 3_843, 1_000_000];
  for (const row of rows) {
    assert.is(rowOf('003', id15('003', row)), row);
    assert.is(rowOf('003', id18('003', row)), row);
  }
  const ids = rows.map((row) => id18('003', row));
  assert.equal([...ids].sort(), ids);
});

test('an Id of another object or another org has no row', () => {
  assert.is(rowOf('003', id18('001', 7)), -1);
  assert.is(rowOf('003', '0032800000CXn0k'), -1);
});

test.run();
