/** All operations on activities and their types. */
import type { Operation } from '../../http/operation.ts';
import { ACTIVITIES as ACTIVITY_READS } from './activity-reads.ts';
import { CUSTOM_ACTIVITIES } from './custom-activities.ts';
import { CUSTOM_ACTIVITY_TYPES_OPERATIONS } from './custom-activity-types.ts';

export const ACTIVITIES: readonly Operation[] = [
  ...ACTIVITY_READS,
  ...CUSTOM_ACTIVITIES,
  ...CUSTOM_ACTIVITY_TYPES_OPERATIONS,
];
