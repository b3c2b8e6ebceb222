/** This thread's end of the client: server and client share no thread with each other, or with this one. */
import { Worker } from 'node:worker_threads';
import type { ClosedLoad, ClosedResult } from './closed-model.ts';
import type { OpenLoad, OpenResult } from './open-model.ts';

type Message = { readonly result: unknown } | { readonly error: string };

export class LoadClient {
  readonly #worker = new Worker(new URL('./client-worker.js', import.meta.url), { execArgv: [] });

  closed(load: Omit<ClosedLoad, 'kind'>): Promise<ClosedResult> {
    return this.#run({ ...load, kind: 'closed' }) as Promise<ClosedResult>;
  }

  open(load: Omit<OpenLoad, 'kind'>): Promise<OpenResult> {
    return this.#run({ ...load, kind: 'open' }) as Promise<OpenResult>;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** One load at a time. @throws Error when it cannot be carried out */
  #run(load: ClosedLoad | OpenLoad): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const listen = (message: Message): void => {
        this.#worker.off('error', reject);
        if ('error' in message) reject(new Error(message.error));
        else resolve(message.result);
      };
      this.#worker.once('message', listen);
      this.#worker.once('error', reject);
      this.#worker.postMessage(load);
    });
  }
}
