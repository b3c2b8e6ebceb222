/**
 * The primary contact of an opportunity: one role is primary at a time, and an opportunity that is made with a
 * ContactId gets such a role; its ContactId tells whose that is (documented, Object Reference, Opportunity ContactId and
 * OpportunityContactRole IsPrimary). That it then moves the opportunity's SystemModstamp alone is assumed.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import type { Checked, Row } from './check.ts';

/** Writes records of the platform's own accord. */
export interface PlatformWrites {
  create(object: string, values: Readonly<Record<string, Value>>): void;
  change(records: Records, row: Row, values: Readonly<Record<string, Value>>): void;
  /** Sets a field that follows from other records: only SystemModstamp moves. */
  derive(records: Records, row: Row, field: number, value: Value): void;
}

const OBJECTS: ReadonlySet<string> = new Set(['Opportunity', 'OpportunityContactRole']);

/** Whether a save of the object may mean something for roles. */
export function hasPrimaryContact({ schema }: Records): boolean {
  return OBJECTS.has(schema.name);
}

/** What a saved role or opportunity means for other roles; `isNew` of a record that was just made. */
export function settlePrimaryContact(
  org: OrgState,
  records: Records,
  row: Row,
  written: Checked,
  isNew: boolean,
  writes: PlatformWrites,
): void {
  if (records.schema.name === 'OpportunityContactRole') {
    settleRole(org, records, row, written, writes);
    return;
  }
  const ContactId = written.get(records.field('ContactId'));
  if (!isNew || typeof ContactId !== 'string') return;
  writes.create('OpportunityContactRole', {
    OpportunityId: records.idOf(row),
    ContactId,
    IsPrimary: true,
  });
}

/** The role that became primary last is the one; when it is none any more, the opportunity has no contact. */
function settleRole(org: OrgState, roles: Records, row: Row, written: Checked, writes: PlatformWrites): void {
  const [isPrimary, contact] = [roles.field('IsPrimary'), roles.field('ContactId')];
  if (!written.has(isPrimary) && !written.has(contact)) return;
  const lookup = roles.lookupAt(roles.field('OpportunityId'));
  const deals = org.object('Opportunity');
  const [deal, dealContact] = [lookup.parentOf(row), deals.field('ContactId')];
  const own = roles.value(row, contact);
  const known = deals.value(deal, dealContact);
  if (roles.value(row, isPrimary) === true) {
    for (let other = lookup.firstChild(deal); other >= 0; other = lookup.nextChild(other)) {
      const isDemoted = other !== row && roles.deleted[other] === 0 && roles.value(other, isPrimary) === true;
      if (isDemoted) writes.change(roles, other, { IsPrimary: false });
    }
    if (known !== own) writes.derive(deals, deal, dealContact, own);
  } else if (known === own && written.has(isPrimary)) writes.derive(deals, deal, dealContact, null);
}
