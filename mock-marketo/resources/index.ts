/** All operations of the REST API that the mock answers; COVERAGE.md tells how far. */
import type { Operation } from '../operation.ts';
import { ACTIVITIES } from './activities.ts';
import { CAMPAIGN_RUNS } from './campaign-runs.ts';
import { CAMPAIGNS } from './campaigns.ts';
import { LEAD_METADATA } from './lead-metadata.ts';
import { LEAD_WRITES } from './lead-writes.ts';
import { LEADS } from './leads.ts';
import { STATS } from './stats.ts';

export const OPERATIONS: readonly Operation[] = [
  ...LEAD_METADATA,
  ...LEADS,
  ...LEAD_WRITES,
  ...ACTIVITIES,
  ...CAMPAIGNS,
  ...CAMPAIGN_RUNS,
  ...STATS,
];
