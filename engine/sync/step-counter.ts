/** Counts what a step does and writes its line of Sync Status when it ends. */
import type { Outcome, RemoteError } from './effects.ts';
import type { Operation } from './log.ts';
import { isNotified } from './policy.ts';
import type { SyncContext } from './state.ts';

export class StepCounter {
  readonly #context: SyncContext;
  readonly #object: string;
  readonly #operation: Operation;
  readonly #startedAt: number;
  created = 0;
  updated = 0;
  deleted = 0;
  failedRecords = 0;
  skipped = 0;

  constructor(context: SyncContext, object: string, operation: Operation) {
    this.#context = context;
    this.#object = object;
    this.#operation = operation;
    this.#startedAt = context.clock.now();
  }

  add(created: number, updated: number, failed: number, skipped: number): void {
    this.created += created;
    this.updated += updated;
    this.failedRecords += failed;
    this.skipped += skipped;
  }

  /** The step is done; returns how many records it handled. */
  succeeded(): Outcome<number> {
    this.#write('Succeeded');
    return { ok: true, value: this.#handled };
  }

  /** A call was refused as a whole; what was done before it stays done. */
  failed(error: RemoteError): Outcome<number> {
    this.#write('Failed', error);
    if (isNotified(error)) this.#context.log.notified(error, this.#context.clock.now());
    return { ok: false, error };
  }

  get #handled(): number {
    return this.created + this.updated + this.deleted + this.failedRecords + this.skipped;
  }

  #write(status: 'Succeeded' | 'Failed', error?: RemoteError): void {
    if (this.#handled === 0 && error === undefined) return;
    this.#context.log.step({
      object: this.#object,
      operation: this.#operation,
      startedAt: this.#startedAt,
      endedAt: this.#context.clock.now(),
      status,
      created: this.created,
      updated: this.updated,
      deleted: this.deleted,
      failed: this.failedRecords,
      skipped: this.skipped,
      ...(error === undefined ? {} : { error }),
    });
  }
}
