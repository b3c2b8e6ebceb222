/** Errors of one record that the tables of refusals (`rules/refusals`) do not cause: what comes back is more than a list of one. */
import type { DuplicateRule } from '../../../mock-salesforce/index.ts';
import { type Client, inProcess, listed, type Provocation } from './provocation.ts';

const RULE: DuplicateRule = {
  name: 'Emails_Are_Unique',
  object: 'Contact',
  actionOnInsert: 'Block',
  alertText: 'This person is there already.',
  matchingRules: [{ name: 'Same_Email', fields: ['Email'] }],
};

const MATCH = {
  additionalInformation: [],
  fieldDiffs: [],
  matchConfidence: 100,
  record: {
    attributes: { type: 'Contact', url: '/services/data/v62.0/sobjects/Contact/0035g0000000004AAA' },
    Id: '0035g0000000004AAA',
  },
};

const DUPLICATE_RESULT = {
  allowSave: false,
  duplicateRule: 'Emails_Are_Unique',
  duplicateRuleEntityType: 'Contact',
  errorMessage: 'This person is there already.',
  matchResults: [
    {
      entityType: 'Contact',
      errors: [],
      matchEngine: 'ExactMatchEngine',
      matchRecords: [MATCH],
      rule: 'Same_Email',
      size: 1,
      success: true,
    },
  ],
};

const createContact = (values: object) => (client: Client) => client.rest('POST', 'sobjects/Contact', values);

export const RECORD_PROVOCATIONS: readonly Provocation[] = [
  {
    entry: 'externalIdInBody',
    status: 400,
    says: listed('INVALID_FIELD', 'The Ext__c field should not be specified in the sobject data.', [
      'Ext__c',
    ]),
    ask: (client) => client.rest('PATCH', 'sobjects/Contact/Ext__c/e1', { Ext__c: 'e1', LastName: 'A' }),
  },
  {
    entry: 'foreignKeyUnknown',
    status: 400,
    says: listed(
      'INVALID_FIELD',
      'Foreign key external ID: nobody not found for field Ext__c in entity Contact',
      [],
    ),
    ask: createContact({ LastName: 'A', ReportsTo: { Ext__c: 'nobody' } }),
  },
  {
    entry: 'recordTypeInvalid',
    status: 400,
    says: listed(
      'INVALID_CROSS_REFERENCE_KEY',
      "Record Type ID: this ID value isn't valid for the user: 0125g0000000002AAA",
      ['RecordTypeId'],
    ),
    ask: createContact({ LastName: 'A', RecordTypeId: '0125g0000000002AAA' }),
    options: {
      recordTypes: [
        { object: 'Contact', name: 'Partner', developerName: 'Partner' },
        { object: 'Lead', name: 'Consumer', developerName: 'Consumer' },
      ],
    },
  },
  {
    entry: 'duplicatesDetected',
    status: 400,
    says: [
      {
        duplicateResut: DUPLICATE_RESULT,
        errorCode: 'DUPLICATES_DETECTED',
        message: 'This person is there already.',
      },
    ],
    ask: createContact({ LastName: 'Twin', Email: 'PERSON3@example.com' }),
    options: { duplicateRules: [RULE] },
  },
  {
    entry: 'leadWithWhat',
    status: 400,
    says: listed('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception: WhoId, WhatId', [
      'WhoId',
      'WhatId',
    ]),
    ask: (client) =>
      client.rest('POST', 'sobjects/Task', { WhoId: client.id('Lead'), WhatId: client.id('Account') }),
  },
  {
    entry: 'ownerBlank',
    status: 400,
    says: listed('INVALID_CROSS_REFERENCE_KEY', 'Owner ID: owner cannot be blank', ['OwnerId']),
    ask: createContact({ LastName: 'A', OwnerId: null }),
  },
  {
    entry: 'parentCircle',
    status: 400,
    says: listed('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', ['ParentId']),
    ask: (client) => {
      const [top, below] = [client.id('Account'), client.id('Account', 1)];
      client.org.update(client.org.object('Account'), 1, { ParentId: top }, 0, client.clock.now());
      return client.rest('PATCH', `sobjects/Account/${top}`, { ParentId: below });
    },
  },
  {
    entry: 'groupOwnsRecords',
    status: 400,
    says: listed('DEPENDENCY_EXISTS', 'the group still owns records of Lead', []),
    options: { queues: [{ name: 'Inbound', objects: ['Lead'] }] },
    ask: async (client) => {
      const OwnerId = client.id('Group');
      await client.rest('PATCH', `sobjects/Lead/${client.id('Lead')}`, { OwnerId });
      return client.rest('DELETE', `sobjects/Group/${OwnerId}`);
    },
  },
  {
    entry: 'recordGone',
    status: 200,
    says: [
      {
        success: false,
        errors: [
          { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] },
        ],
      },
    ],
    ask: async (client) => {
      const ids = `<m:ids>${client.id('Lead')}</m:ids>`;
      await client.soap(`<m:delete>${ids}</m:delete>`);
      await client.soap(`<m:emptyRecycleBin>${ids}</m:emptyRecycleBin>`);
      return client.rest('DELETE', `composite/sobjects?ids=${client.id('Lead')}`);
    },
  },
  {
    entry: 'tooManyTransferred',
    status: 400,
    says: listed('NUMBER_OUTSIDE_VALID_RANGE', 'cannot transfer more than 250 records at a time'),
    ask: ({ org, clock }) => {
      const outcome = org.transfer(org.object('Lead'), Array(251).fill(0), 0, 0, clock.now());
      return inProcess((outcome as Extract<typeof outcome, { ok: false }>).error);
    },
  },
];
