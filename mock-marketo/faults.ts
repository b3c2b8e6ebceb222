/** Errors on demand: the next calls are refused with a chosen code, to see how a client copes. */
import { ERRORS, type ErrorBody, type ErrorName, errorOf } from './errors.ts';

/** The errors a fault can have, by code. */
const BY_CODE: ReadonlyMap<string, ErrorName> = new Map(
  (Object.keys(ERRORS) as ErrorName[])
    .filter((name) => ERRORS[name].code.length === 3)
    .map((name) => [ERRORS[name].code, name]),
);

export class Faults {
  readonly #waiting: { readonly error: ErrorBody; left: number }[] = [];

  /** The codes that can be asked for: those that refuse a whole call. */
  get codes(): string[] {
    return [...BY_CODE.keys()];
  }

  /** Refuses the next `times` calls with a code. Returns false for a code that is no response-level one. */
  add(code: string, times: number): boolean {
    const name = BY_CODE.get(code);
    if (name === undefined) return false;
    this.#waiting.push({ error: errorOf(name), left: times });
    return true;
  }

  /** The error the next call is refused with, or undefined. */
  take(): ErrorBody | undefined {
    const first = this.#waiting[0];
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left === 0) this.#waiting.shift();
    return first.error;
  }
}
