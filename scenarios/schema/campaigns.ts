/**
 * The smart campaigns of a scenario's Marketo instance, the programs they are in, and the activities that are logged.
 * Records of Salesforce are named by their number in the org: `campaign: 0` is the first one.
 */
import { z } from 'zod';
import { LOGGED_ACTIVITIES, type LoggedActivity } from '../../mock-marketo/index.ts';
import { flow, record } from './flow-steps.ts';
import { afterHours, count } from './names.ts';
import { filter, trigger } from './smart-list.ts';

const campaign = z.strictObject({
  name: z.string(),
  triggers: z.array(trigger).default([]).describe('Without any, it is a batch campaign'),
  filters: z.array(filter).default([]),
  qualification: z
    .union([z.enum(['once', 'every time']), z.strictObject({ onceInHours: z.number().min(0).max(10_000) })])
    .default('once')
    .describe('How often each person can run through the flow'),
  program: z
    .string()
    .optional()
    .describe('The program it is in; where that one is synced, SFDC steps imply no others'),
  priorityOverride: z.boolean().default(false).describe('A trigger campaign one level above its priority'),
  tokens: z
    .record(z.string().regex(/^\{\{my\.[^{}]+\}\}$/, 'expected the name of a token: {{my.name}}'), z.string())
    .default({})
    .describe('My Tokens of its program: {{my.name}} and what stands in its place'),
  flow,
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
      afterHours: afterHours.describe(
        'When the campaign is chosen for the program, in hours after the start',
      ),
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
