/** The counters and gauges of an org. */
import { gauge, type Metric, type Sample, trafficMetrics } from '../../engine/control/index.ts';
import type { Api } from '../api.ts';

export function metricsOf({ org, clock, sessions, cursors, traffic, faults }: Api): Metric[] {
  const now = clock.now();
  const backlog = org.objects.map(({ schema, changes }): Sample => [{ object: schema.name }, changes.size]);
  return [
    ...trafficMetrics(traffic, 'status', 'status; status 0 got no reply', faults, now),
    gauge('api_requests_used', 'API requests of the last 24 hours', [[{}, org.requests.used(now)]]),
    gauge('api_requests_max', 'API requests allowed in 24 hours', [[{}, org.requests.max]]),
    gauge('backlog_records', 'Records changed since they were last settled', backlog),
    gauge('sessions_open', 'Sessions that have not ended', [[{}, sessions.count(now)]]),
    gauge('query_cursors_open', 'Queries with pages to come', [[{}, cursors.count(now)]]),
  ];
}
