/**
 * Why a value may not have come over: what the sync is not given, or what Salesforce has refused. Each is a property of
 * the native sync (see SPEC.md), and is read from what happened on the wire, field by field.
 */
import { EVER, endOfLast, type Moment, touchesAny } from '../../history/index.ts';
import { type FieldCase, lastInMarketo, lastInSalesforce, writtenAfter } from './field-case.ts';

/** Refusals that pass: whoever meets them comes again. */
const PASSING: ReadonlySet<string> = new Set(['UNABLE_TO_LOCK_ROW']);

/** Whether a custom sync filter or sharing leaves a record out at the end; then nothing of it is fetched any more. */
export function isLeftOut({ evidence, records, row }: FieldCase): boolean {
  return !evidence.isInSight(records, row);
}

/**
 * When Salesforce last refused what a person held in the field from a moment on; -1 is never. The value waits for its
 * next change in Marketo then.
 */
export function refusedAfter({ evidence, copy, field }: FieldCase, moment: Moment): Moment {
  const found = evidence.history.wire
    .attemptsFor(copy)
    .findLast(
      ({ at, values, error }) =>
        at > moment && error !== undefined && !PASSING.has(error.code) && Object.hasOwn(values, field),
    );
  return found?.at ?? -1;
}

/**
 * Whether the sync user could not see the field at any time from one moment to another: of this record, or of one that
 * the person has been before.
 */
export function isHiddenIn(
  { evidence, object, field, copy, personField }: FieldCase,
  from: Moment,
  until: Moment,
): boolean {
  const { wire, marketo } = evidence.history;
  const before = personField < 0 ? [] : marketo.linksOf(copy).map((link) => link.object);
  return [object, ...before].some((name) => touchesAny(wire.hidden(name, field), from, until));
}

/** Whether the record was in the recycle bin, or Marketo had not been told yet that it is back: nothing waits for it then. */
export function isInBin({ evidence, object, row, field }: FieldCase, from: Moment, until: Moment): boolean {
  const { salesforce, wire } = evidence.history;
  const spans = salesforce.inBin(object, row)?.map((span) => ({
    from: span.from,
    until: span.until === EVER ? EVER : wire.deliveredAfter(object, row, field, span.until),
  }));
  return touchesAny(spans, from, until);
}

/** Whether both sides may differ in the end. */
export function mayDiffer(one: FieldCase): boolean {
  return isLeftOut(one) || isRefused(one) || isUnseen(one);
}

/** Salesforce has refused Marketo's last value, and the record has not been touched since. */
function isRefused(one: FieldCase): boolean {
  const { evidence, object, row, field } = one;
  const refused = refusedAfter(one, lastInMarketo(one)?.at ?? 0);
  return refused > 0 && evidence.history.wire.deliveredAfter(object, row, field, refused) === EVER;
}

/** The field was hidden when it changed, and comes with the record's next touch only. */
function isUnseen(one: FieldCase): boolean {
  const { evidence, object, row, field } = one;
  const { wire } = evidence.history;
  const [theirs, ours] = [lastInSalesforce(one)?.at ?? 0, lastInMarketo(one)];
  const delivered = wire.deliveredAfter(object, row, field, theirs);
  if (delivered === EVER && isHiddenIn(one, theirs, EVER)) return true;
  if (ours === undefined) return false;
  const written = writtenAfter(one, ours.value, ours.at);
  const hiddenUntil = endOfLast(wire.hidden(object, field), ours.at, written);
  return hiddenUntil > 0 && wire.deliveredAfter(object, row, field, hiddenUntil) === EVER;
}
