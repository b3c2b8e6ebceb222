/**
 * E-mail bounce management: the platform flags a person whose mail came back. SystemModstamp moves, LastModifiedDate
 * stays (documented, Salesforce Help 000387261).
 */
import { SECOND_MS } from '../../engine/kernel/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { instant } from '../storage/record-columns.ts';
import { type Row, rowError } from './check.ts';

/** @see Org.flagBounced */
export function flagBounced(
  org: OrgState,
  records: Records,
  row: Row,
  reason: string,
  now: number,
): Outcome<Row> {
  const date = records.fieldNumber('EmailBouncedDate');
  if (date < 0) return refused('unknownColumn', { field: 'EmailBouncedDate', object: records.schema.name });
  const error = rowError(records, row);
  if (error !== undefined) return { ok: false, error };
  const cause = org.causes.of('Email Bounce Management', `${records.schema.name}.EmailBouncedDate`);
  records.set(row, records.field('EmailBouncedReason'), reason);
  records.set(row, date, instant(Math.floor(now / SECOND_MS)));
  records.stampSilently(row, cause, now);
  return { ok: true, value: row };
}
