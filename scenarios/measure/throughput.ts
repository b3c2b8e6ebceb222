/** Sync Throughput and Backlog, as Marketo Admin has it: over the last 24 hours of the run. */
import { HOUR_MS } from '../../engine/kernel/index.ts';
import type { ThroughputRow } from '../result.ts';
import type { World } from '../world.ts';
import { type BacklogList, backlogLists } from './backlog-lists.ts';
import { SAMPLE_MS } from './recorder.ts';

/** A row for every list that had anything to do. */
export function throughputOf(world: World): ThroughputRow[] {
  return backlogLists(world)
    .filter(({ list }) => world.recorder.backlog.enteredByList[list]! > 0)
    .map((line) => throughputRow(world, line));
}

function throughputRow(world: World, { object, direction, way, list }: BacklogList): ThroughputRow {
  const { recorder, startAt, endAt } = world;
  const hours = Math.max(1, Math.floor((endAt - startAt) / HOUR_MS));
  const window = Array.from({ length: Math.min(24, hours) }, (_, i) =>
    recorder.sync.handledIn(object, way, hours - 1 - i),
  );
  const average = window.reduce((sum, records) => sum + records, 0) / window.length;
  const backlog = recorder.backlog.byList[list]!;
  const sixHoursAgo = recorder.samples[Math.max(0, recorder.samples.length - 1 - (6 * HOUR_MS) / SAMPLE_MS)];
  return {
    object,
    direction,
    maxPerHour: Math.max(...window),
    minPerHour: Math.min(...window),
    averagePerHour: Math.round(average * 10) / 10,
    backlog,
    estimatedBacklogHours: average === 0 ? null : Math.round((backlog / average) * 100) / 100,
    status: backlog > (sixHoursAgo?.byList[list] ?? 0) ? 'Growing' : 'Normal',
  };
}
