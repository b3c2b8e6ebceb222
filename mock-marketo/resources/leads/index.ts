/** All operations on leads. */
import type { Operation } from '../../http/operation.ts';
import { LEAD_IDENTITY } from './lead-identity.ts';
import { LEAD_MEMBERSHIPS } from './lead-memberships.ts';
import { LEAD_METADATA } from './lead-metadata.ts';
import { LEAD_PUSH } from './lead-push.ts';
import { LEADS as LEAD_READS } from './lead-reads.ts';
import { LEAD_WRITES } from './lead-writes.ts';

export const LEADS: readonly Operation[] = [
  ...LEAD_METADATA,
  ...LEAD_READS,
  ...LEAD_WRITES,
  ...LEAD_PUSH,
  ...LEAD_IDENTITY,
  ...LEAD_MEMBERSHIPS,
];
