/**
 * `micro`: the hot paths by themselves, and a full replay beside the bare reference loop. Absolute figures belong to
 * the machine; the ratio is what to compare between two versions.
 */
import { Bench } from 'tinybench';
import { ChangeList, Digest, Scheduler, streamFor, VirtualClock } from '../engine/kernel/index.ts';
import { Org, SYSTEM_ADMINISTRATOR } from '../mock-salesforce/index.ts';
import { catalogue, replay, type Scenario, scenarioSchema } from '../scenarios/index.ts';
import { referenceLoop } from './reference-loop.ts';

/** The aim: a full replay at a quarter of the bare loop or better. */
const AIM = 0.25;
const ROUNDS = 5;
const REFERENCE = { records: 1_000_000, changes: 2_000_000 };

/** Prints the hot paths, then the ratio. Returns whether the aim is met. */
export async function micro(print: (line: string) => void): Promise<boolean> {
  print('Hot paths (operations a second, median of the samples)');
  for (const { name, perSecond } of await hotPaths())
    print(`  ${name.padEnd(58)} ${grouped(perSecond).padStart(12)}`);
  print('');
  print(`Full replay against the bare loop, ${ROUNDS} rounds in turn`);
  const rounds = Array.from({ length: ROUNDS }, round);
  const bare = median(rounds.map(({ bare }) => bare));
  const full = median(rounds.map(({ full }) => full));
  const ratio = median(rounds.map(({ bare, full }) => full / bare));
  print(`  bare loop: arrivals, list moves, batch drains ${grouped(bare).padStart(24)} changes/s`);
  print(`  full replay of score-churn on a million persons ${grouped(full).padStart(22)} changes/s`);
  print(`  ratio ${ratio.toFixed(2)} (1:${(1 / ratio).toFixed(1)}), the aim is at least 1:${1 / AIM}`);
  return ratio >= AIM;
}

/** One measurement of each, back to back, so that both see the same machine. */
function round(): { bare: number; full: number } {
  const bareMs = timed(() => referenceLoop(REFERENCE.records, REFERENCE.changes));
  let changes = 0;
  const fullMs = timed(() => {
    changes = replay(millionPersons(), () => performance.now()).records.changed;
  });
  return { bare: (REFERENCE.changes / bareMs) * 1_000, full: (changes / fullMs) * 1_000 };
}

/** `score-churn` with four times the records, for a day and a half. */
function millionPersons(): Scenario {
  const churn = catalogue.find(({ name }) => name === 'score-churn');
  const scenario = scenarioSchema.parse(churn);
  const records = Object.fromEntries(
    Object.entries(scenario.org.records).map(([object, count]) => [object, 4 * (count ?? 0)]),
  );
  return { ...scenario, days: 1.5, org: { ...scenario.org, records } };
}

async function hotPaths(): Promise<{ name: string; perSecond: number }[]> {
  const bench = new Bench({ time: 300, warmupTime: 100 });
  addChangeList(bench);
  addScheduler(bench);
  addDigest(bench);
  addOrgWrite(bench);
  await bench.run();
  return bench.tasks.map(({ name, result }) => ({
    name,
    perSecond: result.state === 'completed' ? result.throughput.p50 * OPERATIONS : Number.NaN,
  }));
}

/** Operations in one measured call, so that the timer's own cost does not show. */
const OPERATIONS = 1_000;

function addChangeList(bench: Bench): void {
  const list = new ChangeList();
  const stream = streamFor(1, 'micro');
  list.reserve(1_000_000, 0);
  let now = 0;
  bench.add('a change moves a record to the tail of the list', () => {
    for (let i = 0; i < OPERATIONS; i += 1) {
      now += 10;
      list.touch(stream.int(0, 999_999), Math.floor(now / 1_000), 0, now);
    }
  });
}

function addScheduler(bench: Bench): void {
  const scheduler = new Scheduler(new VirtualClock(0));
  const stream = streamFor(1, 'micro scheduler');
  const action = (): void => undefined;
  for (let i = 0; i < 1_000; i += 1) scheduler.schedule(stream.int(0, 1_000), action);
  bench.add('an event is scheduled and run, 1,000 waiting', () => {
    for (let i = 0; i < OPERATIONS; i += 1) {
      scheduler.schedule(scheduler.nextAt + stream.int(0, 1_000), action);
      scheduler.step();
    }
  });
}

function addDigest(bench: Bench): void {
  const digest = new Digest();
  bench.add('an event is added to the digest', () => {
    for (let i = 0; i < OPERATIONS; i += 1) digest.add(1, 2, i, 3);
  });
}

function addOrgWrite(bench: Bench): void {
  const count = 250_000;
  const org = new Org({ startAt: 0, populations: { Contact: { count, bases: {} } } });
  const contacts = org.object('Contact');
  const field = contacts.field('Phone');
  const cause = org.causes.of('micro', 'Contact.Phone');
  const stream = streamFor(1, 'micro org');
  let now = 1_000;
  bench.add('a field of a contact is written in the org', () => {
    for (let i = 0; i < OPERATIONS; i += 1) {
      now += 10;
      org.write(contacts, stream.int(0, count - 1), field, '555', SYSTEM_ADMINISTRATOR, cause, now);
    }
  });
}

function timed(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
