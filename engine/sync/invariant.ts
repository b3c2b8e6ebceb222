/** A broken invariant is a bug of ours, never an outcome: it ends the run. */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** @throws InvariantError with the message when the condition does not hold */
export function assertInvariant(condition: boolean, message: string): void {
  if (!condition) throw new InvariantError(message);
}
