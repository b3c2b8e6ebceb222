/** One target's measurement: rounds in turn with the bare route, then latencies at a rate that the mock can bear. */
import type { LoadClient } from './client.ts';
import type { OpenResult } from './open-model.ts';
import type { Addresses } from './server.ts';
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
  readonly barePerSecond: number;
  /** Median over the rounds of the mock's rate divided by that of the bare route just before or after it. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly latencyMs: OpenResult;
  /** The rate at which the latencies were taken. */
  readonly latencyPerSecond: number;
  /** Why the figures are not worth anything; undefined when every request was answered as it should. */
  readonly failure: string | undefined;
}

/** Rounds of each server; the order is turned in every second one, so that a drift of the machine favours neither. */
const MOST_ROUNDS = 4;
/** In a shorter round, slow requests would not even come to their end. */
const SHORTEST_ROUND_SECONDS = 0.25;
/** Of a target's seconds, what is left for the latencies. */
const LATENCY_SHARE = 0.3;
const WARM_UP_SECONDS = 0.3;
/** Latencies are taken at this share of the measured rate: near the limit there are no steady ones. */
const LATENCY_LOAD = 0.25;

export async function measure(
  client: LoadClient,
  { mock, bare }: Addresses,
  target: Target,
  { seconds, connections }: LoadOptions,
): Promise<TargetResult> {
  const asked = { origin: mock, requests: target.requests, connections };
  const compared = { origin: bare, requests: [bareRequest(target.requests[0]!)], connections };
  const loadSeconds = (seconds * (1 - LATENCY_SHARE)) / 2;
  const fitting = Math.floor(loadSeconds / SHORTEST_ROUND_SECONDS);
  const roundCount = Math.max(1, Math.min(MOST_ROUNDS, fitting));
  const roundSeconds = loadSeconds / roundCount;
  await client.closed({ ...compared, seconds: WARM_UP_SECONDS });
  await client.closed({ ...asked, seconds: WARM_UP_SECONDS });
  const rounds: { own: number; bare: number }[] = [];
  let failures = 0;
  for (let round = 0; round < roundCount; round += 1) {
    const order = round % 2 === 0 ? [compared, asked] : [asked, compared];
    const results = [await client.closed({ ...order[0]!, seconds: roundSeconds })];
    results.push(await client.closed({ ...order[1]!, seconds: roundSeconds }));
    const [first, second] = results.map(({ perSecond }) => perSecond) as [number, number];
    rounds.push(round % 2 === 0 ? { bare: first, own: second } : { own: first, bare: second });
    failures += results.reduce((sum, one) => sum + one.failures, 0);
  }
  const perSecond = mean(rounds.map(({ own }) => own));
  const latencyPerSecond = Math.max(1, Math.round(perSecond * LATENCY_LOAD));
  const latencySeconds = seconds * LATENCY_SHARE;
  const latencyMs = await client.open({ ...asked, seconds: latencySeconds, perSecond: latencyPerSecond });
  const ratios = rounds.map(({ own, bare }) => own / bare);
  return {
    name: target.name,
    what: target.what,
    perSecond,
    barePerSecond: mean(rounds.map(({ bare }) => bare)),
    ratio: median(ratios),
    ratios,
    latencyMs,
    latencyPerSecond,
    failure: await failureOf(mock, target, failures + latencyMs.failures),
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
