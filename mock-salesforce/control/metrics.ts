/** Counters and gauges in the text form of Prometheus. They are read from the org when somebody asks, never kept up. */
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Api } from '../api.ts';

/** Loaded when first asked for: a server that nobody watches starts without it. */
const load = createRequire(import.meta.url);

/** Labels and value. */
type Sample = readonly [Readonly<Record<string, string>>, number];

interface Metric {
  readonly type: 'Counter' | 'Gauge';
  /** Without the prefix that all share. */
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Adds `/__mock/metrics` to a server. */
export function addMetrics(server: FastifyInstance, api: Api): void {
  server.get('/__mock/metrics', async (_request, reply) => {
    const { type, text } = await exposition(metricsOf(api, api.clock.now()));
    return reply.header('content-type', type).send(text);
  });
}

async function exposition(metrics: readonly Metric[]): Promise<{ type: string; text: string }> {
  const prometheus = load('prom-client') as typeof import('prom-client');
  const registry = new prometheus.Registry();
  for (const { type, name, help, samples } of metrics) {
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const options = { name: `salesforce_${name}`, help, labelNames, registers: [registry] };
    const metric = new prometheus[type](options);
    for (const [labels, value] of samples) metric.inc(labels, value);
  }
  return { type: registry.contentType, text: await registry.metrics() };
}

function metricsOf(api: Api, now: number): Metric[] {
  const { org, sessions, cursors } = api;
  const backlog = org.objects.map(({ schema, changes }): Sample => [{ object: schema.name }, changes.size]);
  return [
    counter('requests_total', 'Requests by operation and status; status 0 got no reply', requests(api)),
    counter('fault_hits_total', 'Requests that a fault rule applied to', faultHits(api, now)),
    gauge('api_requests_used', 'API requests of the last 24 hours', [[{}, org.requests.used(now)]]),
    gauge('api_requests_max', 'API requests allowed in 24 hours', [[{}, org.requests.max]]),
    gauge('backlog_records', 'Records changed since they were last settled', backlog),
    gauge('sessions_open', 'Sessions that have not ended', [[{}, sessions.count(now)]]),
    gauge('query_cursors_open', 'Queries with pages to come', [[{}, cursors.count(now)]]),
  ];
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'Counter', name, help, samples };
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'Gauge', name, help, samples };
}

function requests({ traffic }: Api): Sample[] {
  return [...traffic.counts].flatMap(([operation, counts]) =>
    [...counts].map(([status, count]): Sample => [{ operation, status: String(status) }, count]),
  );
}

function faultHits({ faults }: Api, now: number): Sample[] {
  return faults
    .rules(now)
    .map(({ id, asked, hits }): Sample => [{ rule: String(id), effect: String(asked.effect) }, hits]);
}
