/** Flow steps of a scenario's smart campaigns, named as in Marketo's flow. */
import { z } from 'zod';
import { share } from './names.ts';

export const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const record = z.int().min(0).max(5_000_000);
export const field = z.string().describe('The REST API name of a person’s field');

const owner = z
  .union([z.strictObject({ user: record }), z.strictObject({ queue: record })])
  .describe('A user or a queue of the org, by its number');

const list = z
  .int()
  .min(1)
  .max(1_000_000)
  .describe('The id of a static list; it is made when it is first used');

/** Steps that need Salesforce. */
const salesforceSteps = [
  z.strictObject({ step: z.literal('syncPersonToSfdc'), assignTo: owner.optional() }),
  z.strictObject({ step: z.literal('addToSfdcCampaign'), campaign: record, status: z.string() }),
  z.strictObject({ step: z.literal('changeStatusInSfdcCampaign'), campaign: record, status: z.string() }),
  z.strictObject({ step: z.literal('removeFromSfdcCampaign'), campaign: record }),
  z.strictObject({
    step: z.literal('createTask'),
    subject: z.string(),
    dueInDays: z.int().min(0).max(365).optional(),
  }),
  z.strictObject({ step: z.literal('changeOwner'), owner }),
  z.strictObject({ step: z.literal('convertPerson'), convertedStatus: z.string().optional() }),
] as const;

const email = z.int().min(1).describe('The id of an e-mail');

/** Steps that stay inside Marketo. */
const marketoSteps = [
  z.strictObject({
    step: z.literal('changeScore'),
    field,
    change: z.string().regex(/^[+=-]-?\d+(\.\d+)?$/, 'expected a score change: +5, -5 or =5'),
  }),
  z.strictObject({ step: z.literal('changeDataValue'), field, value }),
  z.strictObject({
    step: z.literal('sendEmail'),
    email,
    name: z.string().optional(),
    rates: z
      .strictObject({ delivered: share.optional(), opened: share.optional(), clicked: share.optional() })
      .optional()
      .describe('Chances of a delivery, of an open after it, and of a click after that'),
  }),
  z.strictObject({ step: z.literal('sendAlert'), email }),
  z.strictObject({ step: z.literal('interestingMoment'), type: z.string(), description: z.string() }),
  z.strictObject({ step: z.literal('addToList'), list }),
  z.strictObject({ step: z.literal('removeFromList'), list }),
  z.strictObject({
    step: z.literal('requestCampaign'),
    campaign: z.string().describe('The name of a campaign of the scenario'),
  }),
  z.strictObject({
    step: z.literal('callWebhook'),
    name: z.string(),
    takesSeconds: z.number().min(0).max(30).optional().describe('How long the answer takes'),
  }),
  z.strictObject({ step: z.literal('wait'), minutes: z.number().min(0).max(525_600) }),
] as const;

export const flow = z.array(z.discriminatedUnion('step', [...salesforceSteps, ...marketoSteps]));
