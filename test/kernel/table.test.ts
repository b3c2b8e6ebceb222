import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { constant, createColumn, type Value } from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';

/** Rows on both sides of the first growth, which is at 1,024. */
const row = fc.oneof(fc.nat(20), fc.integer({ min: 1_020, max: 1_030 }), fc.nat(5_000));
const number = fc.oneof(
  fc.constantFrom(null, 0, -1, 1, 0.1, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, -1e300),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anything = fc.oneof(number, fc.string(), fc.boolean(), fc.constantFrom(null, '', false));

const KINDS = [
  { kind: 'number', value: number, base: (at: number): Value => (at % 3 === 0 ? null : at * 10) },
  { kind: 'any', value: anything, base: (at: number): Value => (at % 3 === 0 ? null : `base ${at}`) },
] as const;

const test = suite('columns');

for (const { kind, value, base } of KINDS)
  test(`a column of kind ${kind} holds what a map over its base holds`, () => {
    const writes = fc.array(fc.tuple(row, value), { maxLength: 60 });
    holdsFor(fc.tuple(writes, fc.array(row, { maxLength: 20 })), 300, ([all, looks]) => {
      const column = createColumn(kind, base);
      const model = new Map<number, Value>();
      assert.not.ok(column.written);
      for (const [at, written] of all) {
        column.set(at, written as Value);
        model.set(at, written as Value);
        assert.is(column.get(at), written);
      }
      for (const at of [...looks, ...model.keys()])
        assert.equal(
          [column.get(at), column.isWritten(at)],
          [model.has(at) ? model.get(at) : base(at), model.has(at)],
        );
      assert.is(column.written, all.length > 0);
    });
  });

test('null is a value: it hides the base', () => {
  for (const { kind } of KINDS) {
    const column = createColumn(kind, () => 7);
    column.set(2, null);
    assert.equal([column.get(1), column.get(2), column.get(3)], [7, null, 7]);
  }
});

test('a column without a base is empty, before and after it grows', () => {
  for (const { kind } of KINDS) {
    const column = createColumn(kind);
    assert.is(column.get(10_000), null);
    column.set(10_000, 1);
    assert.equal([column.get(0), column.get(10_000), column.get(20_000)], [null, 1, null]);
  }
});

test('one value has one constant base, so that unwritten columns can be compared', () => {
  assert.is(constant('Open'), constant('Open'));
  assert.is.not(constant('0'), constant(0));
  assert.is(constant(false)(5), false);
  assert.is(createColumn('any').base, createColumn('number').base);
});

test.run();
