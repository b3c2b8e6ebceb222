/** This thread's end of one replay worker. */
import { Worker } from 'node:worker_threads';
import type { Progress } from '../scenarios/replay.ts';
import type { RunResult } from '../scenarios/result.ts';
import type { ReplayJob, WorkerMessage } from './replay-job.ts';

/** A worker that could not even begin: there are no threads here, or no memory for one. */
export class ThreadUnavailable extends Error {}

export class ReplayThread {
  readonly #worker: Worker | undefined;
  #ready = false;
  #closed = false;
  #failure: Error | undefined;
  #onMessage: (message: WorkerMessage) => void = () => {};
  #onFailure: (error: Error) => void = () => {};

  constructor() {
    try {
      this.#worker = startWorker();
    } catch (error) {
      this.#failure = new ThreadUnavailable((error as Error).message);
      return;
    }
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') this.#ready = true;
      this.#onMessage(message);
    });
    this.#worker.on('error', (error) => this.#fail(error.message, error));
    this.#worker.on('exit', () => this.#fail('the worker ended without a result'));
  }

  /** @throws ThreadUnavailable when the worker never began; else what the replay threw */
  run(job: ReplayJob, onProgress: (progress: Progress) => void): Promise<RunResult> {
    return new Promise((resolve, reject) => {
      this.#onFailure = reject;
      this.#onMessage = (message) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'result') resolve(message.result);
        else if (message.kind === 'failed') reject(rebuilt(message));
      };
      if (this.#failure === undefined) this.#worker!.postMessage(job);
      else reject(this.#failure);
    });
  }

  /** Ends the thread, whatever it is at; one that had not yet begun is not taken for one that cannot be had. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #fail(message: string, error = new Error(message)): void {
    this.#failure ??= this.#ready || this.#closed ? error : new ThreadUnavailable(message);
    this.#onFailure(this.#failure);
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./replay-worker.js', import.meta.url), { execArgv: [] });
}

/** An error keeps its name and its stack across threads, but not its class. */
function rebuilt({ name, message, stack }: { name: string; message: string; stack: string }): Error {
  return Object.assign(new Error(message), { name, stack });
}
