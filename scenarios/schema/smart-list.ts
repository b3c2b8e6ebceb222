/** Triggers and filters of a scenario's smart campaigns. */
import { z } from 'zod';
import { field, value } from './flow-steps.ts';

export const trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('personIsCreated') }),
  z.strictObject({ on: z.literal('dataValueChanges'), field, newValue: value.optional() }),
  z.strictObject({ on: z.literal('scoreIsChanged'), field, atLeast: z.number().optional() }),
  z.strictObject({ on: z.literal('fillsOutForm'), form: z.int().optional() }),
  z.strictObject({ on: z.literal('isAddedToList'), list: z.int().optional() }),
  z.strictObject({ on: z.literal('opensEmail'), email: z.int().optional() }),
  z.strictObject({ on: z.literal('clicksLinkInEmail'), email: z.int().optional() }),
  z.strictObject({
    on: z.literal('campaignIsRequested'),
    source: z.enum(['Web Service API', 'Marketo Flow Action']).optional(),
  }),
]);

export const filter = z.union([
  z.strictObject({
    field,
    comparison: z.enum([
      'is',
      'is not',
      'is empty',
      'is not empty',
      'starts with',
      'contains',
      'greater than',
      'less than',
      'at least',
      'at most',
    ]),
    value: z.union([value, z.array(value)]).optional(),
  }),
  z.strictObject({ memberOfList: z.int() }),
  z.strictObject({ notMemberOfList: z.int() }),
]);
