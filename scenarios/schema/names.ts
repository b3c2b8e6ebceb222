/** Names and figures that several parts of the scenario file use. */
import { z } from 'zod';

/** The objects of the sync, in the default order of a cycle. */
export const OBJECTS = [
  'User',
  'Account',
  'Lead',
  'Contact',
  'Opportunity',
  'OpportunityContactRole',
  'Campaign',
  'CampaignMember',
] as const;

export type ObjectName = (typeof OBJECTS)[number];

export const objectName = z.enum(OBJECTS);
export const fieldPath = z
  .string()
  .regex(/^[A-Za-z]\w*\.[A-Za-z]\w*$/, 'expected Object.Field, for instance Contact.Phone');
export const share = z.number().min(0).max(1);
export const count = z.int().min(0).max(5_000_000);
export const afterHours = z
  .number()
  .min(0)
  .max(10_000)
  .default(0)
  .describe('Hours after the start of the run');
