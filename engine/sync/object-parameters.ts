/**
 * The rows of the parameter table that speak of objects: their order, and what may differ from one to another. Their
 * defaults and ranges are told in words; the scenario file checks them.
 */
import type { Confidence } from './parameter-table.ts';

export interface ObjectParameter {
  readonly kind: 'objects';
  readonly default: string;
  /** What may stand in its place. */
  readonly range: string;
  readonly meaning: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** The standard objects, in the order of a cycle. */
export const SYNC_ORDER = [
  'User',
  'Account',
  'Lead',
  'Contact',
  'Opportunity',
  'OpportunityContactRole',
  'Campaign',
  'CampaignMember',
  'Task',
  'Event',
] as const;

/** The largest turn that an object may have of its own, in records; as `turn`. */
export const LARGEST_TURN = 50_000;

export const OBJECT_PARAMETERS = {
  objects: {
    kind: 'objects',
    default: SYNC_ORDER.join(', '),
    range: 'any order: each of these once, custom objects where you want them',
    meaning: 'The order of objects in a cycle; a custom object that is not named comes before tasks',
    confidence: 'assumed',
    source: 'only Lead before Contact is reported: S1',
  },
  turns: {
    kind: 'objects',
    default: 'none',
    range: '1 to 50,000 records, by object',
    meaning: 'Turns of objects that differ from the others',
    confidence: 'assumed',
    source: 'S1 says that they do, not how',
  },
} as const satisfies Readonly<Record<string, ObjectParameter>>;
