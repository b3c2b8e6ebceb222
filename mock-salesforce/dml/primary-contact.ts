/**
 * The primary contact of an opportunity: one role is primary at a time, and an opportunity that is made with a
 * ContactId gets such a role; its ContactId tells whose that is (documented, Object Reference, Opportunity ContactId and
 * OpportunityContactRole IsPrimary).
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { livingRoles } from '../storage/borrowed-columns.ts';
import type { Checked, Row } from './check.ts';

/** Writes a record of the platform's own. */
export interface PlatformWrites {
  create(object: string, values: Readonly<Record<string, Value>>): void;
  change(records: Records, row: Row, values: Readonly<Record<string, Value>>): void;
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
  const { name } = records.schema;
  if (name === 'OpportunityContactRole') demoteOthers(records, row, written, writes);
  if (name !== 'Opportunity' || !isNew) return;
  const ContactId = written.get(records.field('ContactId'));
  if (typeof ContactId !== 'string') return;
  const OpportunityId = records.idOf(row);
  if (livingRoles(org.object('OpportunityContactRole'), row).length > 0) return;
  writes.create('OpportunityContactRole', { OpportunityId, ContactId, IsPrimary: true });
}

/** The role that became primary last is the one. */
function demoteOthers(roles: Records, row: Row, written: Checked, writes: PlatformWrites): void {
  const isPrimary = roles.field('IsPrimary');
  if (written.get(isPrimary) !== true) return;
  const opportunity = roles.lookupAt(roles.field('OpportunityId')).parentOf(row);
  for (const other of livingRoles(roles, opportunity)) {
    if (other === row || roles.value(other, isPrimary) !== true) continue;
    writes.change(roles, other, { IsPrimary: false });
  }
}
