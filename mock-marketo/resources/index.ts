/** All operations of the REST API that the mock answers; COVERAGE.md tells how far. */
import type { Operation } from '../http/operation.ts';
import { ACTIVITIES } from './activities/index.ts';
import { ASSETS } from './assets/index.ts';
import { BULK_EXPORTS } from './bulk/exports.ts';
import { BULK_IMPORTS } from './bulk/imports.ts';
import { CAMPAIGNS } from './campaigns/campaign-reads.ts';
import { CAMPAIGN_RUNS } from './campaigns/campaign-runs.ts';
import { LEADS } from './leads/index.ts';
import { OBJECTS } from './objects/index.ts';
import { PROGRAM_MEMBERS } from './program-members.ts';
import { STATIC_LISTS } from './static-lists.ts';
import { STATS } from './stats.ts';

export const OPERATIONS: readonly Operation[] = [
  ...LEADS,
  ...STATIC_LISTS,
  ...PROGRAM_MEMBERS,
  ...ACTIVITIES,
  ...OBJECTS,
  ...CAMPAIGNS,
  ...CAMPAIGN_RUNS,
  ...BULK_EXPORTS,
  ...BULK_IMPORTS,
  ...ASSETS,
  ...STATS,
];
