/**
 * The smart campaigns of a scenario's Marketo instance. Records of Salesforce are named by their number in the org:
 * `campaign: 0` is the first one.
 */
import { z } from 'zod';
import { LOGGED_ACTIVITIES, type LoggedActivity } from '../../mock-marketo/index.ts';
import { afterHours, count } from './names.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const record = z.int().min(0).max(5_000_000);
const field = z.string().describe('The REST API name of a person’s field');

const trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('personIsCreated') }),
  z.strictObject({ on: z.literal('dataValueChanges'), field, newValue: value.optional() }),
  z.strictObject({ on: z.literal('scoreIsChanged'), field, atLeast: z.number().optional() }),
  z.strictObject({ on: z.literal('fillsOutForm'), form: z.int().optional() }),
  z.strictObject({ on: z.literal('isAddedToList'), list: z.int().optional() }),
  z.strictObject({ on: z.literal('opensEmail'), email: z.int().optional() }),
  z.strictObject({ on: z.literal('clicksLinkInEmail'), email: z.int().optional() }),
]);

const filter = z.strictObject({
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
});

const owner = z
  .union([z.strictObject({ user: record }), z.strictObject({ queue: record })])
  .describe('A user or a queue of the org, by its number');

const step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('syncPersonToSfdc'), assignTo: owner.optional() }),
  z.strictObject({ step: z.literal('addToSfdcCampaign'), campaign: record, status: z.string() }),
  z.strictObject({ step: z.literal('changeStatusInSfdcCampaign'), campaign: record, status: z.string() }),
  z.strictObject({
    step: z.literal('createTask'),
    subject: z.string(),
    dueInDays: z.int().min(0).max(365).optional(),
  }),
  z.strictObject({ step: z.literal('changeOwner'), owner }),
  z.strictObject({ step: z.literal('convertPerson'), convertedStatus: z.string().optional() }),
  z.strictObject({ step: z.literal('changeScore'), field, change: z.string() }),
  z.strictObject({ step: z.literal('changeDataValue'), field, value }),
  z.strictObject({ step: z.literal('sendEmail'), email: z.int() }),
  z.strictObject({ step: z.literal('wait'), minutes: z.number().min(0).max(525_600) }),
]);

const campaign = z.strictObject({
  name: z.string(),
  triggers: z.array(trigger).default([]).describe('Without any, it is a batch campaign'),
  filters: z.array(filter).default([]),
  qualification: z.enum(['once', 'every time']).default('once'),
  flow: z.array(step),
});

export const campaigns = z
  .array(campaign)
  .default([])
  .describe('The smart campaigns of the Marketo instance');

export type ScenarioCampaign = z.output<typeof campaign>;

/** Programs, each synced to a Salesforce campaign. */
export const programs = z
  .array(
    z.strictObject({
      name: z.string(),
      campaign: record.describe('The campaign of the org that it is synced to, by its number'),
      statuses: z.array(z.string()).min(1).default(['Sent', 'Responded']).describe('Lowest first'),
    }),
  )
  .default([])
  .describe('Programs that are synced to Salesforce campaigns');

/** Activities that are logged in Salesforce as tasks. */
export const activitySync = z
  .array(
    z.strictObject({
      activity: z.enum(Object.keys(LOGGED_ACTIVITIES) as [LoggedActivity, ...LoggedActivity[]]),
      afterHours,
      history: count
        .default(0)
        .describe('How many of them there were in the three months before the run: they are pushed at once'),
    }),
  )
  .default([])
  .describe('Activities that are logged in Salesforce, and when each is switched on');
