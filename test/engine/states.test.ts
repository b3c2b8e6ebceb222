import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { eventOf, SHOWN, type SyncEvent, type SyncState, TRANSITIONS } from '../../engine/sync/index.ts';

const test = suite('states: what each event means in each state');
const states = Object.keys(TRANSITIONS) as SyncState[];

/** The table of SPEC.md: by event, the cell of each state. */
function specified(): Map<string, string[]> {
  const rows = readFileSync('engine/sync/SPEC.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const head = rows.findIndex(([first]) => first === 'Event');
  assert.equal(rows[head]!.slice(1), states);
  const events = Object.keys(TRANSITIONS.idle);
  return new Map(rows.slice(head + 2, head + 2 + events.length).map(([event, ...cells]) => [event!, cells]));
}

test('the specification has the very table that the engine runs by', () => {
  const table = specified();
  assert.equal([...table.keys()], Object.keys(TRANSITIONS.idle));
  for (const [event, cells] of table) {
    const expected = states.map((state) => {
      const next = TRANSITIONS[state][event as SyncEvent];
      return next === state ? '·' : next;
    });
    assert.equal(cells, expected, event);
  }
});

test('every state can be reached, and no state is a dead end', () => {
  const reached = new Set<SyncState>(['checking']);
  for (const _ of states) {
    for (const state of [...reached]) for (const next of Object.values(TRANSITIONS[state])) reached.add(next);
  }
  assert.equal([...reached].sort(), [...states].sort());
  for (const state of states)
    assert.ok(
      Object.values(TRANSITIONS[state]).some((next) => next !== state),
      state,
    );
});

test('an error of a whole call is an event', () => {
  const cases: [code: string, message: string, event: SyncEvent][] = [
    ['SERVER_UNAVAILABLE', '', 'call failed'],
    ['TIMEOUT', '', 'call failed'],
    ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'quota used up'],
    ['REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.', 'call failed'],
    ['INVALID_LOGIN', '', 'access lost'],
    ['INVALID_FIELD', '', 'object refused'],
  ];
  for (const [code, message, event] of cases) assert.is(eventOf({ code, message }), event, code);
});

test('Marketo Admin shows one of three states', () => {
  assert.equal([...new Set(Object.values(SHOWN))].sort(), ['Failed', 'Last Synced', 'Sync in Progress']);
});

test.run();
