/** Trouble on the way to Salesforce, for a while. */
import { z } from 'zod';
import { afterHours, share } from './names.ts';

export const fault = z
  .strictObject({
    kind: z.enum(['outage', 'slow', 'errors', 'no-answers', 'lost-replies']),
    afterHours,
    forHours: z.number().min(0).max(10_000),
    probability: share.default(1).describe('The part of the calls that it hits'),
    code: z.string().default('SERVER_UNAVAILABLE').describe('The error of an outage or of errors'),
    latencyMs: z
      .strictObject({ min: z.int().min(0).max(600_000), max: z.int().min(0).max(600_000) })
      .default({ min: 500, max: 5_000 })
      .describe('How long a call takes when the org is slow'),
  })
  .refine((fault) => fault.latencyMs.min <= fault.latencyMs.max, {
    path: ['latencyMs'],
    error: 'expected min to be at most max',
  });
