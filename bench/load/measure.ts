/** One target's measurement: short rounds in turn with what it is held against, then latencies at a rate that the mock can bear. */
import type { LoadClient } from './client.ts';
import type { OpenResult } from './open-model.ts';
import { type Round, runRound } from './round.ts';
import type { Addresses, ServerProcess } from './server-process.ts';
import { type Side, sidesOf } from './sides.ts';
import { type Beside, send, type Target } from './target.ts';

export interface LoadOptions {
  /** Of a target, warm-up aside. */
  readonly seconds: number;
  readonly connections: number;
}

/** What one target was found to do. */
export interface TargetResult {
  readonly name: string;
  readonly what: string;
  readonly perSecond: number;
  /** The records of those requests. */
  readonly recordsPerSecond: number;
  readonly beside: Beside;
  readonly besidePerSecond: number;
  /** CPU time of the server's process for one request, in microseconds. */
  readonly cpuUs: number;
  readonly besideCpuUs: number;
  /** Median over the rounds of the target's rate divided by that of the other side just before or after it. */
  readonly ratio: number;
  /** The same of requests a second of the server's CPU time: what other work on the machine takes does not count. */
  readonly cpuRatio: number;
  readonly rounds: number;
  readonly latencyMs: OpenResult;
  /** The rate at which the latencies were taken. */
  readonly latencyPerSecond: number;
  /** Why the figures are not worth anything; undefined when every request was answered as it should. */
  readonly failure: string | undefined;
}

/** Many short rounds rather than few long ones: what disturbs the machine then hits few of them, and a median forgets it. */
const ROUND_SECONDS = 0.25;
const MOST_ROUNDS = 20;
/** Of a target's seconds, what is left for the latencies. */
const LATENCY_SHARE = 0.2;
/** Of a target's seconds, on top of them: until the code is compiled, figures are those of another program. */
const WARM_UP_SHARE = 0.5;
/** Latencies are taken at this share of the measured rate: near the limit there are no steady ones. */
const LATENCY_LOAD = 0.25;

export async function measure(
  client: LoadClient,
  server: ServerProcess,
  addresses: Addresses,
  target: Target,
  { seconds, connections }: LoadOptions,
): Promise<TargetResult> {
  const { own, other } = sidesOf(addresses, target, connections);
  const warmUp = seconds * WARM_UP_SHARE;
  await client.closed({ ...other.load, seconds: warmUp });
  await client.closed({ ...own.load, seconds: warmUp });
  const loadSeconds = (seconds * (1 - LATENCY_SHARE)) / 2;
  const count = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(loadSeconds / ROUND_SECONDS)));
  const pairs: Pair[] = [];
  for (let i = 0; i < count; i += 1) {
    const one = async ({ load, prepare }: Side): Promise<Round> => {
      await prepare();
      return runRound(client, server, { ...load, seconds: loadSeconds / count });
    };
    pairs.push(
      await inTurn(
        i,
        () => one(own),
        () => one(other),
      ),
    );
  }
  const summary = summarised(target, pairs);
  const latencyPerSecond = Math.max(1, Math.round(summary.perSecond * LATENCY_LOAD));
  const latencySeconds = seconds * LATENCY_SHARE;
  await own.prepare();
  const latencyMs = await client.open({ ...own.load, seconds: latencySeconds, perSecond: latencyPerSecond });
  const failures = pairs.reduce((sum, pair) => sum + pair.own.failures + pair.other.failures, 0);
  const failure = await failureOf(addresses.mock, target, failures + latencyMs.failures);
  return { ...summary, latencyMs, latencyPerSecond, failure };
}

interface Pair {
  readonly own: Round;
  readonly other: Round;
}

/** The order is turned in every second pair, so that a drift of the machine favours neither. */
async function inTurn(pair: number, own: () => Promise<Round>, other: () => Promise<Round>): Promise<Pair> {
  if (pair % 2 === 0) {
    const first = await other();
    return { other: first, own: await own() };
  }
  const first = await own();
  return { own: first, other: await other() };
}

function summarised({ name, what, beside, records = 1 }: Target, pairs: readonly Pair[]) {
  const perSecond = median(pairs.map(({ own }) => own.perSecond));
  return {
    name,
    what,
    perSecond,
    recordsPerSecond: perSecond * records,
    beside,
    besidePerSecond: median(pairs.map(({ other }) => other.perSecond)),
    cpuUs: median(pairs.map(({ own }) => own.cpuUs)),
    besideCpuUs: median(pairs.map(({ other }) => other.cpuUs)),
    ratio: median(pairs.map(({ own, other }) => own.perSecond / other.perSecond)),
    cpuRatio: median(pairs.map(({ own, other }) => other.cpuUs / own.cpuUs)),
    rounds: pairs.length,
  };
}

/** A mock that refuses is fast; so a last request is looked into, for not every refusal shows in the status. */
async function failureOf(origin: string, target: Target, failures: number): Promise<string | undefined> {
  if (failures > 0) return `${failures} requests failed`;
  const { status, text } = await send(origin, target.requests[0]!);
  return target.isSuccess(status, text) ? undefined : `answered with ${status}: ${text.slice(0, 200)}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
