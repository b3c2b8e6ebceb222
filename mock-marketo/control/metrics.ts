/** The counters and gauges of an instance. */
import { gauge, type Metric, type Sample, trafficMetrics } from '../../engine/control/index.ts';
import type { Api } from '../api.ts';

export function metricsOf(api: Api, now: number): Metric[] {
  const { instance, usage, options, traffic, faults } = api;
  const calls = usage.days(now, 1)[0]!.calls;
  const { dailyCalls } = options.limits;
  const backlog = Object.entries(instance.logs).map(
    ([object, { changes }]): Sample => [{ object }, changes.size],
  );
  const campaigns = (['trigger', 'batch'] as const).map(
    (kind): Sample => [{ kind }, instance.campaigns.waiting(kind)],
  );
  return [
    ...trafficMetrics(traffic, 'result', 'result: error code, or HTTP status', faults, now),
    gauge('daily_calls_used', 'Calls counted since the day began at 00:00 CST', [[{}, calls]]),
    gauge('daily_calls_max', 'Calls allowed in a day', [[{}, dailyCalls]]),
    gauge('push_backlog_persons', 'Persons that wait to be pushed to Salesforce', backlog),
    gauge('campaign_queue_processes', 'Campaign processes that wait for their turn', campaigns),
    gauge('access_token_valid', 'Whether an access token is valid', [[{}, api.tokens.isValid(now) ? 1 : 0]]),
  ];
}
