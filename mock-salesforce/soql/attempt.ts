/** Turns the errors that statements raise into outcomes. */
import type { Outcome } from '../errors.ts';
import { SoqlError } from './syntax-error.ts';

/** The value, or the error that a statement raises. */
export function attempt<T>(run: () => T): Outcome<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    if (error instanceof SoqlError) return { ok: false, error: error.error };
    throw error;
  }
}
