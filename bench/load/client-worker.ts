/** The worker thread of the client: is sent loads one after the other, posts what came of each. */
import { parentPort } from 'node:worker_threads';
import { type ClosedLoad, closedModel } from './closed-model.ts';
import { type OpenLoad, openModel } from './open-model.ts';

parentPort!.on('message', async (load: ClosedLoad | OpenLoad) => {
  try {
    const result = load.kind === 'closed' ? await closedModel(load) : await openModel(load);
    parentPort!.postMessage({ result });
  } catch (error) {
    parentPort!.postMessage({ error: (error as Error).message });
  }
});
