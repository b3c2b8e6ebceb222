/** What people, integrations and jobs do during a run. */
import { z } from 'zod';
import { afterHours, count, fieldValue, objectName, share } from './names.ts';

const officeHours = z
  .strictObject({ from: z.number().min(0).max(24), to: z.number().min(0).max(24) })
  .default({ from: 8, to: 18 })
  .describe('Hours of the day at which it happens, in UTC');

/** An account score, recalculated by a job in the org; its automation may copy it to contacts. */
const accountScore = z.strictObject({
  kind: z.literal('account-score'),
  process: z.string().default('Account score recalculation'),
  field: z.string().default('Account_Score__c'),
  everyMinutes: z.int().min(1).max(10_080).default(60),
  overMinutes: z.number().min(0).max(1_440).default(15).describe('How long one recalculation takes'),
  engagedAtStart: share.default(0.5).describe('Share of accounts whose score moves at all on the first day'),
  engagedPerDay: share.default(0.1).describe('Share of accounts that become engaged with each further day'),
  moves: share
    .default(0.12)
    .describe('Probability that an engaged account’s score moves in one recalculation'),
  forHours: z
    .number()
    .min(0)
    .max(10_000)
    .optional()
    .describe('How long scores move at all; to the end if not given'),
  maxStep: z.int().min(1).max(100).default(3).describe('Largest move, in points, up or down'),
  write: z
    .enum(['every-change', 'band'])
    .default('every-change')
    .describe(
      'Write the score whenever it moves, or only when its range changes: 0-25, 26-50, 51-75, 76-100',
    ),
});

/** People, integrations or forms edit single records at random. */
const edits = z.strictObject({
  kind: z.literal('edits'),
  side: z.enum(['salesforce', 'marketo']),
  process: z.string(),
  object: objectName,
  field: z.string().describe('The Salesforce name of the field that is edited'),
  perHour: z.number().min(0).max(1_000_000),
  newcomers: z
    .boolean()
    .default(false)
    .describe(
      'Whether records and persons that came during the run are edited too, not only those of the start',
    ),
  hours: officeHours,
  weekends: z.boolean().default(false),
});

/** Many records change at once. */
const massUpdate = z.strictObject({
  kind: z.literal('mass-update'),
  process: z.string().default('Mass update'),
  object: objectName,
  field: z.string(),
  records: count,
  afterHours,
  overMinutes: z
    .number()
    .min(0)
    .max(100_000)
    .default(0)
    .describe('How long the update takes; 0 is an instant'),
  value: z
    .union([fieldValue, z.null()])
    .optional()
    .describe('What it sets; each record gets a fresh value if not given'),
  silent: z
    .boolean()
    .default(false)
    .describe('Only SystemModstamp moves, as when the platform recalculates a roll-up: no editor shows'),
});

/** An administrator renames a value of a picklist in Setup; nobody has to touch a record for that. */
const renamePicklistValue = z.strictObject({
  kind: z.literal('rename-picklist-value'),
  object: objectName,
  field: z.string(),
  from: z.string().describe('The value as it is called before'),
  to: z.string(),
  afterHours,
});

/** Forms on web pages. */
const formFills = z.strictObject({
  kind: z.literal('form-fills'),
  process: z.string().default('Web form'),
  form: z.int().default(1),
  perHour: z.number().min(0).max(1_000_000),
  newPersons: share.default(0.5).describe('Share of the visitors that Marketo does not know yet'),
  program: z
    .string()
    .optional()
    .describe('The program that visitors become members of, in its lowest status'),
  withoutCompany: share.default(0).describe('Share of the new persons who leave the company out'),
  hours: officeHours,
  weekends: z.boolean().default(false),
});

/** A batch campaign runs for everybody in its smart list. */
const batchCampaign = z.strictObject({
  kind: z.literal('batch-campaign'),
  campaign: z.string().describe('The name of a campaign without triggers'),
  afterHours,
  everyHours: z.number().min(0.1).max(10_000).optional().describe('Again and again; once if not given'),
});

/** Records of leads, contacts and accounts come to an end: converted, merged, deleted or brought back. */
const endings = z.strictObject({
  kind: z.literal('endings'),
  process: z.string().default('Data steward'),
  ending: z.enum(['convert', 'merge', 'delete', 'undelete']),
  object: z.enum(['Lead', 'Contact', 'Account']).default('Lead').describe('Only leads are converted'),
  perHour: z.number().min(0).max(1_000_000),
  hours: officeHours,
  weekends: z.boolean().default(false),
});

/** Another system inserts the members of one campaign, record by record, with several writers at once. */
const campaignMembers = z.strictObject({
  kind: z.literal('campaign-members'),
  process: z.string().default('Event integration'),
  campaign: count.describe('The campaign of the org, by its number'),
  members: count.describe('How many leads become members, in the order of their records'),
  status: z.string().default('Sent'),
  writers: z.int().min(1).max(1_000).default(1).describe('How many insert at the same time'),
  afterHours,
});

/** Another system writes tasks for the contacts of one account, with several writers at once. */
const accountTasks = z.strictObject({
  kind: z.literal('account-tasks'),
  process: z.string().default('Sales engagement tool'),
  account: count
    .optional()
    .describe('The account of the org, by its number; the one with the most contacts if not given'),
  tasks: count.describe('How many are written, to the contacts of the account in turn'),
  open: z
    .boolean()
    .default(true)
    .describe('Open and with a due date: such a task locks the contact and its account while it is saved'),
  writers: z.int().min(1).max(1_000).default(1).describe('How many write at the same time'),
  afterHours,
});

export const workload = z.discriminatedUnion('kind', [
  accountScore,
  edits,
  massUpdate,
  formFills,
  batchCampaign,
  endings,
  campaignMembers,
  accountTasks,
  renamePicklistValue,
]);

export type Workload = z.output<typeof workload>;
