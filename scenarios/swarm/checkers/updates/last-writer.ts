/**
 * Who wrote last: of the last change on each side one must be there in the end, and the other may only have gone for a
 * reason: it came over before, the other side changed the same field before they had met and won, or Salesforce would
 * not have it.
 */
import type { PersonWrite, Write } from '../../history/index.ts';
import { EVER, touchesAny } from '../../history/index.ts';
import { isHiddenIn, isLeftOut, refusedAfter } from './excuses.ts';
import {
  answeredBefore,
  type FieldCase,
  lastInMarketo,
  lastInSalesforce,
  nameOf,
  writesIn,
  writtenAfter,
} from './field-case.ts';

/** What is wrong with the value that both sides agree on, or undefined. */
export function lastWriterProblem(one: FieldCase): string | undefined {
  const [theirs, ours] = [lastInSalesforce(one), lastInMarketo(one)];
  const isTheirs = theirs?.value === one.here;
  const isOurs = ours?.value === one.here;
  if (isTheirs && isOurs) return undefined;
  if (ours !== undefined && !isOurs && !mayOursBeGone(one, ours))
    return `${nameOf(one)} is ${one.here}, but ${ours.value} was written in Marketo`;
  if (theirs !== undefined && !isTheirs && !mayTheirsBeGone(one, theirs))
    return `${nameOf(one)} is ${one.here}, but ${theirs.value} was written in Salesforce`;
  return undefined;
}

/** Marketo's last value came over, was refused, lost against Salesforce's, or had nowhere to go. */
function mayOursBeGone(one: FieldCase, ours: PersonWrite): boolean {
  const { evidence, object, row } = one;
  const written = writtenAfter(one, ours.value, ours.at);
  return (
    (written !== EVER && isNotGoneBack(one, ours)) ||
    refusedAfter(one, ours.at) > 0 ||
    isHiddenIn(one, ours.at, written) ||
    touchesAny(evidence.history.salesforce.inBin(object, row), ours.at, written) ||
    (object === 'Contact' && isChangedUnseen(one, ours))
  );
}

/** What came over is gone because somebody else wrote in Salesforce after it, not because the sync wrote again. */
function isNotGoneBack(one: FieldCase, ours: PersonWrite): boolean {
  const last = writesIn(one).at(-1);
  return last === undefined || !last.isSync || last.value === ours.value;
}

/** Salesforce was changed by somebody else, and Marketo had not been told yet when it was changed itself. */
function isChangedUnseen(one: FieldCase, ours: PersonWrite): boolean {
  const { evidence, object, row, field } = one;
  const seen = evidence.history.wire.deliveredBefore(object, row, field, ours.at);
  return writesIn(one).some(({ at, isSync, value, before }) => !isSync && value !== before && at > seen);
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
  if (ours === undefined) return false;
  const delivered = evidence.history.wire.deliveredAfter(object, row, field, theirs.at);
  if (ours.at > delivered) return true;
  if (answeredBefore(one, value, theirs.at) > ours.at) return false;
  return object === 'Lead' || at < delivered;
}
