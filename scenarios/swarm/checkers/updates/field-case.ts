/** One field of one record, as both sides hold it at the end, and what was done to it on the way. */
import type { Value } from '../../../../engine/kernel/index.ts';
import type { Records } from '../../../../mock-salesforce/index.ts';
import type { Evidence } from '../../evidence.ts';
import { EVER, type Moment, type PersonWrite, type Write } from '../../history/index.ts';

export interface FieldCase {
  readonly evidence: Evidence;
  readonly records: Records;
  readonly object: string;
  readonly row: number;
  readonly field: string;
  readonly fieldNumber: number;
  /** The copy of the record in Marketo; a person for leads and contacts. */
  readonly copy: number;
  /** The person's field, or -1 for objects that are no persons. */
  readonly personField: number;
  readonly here: Value;
  readonly there: Value;
}

/** `Phone of Contact 5` */
export function nameOf({ object, row, field }: FieldCase): string {
  return `${field} of ${object} ${row}`;
}

/** All that was written to it in Salesforce. */
export function writesIn({ evidence, records, row, fieldNumber }: FieldCase): readonly Write[] {
  return evidence.history.salesforce.of(records, row, fieldNumber);
}

/** The last change in Salesforce by anybody but the sync. */
export function lastInSalesforce(one: FieldCase): Write | undefined {
  return writesIn(one).findLast(isChange);
}

/** The same value again is no change, nor is what a contact has from its lead. */
export function isChange({ isSync, isCopy, value, before }: Write): boolean {
  return !isSync && !isCopy && value !== before;
}

/** The last write in Marketo by anybody but the sync. */
export function lastInMarketo({ evidence, copy, personField }: FieldCase): PersonWrite | undefined {
  return personField < 0 ? undefined : evidence.history.marketo.of(copy, personField).at(-1);
}

/** When the sync first wrote a person's value to Salesforce after a moment, to whatever record it was then. */
export function writtenAfter(one: FieldCase, value: Value, moment: Moment): Moment {
  const { evidence, copy, field } = one;
  const { wire } = evidence.history;
  const update = wire
    .attemptsFor(copy)
    .find(({ at, values, error }) => at > moment && error === undefined && values[field] === value);
  const creation = writesOfAllRecords(one).find(
    ({ at, isSync, value: written }) => isSync && at > moment && written === value,
  );
  return Math.min(update?.at ?? EVER, creation?.at ?? EVER);
}

/** What was written to this record, and to the records that the person has been before. */
export function writesOfAllRecords(one: FieldCase): Write[] {
  const { evidence, copy, field } = one;
  const { marketo, salesforce } = evidence.history;
  const earlier = marketo.linksOf(copy).flatMap(({ object, row }) => {
    const records = evidence.world.org.object(object);
    const number = records.fieldNumber(field);
    return number < 0 ? [] : salesforce.of(records, row, number);
  });
  return [...earlier, ...writesIn(one)];
}

/** When a write of the sync to this record that has a value was last answered before a moment; -1 is never. */
export function answeredBefore(one: FieldCase, value: Value, moment: Moment): Moment {
  const write = writesIn(one).findLast(
    (found) => found.isSync && found.value === value && found.answeredAt < moment,
  );
  return write?.answeredAt ?? -1;
}
