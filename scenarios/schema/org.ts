/** The org of a scenario: how big it is, its custom fields, what its sync user may see and edit, its automation. */
import { z } from 'zod';
import {
  afterHours,
  count,
  customName,
  fieldPath,
  fieldValue,
  objectName,
  share,
  standardObject,
} from './names.ts';

const fieldTypes = z.enum([
  'string',
  'double',
  'int',
  'currency',
  'percent',
  'boolean',
  'picklist',
  'date',
  'datetime',
]);

/** What the sync user's profile takes away. */
const access = {
  hidden: z.array(fieldPath).default([]).describe('Fields that the sync user cannot see'),
  readOnly: z.array(fieldPath).default([]).describe('Fields that the sync user sees and cannot edit'),
  hiddenObjects: z.array(objectName).default([]).describe('Objects that the sync user cannot read at all'),
  objects: z
    .record(
      objectName,
      z.strictObject({
        create: z.boolean().optional(),
        edit: z.boolean().optional(),
        delete: z.boolean().optional(),
      }),
    )
    .optional()
    .describe('What the sync user may do with records, by object; everything that is not said is allowed'),
  apiEnabled: z.boolean().optional().describe('“API Enabled”; true if not given'),
  convertLeads: z.boolean().optional().describe('“Convert Leads”; true if not given'),
};

/** When a rule is active: from the start to the end of the run, if not given. */
const active = {
  onAfterHours: z.number().min(0).max(10_000).optional().describe('When an administrator switches it on'),
  offAfterHours: z.number().min(0).max(10_000).optional().describe('When an administrator switches it off'),
};

const customField = {
  name: customName,
  label: z.string(),
  type: fieldTypes,
  length: z.int().min(1).max(131_072).optional(),
  values: z.array(z.string()).optional().describe('The values of a picklist'),
  restricted: z.boolean().default(false).describe('Whether a picklist refuses other values'),
  formula: z
    .string()
    .optional()
    .describe('Makes it a formula field: computed when it is read, its changes move no SystemModstamp'),
};

const dependsOn = z
  .strictObject({
    field: z.string().describe('The controlling field: a picklist or a checkbox of the same object'),
    valid: z
      .record(z.string(), z.array(z.string()))
      .describe('For each of its values those that are valid; a restricted picklist refuses others'),
  })
  .describe('Makes a picklist a dependent one');

const validationRule = z.strictObject({
  name: z.string(),
  object: standardObject,
  errorCondition: z.string().describe('A formula that must not be true of a record'),
  errorMessage: z.string(),
  errorDisplayField: z.string().optional(),
  ...active,
});

const duplicateRule = z.strictObject({
  name: z.string(),
  object: standardObject,
  fields: z
    .array(z.string())
    .min(1)
    .describe('Fields that must all be the same; a blank one matches nothing'),
  with: standardObject.optional().describe('The object that it compares with; its own if not given'),
  on: z
    .array(z.enum(['create', 'update']))
    .min(1)
    .default(['create']),
  alertText: z.string().optional(),
  ...active,
});

/** A custom object hangs on a lead, contact or account (documented, S16 S17). */
const customObject = z.strictObject({
  name: customName,
  label: z.string(),
  parent: z.enum(['Lead', 'Contact', 'Account']).describe('The object that its records look up'),
  records: count.default(0).describe('How many records exist, in sync, at the start'),
  fields: z.array(z.strictObject(customField)).default([]),
});

const queue = z.strictObject({
  name: z.string().min(1).max(40),
  objects: z
    .array(z.string())
    .min(1)
    .default(['Lead'])
    .describe('The objects whose records it may own: Lead, Task, custom objects'),
  members: z.array(count).default([]).describe('Users, by number, who see and edit what it owns'),
});

const recordType = z.strictObject({
  object: objectName.describe('The object whose records may be of this type'),
  name: z.string().min(1).max(80),
  developerName: z
    .string()
    .max(80)
    .regex(/^[A-Za-z]\w*$/, 'expected letters, digits and underscores, beginning with a letter'),
  isActive: z.boolean().default(true),
  isDefault: z.boolean().default(false).describe('Whether new records get it that name none'),
});

export const org = z.strictObject({
  edition: z
    .enum(['Developer', 'Professional', 'Enterprise', 'Unlimited', 'Performance'])
    .default('Enterprise')
    .describe('Decides the daily API requests: 100,000 and so many for each licence (documented, S44)'),
  licences: z.int().min(1).max(100_000).default(100),
  otherApiCallsPerDay: count.default(0).describe('API requests that other integrations use every day'),
  records: z
    .partialRecord(standardObject, count)
    .default({})
    .describe('How many records of each object exist, in sync, at the start'),
  personAccounts: count
    .default(0)
    .describe('How many of the accounts, the first ones, are person accounts: each has one contact, itself'),
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
    .array(z.strictObject({ object: standardObject, ...customField, dependsOn: dependsOn.optional() }))
    .default([]),
  customObjects: z.array(customObject).default([]),
  syncUser: z.strictObject(access).prefault({}),
  fiscalYear: z
    .strictObject({
      startMonth: z.int().min(1).max(12).default(1),
      namedByStart: z
        .boolean()
        .default(false)
        .describe('Whether its name is the year that it begins in, not the one that it ends in'),
    })
    .prefault({}),
  queues: z.array(queue).default([]).describe('Queues that may own leads until a person takes them'),
  recordTypes: z.array(recordType).default([]).describe('Kinds of records of an object, beside Master'),
  validationRules: z
    .array(validationRule)
    .default([])
    .describe('What the org refuses to save; the sync gets the rule’s own message'),
  duplicateRules: z
    .array(duplicateRule)
    .default([])
    .describe('Records that the org blocks because they look like others: DUPLICATES_DETECTED'),
  saveMs: z
    .partialRecord(standardObject, z.int().min(0).max(600_000))
    .default({})
    .describe('How long saving a record takes, triggers included: so long it holds its row locks'),
  visible: z
    .array(z.strictObject({ object: objectName, field: z.string(), value: fieldValue }))
    .default([])
    .describe('Sharing: of these objects the sync user sees only the records whose field holds the value'),
  accessChanges: z
    .array(z.strictObject({ afterHours, ...access }))
    .default([])
    .describe('When an administrator changes what the sync user may do: all of it, as it is from then on'),
  campaignStatuses: z
    .array(
      z.strictObject({
        campaign: count.describe('The campaign of the org, by its number'),
        statuses: z.array(z.string().min(1)).min(1).describe('The first one is the default'),
        afterHours,
      }),
    )
    .default([])
    .describe('Statuses of campaign members, from a time on; campaigns have Sent and Responded without'),
  stateCountryPicklists: z
    .boolean()
    .default(false)
    .describe('Whether states and countries must come from the standard lists: “California”, not “CA”'),
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
