import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoInstant } from '../../engine/kernel/index.ts';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: the changes since a cursor');

/** Contacts 7, 3, 5 change in one second, 3 again later, 1 last. */
function changedOrg(): Org {
  const org = smallOrg();
  for (const [row, second] of [
    [7, 10],
    [3, 10],
    [5, 10],
    [3, 20],
    [1, 30],
  ] as const) {
    org.update(org.object('Contact'), row, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START + second * 1_000);
  }
  return org;
}

const at = (second: number) => isoInstant(START + second * 1_000);

function found(org: Org, where: string, rest = 'ORDER BY SystemModstamp ASC, Id ASC'): number[] {
  const soql = `SELECT Id FROM Contact WHERE ${where} ${rest}`;
  const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START + 60_000 });
  if (!answer.ok) throw new Error(answer.error.message);
  return [...answer.value.rows];
}

function counted(org: Org, where: string): number {
  const soql = `SELECT COUNT() FROM Contact WHERE ${where}`;
  const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START + 60_000 });
  return answer.ok ? answer.value.totalSize : -1;
}

/** The sync's own window: after the record in a second, up to another second. */
function window(org: Org, second: number, row: number, before: number): string {
  const id = org.object('Contact').idOf(row);
  const t = at(second);
  return `(SystemModstamp > ${t} OR (SystemModstamp = ${t} AND Id > '${id}')) AND SystemModstamp < ${at(before)}`;
}

const WINDOWS: readonly [(org: Org) => string, readonly number[]][] = [
  [() => `SystemModstamp >= ${at(10)} AND SystemModstamp < ${at(30)}`, [5, 7, 3]],
  [() => `SystemModstamp > ${at(10)}`, [3, 1]],
  [() => `SystemModstamp >= ${at(0)}`, [5, 7, 3, 1]],
  [() => `SystemModstamp >= ${at(9.5)} AND SystemModstamp < ${at(20.5)}`, [5, 7, 3]],
  [(org) => window(org, 10, 5, 60), [7, 3, 1]],
  [(org) => window(org, 10, 7, 30), [3]],
  [(org) => window(org, 20, 3, 30), []],
  [() => `SystemModstamp >= ${at(0)} AND LastName > 'Last3'`, [5, 7]],
  [() => `SystemModstamp < ${at(0)}`, [0, 2, 4, 6, 8, 9, 10, 11]],
];

test('every form of window finds the changes in SystemModstamp order, ties in Id order', () => {
  const org = changedOrg();
  for (const [where, rows] of WINDOWS) {
    assert.equal(found(org, where(org)), rows, where(org));
    assert.is(counted(org, where(org)), rows.length, where(org));
  }
});

test('LIMIT and OFFSET page through a window', () => {
  const org = changedOrg();
  const all = `SystemModstamp >= ${at(0)}`;
  assert.equal(found(org, all, 'ORDER BY SystemModstamp LIMIT 2'), [5, 7]);
  assert.equal(found(org, all, 'ORDER BY SystemModstamp, Id LIMIT 2 OFFSET 2'), [3, 1]);
  assert.equal(found(org, `${all} AND LastName != 'Last7'`, 'ORDER BY SystemModstamp LIMIT 2'), [5, 3]);
});

test('a client whose cursor lies before what a sync has settled still finds every change', () => {
  const org = changedOrg();
  org.object('Contact').changes.settleThrough(START / 1_000 + 20, 3, START + 40_000);
  for (const [where, rows] of WINDOWS) {
    assert.equal(found(org, where(org)), rows, where(org));
    assert.is(counted(org, where(org)), rows.length, where(org));
  }
});

test('the windows are served from the list of changes, not by a scan', () => {
  const org = changedOrg();
  org.object('Contact').changes.forget(5, START);
  assert.equal(found(org, window(org, 10, 3, 60)), [7, 3, 1], 'what the list has forgotten is not found');
  assert.is(counted(org, window(org, 10, 3, 60)), 3);
});

test('one record settled out of its turn hides nothing', () => {
  const org = changedOrg();
  org.object('Contact').changes.settle(3, START + 40_000);
  for (const [where, rows] of WINDOWS) assert.equal(found(org, where(org)), rows, where(org));
});

test('deleted records leave the window, unless the client asks for them', () => {
  const org = changedOrg();
  org.remove(org.object('Contact'), 7, SYSTEM_ADMINISTRATOR, START + 50_000);
  assert.equal(found(org, `SystemModstamp >= ${at(0)}`), [5, 3, 1]);
  const soql = `SELECT Id FROM Contact WHERE SystemModstamp >= ${at(0)} ORDER BY SystemModstamp`;
  const options = { user: SYSTEM_ADMINISTRATOR, now: START + 60_000, withDeleted: true };
  const answer = runQuery(org, soql, options);
  assert.equal(answer.ok && [...answer.value.rows], [5, 3, 1, 7]);
});

test('another order than the list’s is sorted', () => {
  const org = changedOrg();
  assert.equal(found(org, `SystemModstamp >= ${at(0)}`, 'ORDER BY SystemModstamp DESC'), [1, 3, 5, 7]);
  assert.equal(found(org, `SystemModstamp >= ${at(0)}`, ''), [1, 3, 5, 7]);
});

test.run();
