/** Ctrl-C while a run is on its way ends it in good order, with an exit code of its own. */

/** The user has had enough. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Waits for work that leaves this thread free to hear signals.
 * @throws Interrupted when a signal comes first; the work goes on until whoever catches this ends it
 */
export async function interruptible<T>(work: Promise<T>): Promise<T> {
  let interrupt = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new Interrupted('interrupted'));
  });
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
