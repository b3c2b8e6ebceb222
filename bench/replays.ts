/**
 * Runs replays. In process, each has a worker thread of its own, so that two of them use two cores and this thread
 * hears Ctrl-C; where threads cannot be had, and over HTTP, they run one after the other in this one.
 */
import { availableParallelism } from 'node:os';
import type { Progress } from '../scenarios/replay.ts';
import type { RunResult } from '../scenarios/result.ts';
import type { Scenario } from '../scenarios/schema.ts';
import { BrokenRun } from './failures.ts';
import type { Transport } from './options.ts';
import type { ReplayJob } from './replay-job.ts';
import { ReplayThread, ThreadUnavailable } from './replay-thread.ts';

/** Hears how far each job is. */
export type Watch = (job: number, progress: Progress) => void;

/** Replays that can begin as soon as their scenarios are known: threads start while files are still being read. */
export class Replays {
  readonly #transport: Transport;
  readonly #threads: readonly ReplayThread[];

  /** @param count of jobs that will be run */
  constructor(count: number, transport: Transport) {
    this.#transport = transport;
    this.#threads = Array.from({ length: transport === 'direct' ? count : 0 }, () => new ReplayThread());
  }

  /**
   * The results, in the order of the jobs.
   * @throws BrokenRun when an invariant broke, else the error of the job that failed first, by its own name
   */
  async run(jobs: readonly ReplayJob[], watch: Watch): Promise<RunResult[]> {
    if (this.#transport === 'http') {
      const { replayOverHttp } = await import('../scenarios/over-http.ts');
      return oneByOne(jobs, inThisThread(replayOverHttp, watch));
    }
    const inThreads: Runner = (job, i) => this.#threads[i]!.run(job, (progress) => watch(i, progress));
    try {
      if (availableParallelism() === 1) return await oneByOne(jobs, inThreads);
      return await Promise.all(jobs.map((job, i) => repeatable(job, inThreads(job, i))));
    } catch (error) {
      if (!(error instanceof ThreadUnavailable)) throw error;
    }
    const { replay } = await import('../scenarios/replay.ts');
    return oneByOne(jobs, inThisThread(replay, watch));
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

type Runner = (job: ReplayJob, i: number) => Promise<RunResult>;

type Replay = (
  scenario: Scenario,
  stopwatch: () => number,
  options: { practices: readonly string[]; onProgress: (progress: Progress) => void },
) => RunResult | Promise<RunResult>;

function inThisThread(replay: Replay, watch: Watch): Runner {
  return async ({ scenario, practices }, i) =>
    replay(scenario, () => performance.now(), {
      practices,
      onProgress: (progress) => watch(i, progress),
    });
}

async function oneByOne(jobs: readonly ReplayJob[], run: Runner): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (const [i, job] of jobs.entries()) results.push(await repeatable(job, run(job, i)));
  return results;
}

/** A broken invariant gets the command that shows it again. Errors of other threads have a name, but no class. */
export async function repeatable(job: ReplayJob, result: Promise<RunResult>): Promise<RunResult> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && error.name === 'InvariantError') throw new BrokenRun(error, job.repeat);
    throw error;
  }
}
