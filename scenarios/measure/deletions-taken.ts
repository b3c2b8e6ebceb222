/** Which deletions the sync says it has taken over, as windows of seconds by object. */

interface Window {
  readonly from: number;
  to: number;
}

export class DeletionsTaken {
  readonly #windows = new Map<string, Window[]>();

  /** Windows come in order, each the last one prolonged unless the sync was off for longer than Salesforce remembers. */
  note(object: string, from: number, to: number): void {
    const windows = this.#windows.get(object) ?? [];
    const last = windows.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else windows.push({ from, to });
    this.#windows.set(object, windows);
  }

  *all(): Iterable<Window & { readonly object: string }> {
    for (const [object, windows] of this.#windows) for (const window of windows) yield { object, ...window };
  }
}
