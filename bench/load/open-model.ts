/**
 * How long a server takes: requests are planned at a fixed rate, whether or not earlier ones have been answered, and
 * each one's latency counts from the instant it was planned for. So a server that stalls is charged for every request
 * that had to wait, and no percentile suffers from coordinated omission. Autocannon's own correction is not used: it
 * sends a second's requests in one burst and takes the expected interval, which it has in seconds, for milliseconds
 * (version 9, lib/run.js).
 */
import { createHistogram } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Pool } from 'undici';
import type { LoadRequest } from './target.ts';

export interface OpenLoad {
  readonly kind: 'open';
  readonly origin: string;
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** Latencies in milliseconds. */
export interface OpenResult {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  readonly sent: number;
  /** Replies that were no 2xx, connections that failed, and requests without a reply when the run was over. */
  readonly failures: number;
}

/** How long the last replies are waited for. */
const PATIENCE_MS = 5_000;

export async function openModel(load: OpenLoad): Promise<OpenResult> {
  const pool = new Pool(load.origin, { connections: load.connections, pipelining: 1 });
  const latencies = createHistogram();
  const planned = Math.max(1, Math.floor(load.perSecond * load.seconds));
  await Promise.all(Array.from({ length: load.connections }, () => succeeds(pool, load.requests[0]!)));
  const startAt = performance.now();
  const dueAt = (number: number) => startAt + (number * 1_000) / load.perSecond;
  let answered = 0;
  let failures = 0;
  const send = async (number: number): Promise<void> => {
    const isFine = await succeeds(pool, load.requests[number % load.requests.length]!);
    answered += 1;
    if (!isFine) failures += 1;
    latencies.record(Math.max(1, Math.round((performance.now() - dueAt(number)) * 1_000)));
  };
  for (let number = 0; number < planned; ) {
    for (; number < planned && dueAt(number) <= performance.now(); number += 1) void send(number);
    await nextTurn();
  }
  const endAt = performance.now() + PATIENCE_MS;
  while (answered < planned && performance.now() < endAt) await nextTurn();
  const unanswered = planned - answered;
  await pool.destroy();
  const ms = (percentile: number) => latencies.percentile(percentile) / 1_000;
  return {
    p50: ms(50),
    p90: ms(90),
    p99: ms(99),
    p999: ms(99.9),
    max: latencies.max / 1_000,
    sent: planned,
    failures: failures + unanswered,
  };
}

async function succeeds(pool: Pool, { method, path, headers, body }: LoadRequest): Promise<boolean> {
  try {
    const reply = await pool.request({ method, path, headers: { ...headers }, body: body ?? null });
    await reply.body.dump();
    return reply.statusCode >= 200 && reply.statusCode < 300;
  } catch {
    return false;
  }
}
