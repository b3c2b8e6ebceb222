/**
 * The scenario file: an org, an instance, a workload, a period. Every parameter of the sync stands here once, with
 * its default, its range and its source. `documented` means Adobe or Salesforce say so, `reported` that Marketo
 * Support told a customer, `assumed` that no source was found and the value is ours, to be swept.
 * Source keys (S1, S8 …) are those of the fact sheet on the native sync, resolved in the README.
 */
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

const objectName = z.enum(OBJECTS);
const fieldPath = z
  .string()
  .regex(/^[A-Za-z]\w*\.[A-Za-z]\w*$/, 'expected Object.Field, for instance Contact.Phone');
const share = z.number().min(0).max(1);
const count = z.int().min(0).max(5_000_000);

/** The org: how big it is, its custom fields, what its sync user may see and edit, and its automation. */
const org = z.strictObject({
  edition: z
    .enum(['Developer', 'Professional', 'Enterprise', 'Unlimited', 'Performance'])
    .default('Enterprise')
    .describe('Decides the daily API requests: 100,000 and so many for each licence (documented, S44)'),
  licences: z.int().min(1).max(100_000).default(100),
  otherApiCallsPerDay: count.default(0).describe('API requests that other integrations use every day'),
  records: z
    .partialRecord(objectName, count)
    .default({})
    .describe('How many records of each object exist, in sync, at the start'),
  accountSizes: z
    .strictObject({
      skew: z
        .number()
        .min(0)
        .max(2)
        .default(1)
        .describe('How unevenly contacts spread over accounts: 0 evenly, 1 as in Zipf’s law (assumed)'),
      largest: share
        .default(0.01)
        .describe('Share of all contacts that the largest account may have (assumed)'),
    })
    .prefault({}),
  fields: z
    .array(
      z.strictObject({
        object: objectName,
        name: z.string().regex(/^[A-Za-z]\w*__c$/, 'expected the API name of a custom field, ending in __c'),
        label: z.string(),
        type: z.enum([
          'string',
          'double',
          'int',
          'currency',
          'percent',
          'boolean',
          'picklist',
          'date',
          'datetime',
        ]),
        length: z.int().min(1).max(131_072).optional(),
        values: z.array(z.string()).optional().describe('The values of a picklist'),
        restricted: z.boolean().default(false).describe('Whether a picklist refuses other values'),
      }),
    )
    .default([]),
  syncUser: z
    .strictObject({
      hidden: z.array(fieldPath).default([]).describe('Fields that the sync user cannot see'),
      readOnly: z.array(fieldPath).default([]).describe('Fields that the sync user sees and cannot edit'),
    })
    .prefault({}),
  automation: z
    .array(
      z.strictObject({
        copy: fieldPath.describe('The parent’s field: Account.Account_Score__c'),
        to: fieldPath.describe('The children’s field: Contact.Account_Score__c'),
        by: z.string().default('AccountId').describe('The children’s lookup to the parent'),
      }),
    )
    .default([])
    .describe('Automation in the org that copies a field to child records whenever it is written'),
});

/** The sync: the parameters that facts and assumptions leave open. */
const sync = z.strictObject({
  gapMinutes: z
    .number()
    .min(0)
    .max(60)
    .default(5)
    .describe('Idle time after a cycle ends (documented, S6 S7)'),
  restMinutes: z
    .number()
    .min(1)
    .max(1_440)
    .default(60)
    .describe(
      'Rest after an error that only time or an administrator mends, such as no API requests left (assumed)',
    ),
  disabled: z
    .array(z.strictObject({ afterHours: z.number().min(0), forHours: z.number().min(0) }))
    .default([])
    .describe('When an administrator has the sync switched off, in hours after the start'),
  recordsPerCall: z.int().min(1).max(200).default(200).describe('Records per API call (documented, S7 S8)'),
  turn: z
    .int()
    .min(200)
    .max(50_000)
    .default(10_000)
    .describe(
      'Records an object may sync before the next object’s turn (reported for Lead and Contact, S1; assumed for others)',
    ),
  objects: z
    .array(objectName)
    .refine((order) => order.length === OBJECTS.length && new Set(order).size === OBJECTS.length, {
      error: `expected each of ${OBJECTS.join(', ')} once`,
    })
    .default([...OBJECTS])
    .describe('The order of objects in a cycle (Lead before Contact reported, S1; the rest assumed)'),
  accountGate: z.boolean().default(true).describe('Contacts wait while accounts have backlog (reported, S1)'),
  recordsPerHour: z
    .number()
    .min(1)
    .max(1_000_000_000)
    .default(10_000)
    .describe(
      'Records updated an hour (reported in 2017, S1; measured on your own Sync Throughput page it is better)',
    ),
  throughputScope: z
    .enum(['per-object', 'shared'])
    .default('per-object')
    .describe(
      'Whether the hourly figure holds for each object or for all together (S1 can be read both ways)',
    ),
  skippedCost: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe('Time of a skipped record, in updates (assumed; S2: much quicker)'),
  failedCost: z
    .number()
    .min(0)
    .max(10)
    .default(2)
    .describe('Time of a failed record, in updates (assumed; S2: slows the sync)'),
});

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
  afterHours: z.number().min(0).max(10_000).default(0).describe('Hours after the start of the run'),
  overMinutes: z
    .number()
    .min(0)
    .max(100_000)
    .default(0)
    .describe('How long the update takes; 0 is an instant'),
  silent: z
    .boolean()
    .default(false)
    .describe('Only SystemModstamp moves, as when a picklist value is renamed: no editor shows'),
});

/** Trouble on the way to Salesforce, for a while. */
const fault = z
  .strictObject({
    kind: z.enum(['outage', 'slow', 'errors', 'no-answers', 'lost-replies']),
    afterHours: z.number().min(0).max(10_000).default(0).describe('Hours after the start of the run'),
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

const expectation = z.strictObject({
  measure: z.string().describe('Path into the result file: apiCalls.total, latency.background.maxMs'),
  equals: z.union([z.number(), z.string(), z.array(z.string())]).optional(),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  source: z.string().optional(),
});

/** A whole scenario, defaults filled in. */
export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case words joined by hyphens'),
  lesson: z.string().default(''),
  start: z.iso
    .datetime()
    .default('2026-01-05T00:00:00Z')
    .describe('First instant of the run, in UTC; the default is a Monday'),
  days: z.number().min(0.01).max(366).default(5),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  org: org.prefault({}),
  sync: sync.prefault({}),
  workload: z.array(z.discriminatedUnion('kind', [accountScore, edits, massUpdate])).default([]),
  faults: z.array(fault).default([]).describe('Trouble on the way to Salesforce'),
  practices: z
    .array(z.string())
    .default([])
    .describe('The best practices that this scenario is there to try'),
  expect: z.array(expectation).default([]),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Workload = Scenario['workload'][number];
export type SyncParameters = Scenario['sync'];
export type Expectation = z.output<typeof expectation>;
export type ObjectName = (typeof OBJECTS)[number];
