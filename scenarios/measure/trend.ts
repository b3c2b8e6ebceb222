/** The backlog over time: its peak and end, the Sync Backlog Trend, and what Marketo's estimate was worth. */
import { HOUR_MS, isoInstant } from '../../engine/kernel/index.ts';
import type { BacklogResult, TrendPoint } from '../result.ts';
import type { World } from '../world.ts';
import { backlogLists } from './backlog-lists.ts';
import { NEVER } from './backlog-meter.ts';
import { SAMPLE_MS, type Sample } from './recorder.ts';

/** Samples from one point of the trend to the next: four hours (documented, Adobe "Sync Backlog Metrics"). */
const TREND_STEP = (4 * HOUR_MS) / SAMPLE_MS;
const SAMPLES_AN_HOUR = HOUR_MS / SAMPLE_MS;
/** Marketo averages throughput over a rolling day. */
const WINDOW_HOURS = 24;

export function backlogOf(world: World): BacklogResult {
  const { backlog, samples } = world.recorder;
  const points = samples.flatMap((_, i) => (i % TREND_STEP === 0 || i === samples.length - 1 ? [i] : []));
  return {
    peak: backlog.peak,
    final: backlog.total,
    areaMs: backlog.areaMs,
    drainedAt: backlog.drainedAt === undefined ? null : isoInstant(backlog.drainedAt),
    highest: highestPoint(world),
    trend: points.map((place) => trendPoint(world, place)),
    quarterHours: samples.map(({ total }) => total),
    quarterHourPeaks: samples.map(({ highest }) => highest),
  };
}

/** The first of the samples at which most waited. */
function highestPoint(world: World): TrendPoint | null {
  const totals = world.recorder.samples.map(({ total }) => total);
  const most = totals.reduce((one, other) => Math.max(one, other), 0);
  return most === 0 ? null : trendPoint(world, totals.indexOf(most));
}

function trendPoint(world: World, place: number): TrendPoint {
  const sample = world.recorder.samples[place]!;
  const byObject: Record<string, number> = {};
  for (const { object, list } of backlogLists(world)) {
    const waiting = sample.byList[list]!;
    if (waiting > 0) byObject[object] = (byObject[object] ?? 0) + waiting;
  }
  const byCause: Record<string, number> = {};
  world.org.causes.all.forEach(({ process, field }, number) => {
    if (sample.byCause[number]! > 0) byCause[`${process}: ${field}`] = sample.byCause[number]!;
  });
  return {
    at: isoInstant(sample.at),
    total: sample.total,
    estimatedHours: estimatedHours(world, sample),
    trueHours: trueHours(world.recorder.samples, place),
    state: stateAt(world, place),
    byObject,
    byCause,
  };
}

/** Backlog ÷ average records an hour, over as much of the last day as the run has had. */
function estimatedHours({ recorder, startAt }: World, { at, total }: Sample): number | null {
  const hour = Math.floor((at - startAt) / HOUR_MS);
  const hours = Math.min(WINDOW_HOURS, hour);
  let handled = 0;
  for (let i = hour - hours; i < hour; i += 1) handled += recorder.sync.handledInHour(i);
  return handled === 0 ? null : hundredths(total / (handled / hours));
}

/** Hours until the sync had caught up with each list that waits, to the hundredth; null when it never did with one. */
function trueHours(samples: readonly Sample[], place: number): number | null {
  const { at, byList } = samples[place]!;
  const later = samples.slice(place + 1);
  let drainedAt = at;
  for (const [list, waiting] of byList.entries()) {
    if (waiting === 0) continue;
    const caughtUpAt = later.find((sample) => sample.caughtUpAt[list] !== NEVER)?.caughtUpAt[list];
    if (caughtUpAt === undefined) return null;
    drainedAt = Math.max(drainedAt, caughtUpAt);
  }
  return hundredths((drainedAt - at) / HOUR_MS);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function stateAt({ recorder, startAt }: World, place: number): TrendPoint['state'] {
  const { at, total } = recorder.samples[place]!;
  if (total === 0) return 'empty';
  const before = recorder.samples[Math.max(0, place - SAMPLES_AN_HOUR)]!;
  if (place === 0 || total > before.total) return 'falling behind';
  const handled = recorder.sync.handledInHour(Math.floor((at - startAt - 1) / HOUR_MS));
  return handled === 0 ? 'stalled' : 'catching up';
}
