/**
 * Who wrote last: of the last change on each side one must be there in the end, and the other may only have gone for a
 * reason: it came over before, the other side changed the same field before they had met and won, or Salesforce would
 * not have it.
 */
import type { Value } from '../../../../engine/kernel/index.ts';
import type { PersonWrite, Write } from '../../history/index.ts';
import { EVER, endOfLast } from '../../history/index.ts';
import { isHiddenIn, isInBin, isLeftOut, refusedAfter } from './excuses.ts';
import {
  answeredBefore,
  type FieldCase,
  isChange,
  lastInMarketo,
  lastInSalesforce,
  nameOf,
  writesIn,
  writesOfAllRecords,
  writtenAfter,
} from './field-case.ts';

/** What is wrong with the value that both sides agree on, or undefined. */
export function lastWriterProblem(one: FieldCase): string | undefined {
  const [theirs, ours] = [lastInSalesforce(one), lastInMarketo(one)];
  const isTheirs = theirs?.value === one.here;
  const isOurs = ours?.value === one.here;
  if (isTheirs && isOurs) return undefined;
  if (isBlank(ours) && isBlank(theirs) && isFilled(one)) return undefined;
  if (ours !== undefined && !isOurs && !mayOursBeGone(one, ours))
    return `${nameOf(one)} is ${one.here}, but ${ours.value} was written in Marketo`;
  if (theirs !== undefined && !isTheirs && !mayTheirsBeGone(one, theirs))
    return `${nameOf(one)} is ${one.here}, but ${theirs.value} was written in Salesforce`;
  return undefined;
}

function isBlank(write: { readonly value: Value } | undefined): boolean {
  return write === undefined || write.value === null || write.value === '';
}

/** A merge has filled the blank from a person that it took in (documented, Adobe "SFDC Sync: Merging"). */
function isFilled({ evidence, copy, personField, here }: FieldCase): boolean {
  if (personField < 0) return false;
  const column = evidence.world.instance.persons.columns[personField]!;
  return evidence.history.marketo.absorbedBy(copy).some((person) => column.get(person) === here);
}

/** Marketo's last value came over, was refused, lost against Salesforce's, or had nowhere to go. */
function mayOursBeGone(one: FieldCase, ours: PersonWrite): boolean {
  const written = writtenAfter(one, ours.value, ours.at);
  return (
    (written !== EVER && isNotGoneBack(one, ours)) ||
    refusedAfter(one, ours.at) > 0 ||
    isHiddenIn(one, ours.at, written) ||
    isInBin(one, ours.at, written) ||
    (one.object === 'Contact' && (isChangedUnseen(one, ours) || isShownUnseen(one, ours)))
  );
}

/** The field has been shown to the sync user, and what Salesforce has in it came with the record's next touch only. */
function isShownUnseen({ evidence, object, row, field }: FieldCase, ours: PersonWrite): boolean {
  const { wire } = evidence.history;
  const shown = endOfLast(wire.hidden(object, field), 0, ours.at);
  return shown > 0 && wire.deliveredBefore(object, row, field, ours.at) < shown;
}

/** What came over is gone because somebody else wrote in Salesforce after it, not because the sync wrote again. */
function isNotGoneBack(one: FieldCase, ours: PersonWrite): boolean {
  const last = writesIn(one).at(-1);
  return last === undefined || !last.isSync || last.value === ours.value;
}

/** Salesforce was changed by somebody else before Marketo's value was overwritten, and Marketo had not been told yet. */
function isChangedUnseen(one: FieldCase, ours: PersonWrite): boolean {
  const { evidence, object, row, field, copy, personField } = one;
  const { wire, marketo } = evidence.history;
  const seen = wire.deliveredBefore(object, row, field, ours.at);
  const overwritten = marketo.overwrittenAfter(copy, personField, ours.value, ours.at);
  return writesOfAllRecords(one).some(
    (write) => isChange(write) && write.at > seen && write.at < overwritten,
  );
}

/** Salesforce's last value was left out, or the sync has overwritten it and was right. */
function mayTheirsBeGone(one: FieldCase, theirs: Write): boolean {
  const overwriting = writesIn(one).find(
    ({ at, isSync, value }) => at > theirs.at && isSync && value !== theirs.value,
  );
  return overwriting === undefined ? isLeftOut(one) : mayOverwrite(one, overwriting, theirs);
}

/** Marketo was changed after it had been told, or before the two had met: then it wins for leads, or came first. */
function mayOverwrite(one: FieldCase, { value, at }: Write, theirs: Write): boolean {
  const { evidence, object, row, field, copy, personField } = one;
  const ours = evidence.history.marketo
    .of(copy, personField)
    .findLast((write) => write.at < at && write.value === value);
  const delivered = evidence.history.wire.deliveredAfter(object, row, field, theirs.at);
  const isFirst = object === 'Lead' || at < delivered;
  if (ours === undefined) return isFirst && isFilled({ ...one, here: value });
  if (ours.at > delivered || isKnown(one, theirs)) return true;
  if (answeredBefore(one, value, theirs.at) > ours.at) return false;
  return isFirst;
}

/**
 * Marketo held the value already when it was changed, or both sides had agreed on it before: a value that goes and comes
 * back between two looks is no change to anybody.
 */
function isKnown(
  { evidence, object, row, field, copy, personField }: FieldCase,
  { at, value }: Write,
): boolean {
  const { marketo, wire } = evidence.history;
  const seen = wire.deliveredBefore(object, row, field, at);
  return marketo.of(copy, personField).some((write) => write.at > seen && write.before === value);
}
