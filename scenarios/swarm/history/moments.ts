/** The order of what happens in a run: moments are counted, because many things happen in one millisecond. */
export type Moment = number;

export class Moments {
  #last: Moment = 0;

  /** The moment of something that happens now. */
  next(): Moment {
    this.#last += 1;
    return this.#last;
  }
}

/** Something that lasted from one moment to another; without an end, it lasts on. */
export interface Span {
  readonly from: Moment;
  until: Moment;
}

export const EVER = Number.POSITIVE_INFINITY;

/** Whether any of the spans has a moment in common with `from` to `until`. */
export function touchesAny(spans: readonly Span[] | undefined, from: Moment, until: Moment): boolean {
  return spans?.some((span) => span.from < until && span.until > from) ?? false;
}

/** When the last of the spans that have a moment in common with `from` to `until` ends; -1 when none has. */
export function endOfLast(spans: readonly Span[] | undefined, from: Moment, until: Moment): Moment {
  return spans?.findLast((span) => span.from < until && span.until > from)?.until ?? -1;
}
