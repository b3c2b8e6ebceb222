/** Time is a parameter: whoever needs it is handed a clock, and in a replay the clock only moves when told to. */

/** Tells the instant, in whole milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

/** A clock that can be moved forward, whether it goes on by itself or not. */
export interface MovableClock extends Clock {
  advanceTo(at: number): void;
}

export function isMovable(clock: Clock): clock is MovableClock {
  return 'advanceTo' in clock;
}

/** Moves a clock to an instant that it has not come to yet, where it can be moved. */
export function catchUp(clock: Clock, at: number): void {
  if (isMovable(clock) && clock.now() < at) clock.advanceTo(at);
}

/** A clock that stands still until it is advanced, and never goes back. */
export class VirtualClock implements MovableClock {
  #nowMs: number;

  constructor(startAt: number) {
    this.#nowMs = startAt;
  }

  now(): number {
    return this.#nowMs;
  }

  /** @throws RangeError when asked to go back in time */
  advanceTo(at: number): void {
    if (at < this.#nowMs)
      throw new RangeError(`the clock stands at ${this.#nowMs} and cannot go back to ${at}`);
    this.#nowMs = at;
  }
}
