/** The worker thread of one replay: is sent a scenario, posts its progress, posts its result. */
import { parentPort } from 'node:worker_threads';
// Not by the scenarios' index, which also loads what checks scenario files: this thread is waited for.
import { replay } from '../scenarios/replay.ts';
import type { ReplayJob, WorkerMessage } from './replay-job.ts';

/** Progress more often than this, in milliseconds, is work that nobody sees. */
const POST_MS = 100;

parentPort!.once('message', ({ scenario, practices }: ReplayJob) => {
  let postedAt = 0;
  try {
    const result = replay(scenario, () => performance.now(), {
      practices,
      onProgress: (progress) => {
        if (performance.now() - postedAt < POST_MS) return;
        postedAt = performance.now();
        post({ kind: 'progress', progress });
      },
    });
    post({ kind: 'result', result });
  } catch (error) {
    const { name, message, stack } = error as Error;
    post({ kind: 'failed', name, message, stack: stack ?? message });
  }
});

post({ kind: 'ready' });

function post(message: WorkerMessage): void {
  parentPort!.postMessage(message);
}
