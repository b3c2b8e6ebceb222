import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../engine/kernel/index.ts';
import { InvariantError } from '../../engine/sync/index.ts';
import { advance, createContext } from '../../engine/sync/state.ts';
import { PARAMETERS, SILENT_LOG } from '../support/sync-bench.ts';

const test = suite('cursor: it only ever goes forward');

function leadState() {
  return createContext(PARAMETERS, new VirtualClock(0), SILENT_LOG, 50_000).objects.get('Lead')!;
}

test('a sync begins with the changes of its first second', () => {
  assert.equal(leadState().cursor, { stamp: 50, row: -1 });
});

test('it goes on within a second by record, and from second to second', () => {
  const state = leadState();
  for (const cursor of [
    { stamp: 50, row: 0 },
    { stamp: 50, row: 7 },
    { stamp: 51, row: 3 },
  ]) {
    advance(state, cursor);
    assert.equal(state.cursor, cursor);
  }
});

test('standing still or going back is a bug, and stops the run (invariant 1)', () => {
  const state = leadState();
  advance(state, { stamp: 60, row: 5 });
  for (const cursor of [
    { stamp: 60, row: 5 },
    { stamp: 60, row: 4 },
    { stamp: 59, row: 9 },
  ]) {
    assert.throws(
      () => advance(state, cursor),
      (error: unknown) => error instanceof InvariantError,
    );
  }
});

test.run();
