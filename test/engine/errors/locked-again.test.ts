import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../../engine/kernel/index.ts';
import { type Call, createContext, type Outcome } from '../../../engine/sync/index.ts';
import { pushUpdates } from '../../../engine/sync/push.ts';
import { PARAMETERS } from '../../support/sync-bench.ts';

const test = suite('errors: a record that changes while another transaction holds it');

const ok = (value: unknown): Outcome<unknown> => ({ ok: true, value });
const phone = (value: string) => ({ person: 1, row: 1, values: { Phone: value } });
const LOCKED = { error: { code: 'UNABLE_TO_LOCK_ROW', message: '' } };
const NO_LOG = new Proxy({}, { get: () => () => undefined }) as never;

/** Plays a step of pushes; what is handed out and how each write ends is given. Returns the values of each write. */
function writesOf(handedOut: readonly (readonly ReturnType<typeof phone>[])[], ends: readonly object[]) {
  const context = createContext({ ...PARAMETERS, recordsPerCall: 1 }, new VirtualClock(0), NO_LOG, 0);
  const state = context.objects.get('Lead')!;
  state.visibleNames = new Set(['Phone']);
  const process = pushUpdates(context, { state, deleted: [], toPull: 0, toPush: 5 }, 1);
  const writes: unknown[] = [];
  let asked = 0;
  const answer = (call: Call): Outcome<unknown> => {
    if (call.verb === 'marketo.pending') return ok(handedOut[asked++] ?? []);
    if (call.verb !== 'salesforce.update') return ok(1);
    writes.push(...call.args.records.map(({ values }) => values.Phone));
    return ok([ends[writes.length - 1]]);
  };
  let next = process.next();
  while (!next.done) next = process.next(next.value.kind === 'call' ? answer(next.value) : undefined);
  return writes;
}

test('it comes up again in the same step, and has its one more try with what it holds by then', () => {
  assert.equal(writesOf([[phone('old')], [phone('new')]], [LOCKED, {}]), ['old', 'new']);
});

test('locked for long, it is tried twice in a cycle however often it changes', () => {
  assert.equal(writesOf([[phone('1')], [phone('2')], [phone('3')]], [LOCKED, LOCKED, LOCKED]), ['1', '3']);
});

test.run();
