/** The org of a scenario: how big it is, its custom fields, what its sync user may see and edit, its automation. */
import { z } from 'zod';
import { count, fieldPath, objectName, share } from './names.ts';

export const org = z.strictObject({
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
