/** Counters and gauges in the text form of Prometheus. They are read from the instance when somebody asks, never kept up. */
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/kernel/index.ts';
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

/** Adds `metrics` to the control routes. */
export function addMetrics(routes: FastifyInstance, api: Api, clock: Clock): void {
  routes.get('/metrics', async (_request, reply) => {
    const { type, text } = await exposition(metricsOf(api, clock.now()));
    return reply.header('content-type', type).send(text);
  });
}

async function exposition(metrics: readonly Metric[]): Promise<{ type: string; text: string }> {
  const prometheus = load('prom-client') as typeof import('prom-client');
  const registry = new prometheus.Registry();
  for (const { type, name, help, samples } of metrics) {
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const options = { name: `marketo_${name}`, help, labelNames, registers: [registry] };
    const metric = new prometheus[type](options);
    for (const [labels, value] of samples) metric.inc(labels, value);
  }
  return { type: registry.contentType, text: await registry.metrics() };
}

function metricsOf(api: Api, now: number): Metric[] {
  const { instance, usage, options } = api;
  const calls = usage.days(now, 1)[0]!.calls;
  const { dailyCalls } = options.limits;
  const backlog = Object.entries(instance.logs).map(
    ([object, { changes }]): Sample => [{ object }, changes.size],
  );
  const campaigns = (['trigger', 'batch'] as const).map(
    (kind): Sample => [{ kind }, instance.campaigns.waiting(kind)],
  );
  return [
    counter('requests_total', 'Requests by operation and result: error code, or HTTP status', requests(api)),
    counter('fault_hits_total', 'Requests that a fault rule applied to', faultHits(api, now)),
    gauge('daily_calls_used', 'Calls counted since the day began at 00:00 CST', [[{}, calls]]),
    gauge('daily_calls_max', 'Calls allowed in a day', [[{}, dailyCalls]]),
    gauge('push_backlog_persons', 'Persons that wait to be pushed to Salesforce', backlog),
    gauge('campaign_queue_processes', 'Campaign processes that wait for their turn', campaigns),
    gauge('access_token_valid', 'Whether an access token is valid', [[{}, api.tokens.isValid(now) ? 1 : 0]]),
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
    [...counts].map(([result, count]): Sample => [{ operation, result }, count]),
  );
}

function faultHits({ faults }: Api, now: number): Sample[] {
  return faults
    .rules(now)
    .map(({ id, asked, hits }): Sample => [{ rule: String(id), effect: String(asked.effect) }, hits]);
}
