/** One target's measurement: short rounds in turn with the bare route, then latencies at a rate that the mock can bear. */
import type { LoadClient } from './client.ts';
import type { OpenResult } from './open-model.ts';
import { type Round, runRound } from './round.ts';
import type { ServerProcess } from './server-process.ts';
import { type LoadRequest, send, type Target } from './target.ts';

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
  readonly barePerSecond: number;
  /** CPU time of the server's process for one request, in microseconds. */
  readonly cpuUs: number;
  readonly bareCpuUs: number;
  /** Median over the rounds of the mock's rate divided by that of the bare route just before or after it. */
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
const WARM_UP_SHARE = 0.2;
/** Latencies are taken at this share of the measured rate: near the limit there are no steady ones. */
const LATENCY_LOAD = 0.25;

export async function measure(
  client: LoadClient,
  server: ServerProcess,
  target: Target,
  { seconds, connections }: LoadOptions,
): Promise<TargetResult> {
  const { mock, bare } = server.addresses;
  const asked = { origin: mock, requests: target.requests, connections };
  const compared = { origin: bare, requests: [bareRequest(target.requests[0]!)], connections };
  const warmUp = seconds * WARM_UP_SHARE;
  await client.closed({ ...compared, seconds: warmUp / 2 });
  await client.closed({ ...asked, seconds: warmUp });
  const loadSeconds = (seconds * (1 - LATENCY_SHARE)) / 2;
  const count = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(loadSeconds / ROUND_SECONDS)));
  const pairs: Pair[] = [];
  for (let i = 0; i < count; i += 1) {
    const one = (load: typeof asked) => runRound(client, server, { ...load, seconds: loadSeconds / count });
    pairs.push(
      await inTurn(
        i,
        () => one(asked),
        () => one(compared),
      ),
    );
  }
  const summary = summarised(target, pairs);
  const latencyPerSecond = Math.max(1, Math.round(summary.perSecond * LATENCY_LOAD));
  const latencySeconds = seconds * LATENCY_SHARE;
  const latencyMs = await client.open({ ...asked, seconds: latencySeconds, perSecond: latencyPerSecond });
  const failures = pairs.reduce((sum, { own, bare }) => sum + own.failures + bare.failures, 0);
  const failure = await failureOf(mock, target, failures + latencyMs.failures);
  return { ...summary, latencyMs, latencyPerSecond, failure };
}

interface Pair {
  readonly own: Round;
  readonly bare: Round;
}

/** The order is turned in every second pair, so that a drift of the machine favours neither. */
async function inTurn(pair: number, own: () => Promise<Round>, bare: () => Promise<Round>): Promise<Pair> {
  if (pair % 2 === 0) {
    const first = await bare();
    return { bare: first, own: await own() };
  }
  const first = await own();
  return { own: first, bare: await bare() };
}

function summarised({ name, what, records = 1 }: Target, pairs: readonly Pair[]) {
  const perSecond = median(pairs.map(({ own }) => own.perSecond));
  return {
    name,
    what,
    perSecond,
    recordsPerSecond: perSecond * records,
    barePerSecond: median(pairs.map(({ bare }) => bare.perSecond)),
    cpuUs: median(pairs.map(({ own }) => own.cpuUs)),
    bareCpuUs: median(pairs.map(({ bare }) => bare.cpuUs)),
    ratio: median(pairs.map(({ own, bare }) => own.perSecond / bare.perSecond)),
    cpuRatio: median(pairs.map(({ own, bare }) => bare.cpuUs / own.cpuUs)),
    rounds: pairs.length,
  };
}

/** The bare route is asked by the same method, and reads the same body. */
function bareRequest({ method, body }: LoadRequest): LoadRequest {
  const headers = { 'content-type': 'application/json' };
  return body === undefined
    ? { method, path: '/json', headers: {} }
    : { method, path: '/json', headers, body };
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
