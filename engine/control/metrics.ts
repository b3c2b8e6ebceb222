/** Counters and gauges in the text form of Prometheus. They are read from the mock when somebody asks, never kept up. */
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Faults } from './faults.ts';
import type { Traffic } from './traffic.ts';

/** Loaded when first asked for: a server that nobody watches starts without it. */
const load = createRequire(import.meta.url);

/** Labels and value. */
export type Sample = readonly [Readonly<Record<string, string>>, number];

export interface Metric {
  readonly type: 'Counter' | 'Gauge';
  /** Without the prefix that all of a mock share. */
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Where they are read; an answer in a form of its own. */
export const METRICS = { method: 'GET', path: '/__mock/metrics', input: undefined } as const;

/** Adds the metrics to a server, under names that begin with a prefix (`salesforce_`). */
export function addMetrics(
  server: FastifyInstance,
  prefix: string,
  metricsOf: () => readonly Metric[],
): void {
  server.get(METRICS.path, async (_request, reply) => {
    const { type, text } = await exposition(prefix, metricsOf());
    return reply.header('content-type', type).send(text);
  });
}

async function exposition(
  prefix: string,
  metrics: readonly Metric[],
): Promise<{ type: string; text: string }> {
  const prometheus = load('prom-client') as typeof import('prom-client');
  const registry = new prometheus.Registry();
  for (const { type, name, help, samples } of metrics) {
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const metric = new prometheus[type]({ name: prefix + name, help, labelNames, registers: [registry] });
    for (const [labels, value] of samples) metric.inc(labels, value);
  }
  return { type: registry.contentType, text: await registry.metrics() };
}

/** What both mocks count: requests by operation and result, and hits of fault rules. */
export function trafficMetrics(
  traffic: Traffic,
  resultLabel: string,
  resultHelp: string,
  faults: Faults<unknown>,
  now: number,
): Metric[] {
  const requests = [...traffic.counts].flatMap(([operation, counts]) =>
    [...counts].map(([result, count]): Sample => [{ operation, [resultLabel]: String(result) }, count]),
  );
  const hits = faults
    .rules(now)
    .map(({ id, asked, hits }): Sample => [{ rule: String(id), effect: String(asked.effect) }, hits]);
  return [
    counter('requests_total', `Requests by operation and ${resultHelp}`, requests),
    counter('fault_hits_total', 'Requests that a fault rule applied to', hits),
  ];
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'Counter', name, help, samples };
}

/** A gauge with a sample for each of its labels. */
export function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'Gauge', name, help, samples };
}
