import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ChangeList, type ChangeObserver, NOBODY } from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';
import { ChangeListModel } from './change-list-model.ts';

const ROWS = 12;

/** Few rows, few stamps and few causes, so that they meet often. */
const row = fc.nat(ROWS - 1);
const stamp = fc.integer({ min: 100, max: 106 });
const cause = fc.constantFrom(0, 1, 7, 255);
const step = fc.nat(3_000);

const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('touch' as const), row, stamp, cause, step }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), row, step }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settleThrough' as const), row, stamp, step }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), row, step }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const query = fc.record({
  row: fc.oneof(row, fc.constant(NOBODY)),
  stamp,
  before: stamp,
  limit: fc.nat(ROWS),
});

/** A list that logs what its observer hears. */
function createList(): { list: ChangeList; log: string[] } {
  const list = new ChangeList(3);
  list.reserve(ROWS, 100);
  const log: string[] = [];
  const observer: ChangeObserver = {
    touched: (...heard) => log.push(`touched ${heard.join(' ')}`),
    left: (...heard) => log.push(`left ${heard.join(' ')}`),
  };
  list.observer = observer;
  return { list, log };
}

/** Does one thing to the list or to its model; returns how many rows it says were settled by a cursor. */
function apply(subject: ChangeList | ChangeListModel, move: Move, now: number): number {
  if (move.kind === 'touch') subject.touch(move.row, move.stamp, move.cause, now);
  if (move.kind === 'settle') subject.settle(move.row, now);
  if (move.kind === 'forget') subject.forget(move.row, now);
  return move.kind === 'settleThrough' ? subject.settleThrough(move.stamp, move.row, now) : 0;
}

function applyToBoth(list: ChangeList, model: ChangeListModel, move: Move, now: number): void {
  assert.is(apply(list, move, now), apply(model, move, now));
}

/** The rows of a list by walking it. */
function rowsOf(list: ChangeList): number[] {
  const rows: number[] = [];
  for (let at = list.head; at !== NOBODY; at = list.next(at)) {
    rows.push(at);
    assert.ok(rows.length <= ROWS, 'the list runs in a circle');
  }
  return rows;
}

function assertSame(list: ChangeList, model: ChangeListModel): void {
  const rows = model.sorted();
  assert.equal(rowsOf(list), rows);
  assert.is(list.size, rows.length);
  for (let each = 0; each < ROWS; each += 1) assert.is(list.has(each), rows.includes(each));
  for (const each of rows) {
    const entry = model.entry(each);
    assert.equal(
      [list.stamps[each], list.causeOf(each), list.sinceOf(each)],
      [entry.stamp, entry.cause, entry.since],
    );
  }
  assert.equal(
    [...list.countByCause.entries()].filter(([, count]) => count !== 0),
    model.countByCause(),
  );
}

const test = suite('change list');

test('after any changes the list is what sorting by (stamp, row) gives, with first causes and instants', () => {
  holdsFor(fc.array(fc.tuple(move, fc.boolean()), { maxLength: 60 }), 1_000, (moves) => {
    const { list, log } = createList();
    const model = new ChangeListModel(3);
    let now = 100_000;
    for (const [each, isLookedAt] of moves) {
      now += each.step;
      applyToBoth(list, model, each, now);
      if (isLookedAt) assertSame(list, model);
    }
    assertSame(list, model);
    assert.equal(log, model.log);
  });
});

test('pages and counts are what filtering the sorted rows gives', () => {
  holdsFor(
    fc.tuple(fc.array(move, { maxLength: 40 }), fc.array(query, { maxLength: 10 })),
    300,
    ([moves, queries]) => {
      const { list } = createList();
      const model = new ChangeListModel(3);
      for (const each of moves) applyToBoth(list, model, each, 0);
      for (const { stamp: after, row: afterRow, before, limit } of queries) {
        const expected = model.between(after, afterRow, before);
        const out = new Int32Array(limit);
        const filled = list.page(after, afterRow, before, out);
        assert.equal([...out.subarray(0, filled)], expected.slice(0, limit));
        assert.is(list.count(after, afterRow, before), expected.length);
      }
    },
  );
});

test('where the list says it knows every later change, no later change is missing', () => {
  holdsFor(fc.tuple(fc.array(move, { maxLength: 40 }), stamp, row), 500, ([moves, after, afterRow]) => {
    const { list } = createList();
    const model = new ChangeListModel(3);
    for (const each of moves) applyToBoth(list, model, each, 0);
    if (list.knowsAfter(after, afterRow)) assert.equal(model.missingAfter(after, afterRow), []);
  });
});

test('a list from which nothing was settled knows every change', () => {
  const { list } = createList();
  list.touch(3, 101, 0, 0);
  list.forget(3, 0);
  assert.ok(list.knowsAfter(0, NOBODY));
  list.touch(4, 102, 0, 0);
  list.settle(4, 0);
  assert.not.ok(list.knowsAfter(102, 3));
  assert.ok(list.knowsAfter(102, 4));
});

test('a mass update within one second, in any order, is listed in row order', () => {
  const list = new ChangeList();
  list.reserve(1_000, 100);
  list.touch(999, 199, 0, 0);
  for (let i = 0; i < 999; i += 1) list.touch((i * 700) % 999, 200, 0, 0);
  const out = new Int32Array(1_000);
  assert.is(list.page(0, NOBODY, 300, out), 1_000);
  assert.equal([...out], [999, ...Array(999).keys()]);
});

test('making room keeps what is in the list, and new rows have the stamp they were given', () => {
  const list = new ChangeList();
  list.reserve(2, 50);
  list.touch(1, 70, 9, 70_500);
  list.touch(0, 70, 8, 70_900);
  list.reserve(1_000, 60);
  list.reserve(3, 80);
  assert.equal(rowsOf(list), [0, 1]);
  assert.equal([list.stamps[0], list.stamps[1], list.stamps[2], list.stamps[999]], [70, 70, 60, 60]);
  assert.equal([list.causeOf(1), list.sinceOf(1)], [9, 70_500]);
  assert.not.ok(list.has(999));
  list.touch(999, 65, 9, 71_000);
  assert.equal(rowsOf(list), [999, 0, 1]);
});

test('a record that changes again waits from its first change, and blames its first cause', () => {
  const { list, log } = createList();
  list.touch(5, 100, 1, 100_000);
  list.touch(5, 160, 2, 160_000);
  list.settle(5, 190_000);
  list.touch(5, 200, 2, 200_000);
  assert.equal(log, [
    'touched 3 5 1 100000 true',
    'touched 3 5 2 160000 false',
    'left 3 5 1 90000 190000',
    'touched 3 5 2 200000 true',
  ]);
});

test.run();
