/** The standard objects of the mock, in the order the sync handles them. */
import type { FieldSchema, ObjectSchema } from './types.ts';

const SYSTEM_FIELDS: readonly FieldSchema[] = [
  { name: 'Id', label: 'Record ID', type: 'id', createable: false, updateable: false },
  { name: 'IsDeleted', label: 'Deleted', type: 'boolean', createable: false, updateable: false },
  { name: 'CreatedDate', label: 'Created Date', type: 'datetime', createable: false, updateable: false },
  {
    name: 'LastModifiedDate',
    label: 'Last Modified Date',
    type: 'datetime',
    createable: false,
    updateable: false,
  },
  {
    name: 'SystemModstamp',
    label: 'System Modstamp',
    type: 'datetime',
    createable: false,
    updateable: false,
  },
];

function object(name: string, keyPrefix: string, fields: readonly FieldSchema[]): ObjectSchema {
  return { name, label: name, labelPlural: `${name}s`, keyPrefix, fields: [...SYSTEM_FIELDS, ...fields] };
}

export const STANDARD_OBJECTS: readonly ObjectSchema[] = [
  object('User', '005', [{ name: 'Username', label: 'Username', type: 'string', length: 80 }]),
  object('Account', '001', [{ name: 'Name', label: 'Account Name', type: 'string', length: 255 }]),
  object('Lead', '00Q', [{ name: 'LastName', label: 'Last Name', type: 'string', length: 80 }]),
  object('Contact', '003', [
    { name: 'LastName', label: 'Last Name', type: 'string', length: 80 },
    {
      name: 'AccountId',
      label: 'Account ID',
      type: 'reference',
      referenceTo: ['Account'],
      relationshipName: 'Account',
    },
  ]),
  object('Opportunity', '006', [{ name: 'Name', label: 'Name', type: 'string', length: 120 }]),
  object('OpportunityContactRole', '00K', []),
  object('Campaign', '701', [{ name: 'Name', label: 'Campaign Name', type: 'string', length: 80 }]),
  object('CampaignMember', '00v', []),
];
