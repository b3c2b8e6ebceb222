/**
 * Why records get dirty: each (process, field) pair gets a small number, so that the hot path carries an integer and
 * the reports can still name the culprit.
 */

/** What made a record dirty: who or what did it, and the field it wrote (`Contact.Account_Score__c`). */
export interface Cause {
  readonly process: string;
  readonly field: string;
}

/** More causes than this would not fit the change list's byte per record; the last number is for all that are too many. */
const MAX_CAUSES = 256;
const OTHER: Cause = { process: '(other)', field: '(other)' };

export class CauseBook {
  readonly #causes: Cause[] = [];
  /** By process and field. */
  readonly #numbers = new Map<string, Map<string, number>>();

  /** All causes, by number. */
  get all(): readonly Cause[] {
    return this.#causes;
  }

  /** The number of a cause, the same for the same pair; one number for all pairs beyond the first 255. */
  of(process: string, field: string): number {
    let byField = this.#numbers.get(process);
    if (byField === undefined) {
      byField = new Map();
      this.#numbers.set(process, byField);
    }
    const known = byField.get(field);
    if (known !== undefined) return known;
    if (this.#causes.length >= MAX_CAUSES - 1) {
      this.#causes[MAX_CAUSES - 1] = OTHER;
      return MAX_CAUSES - 1;
    }
    const number = this.#causes.push({ process, field }) - 1;
    byField.set(field, number);
    return number;
  }
}
