import type { ScenarioInput } from '../schema.ts';

/**
 * An account score that moves by a point or two every hour, and automation that copies it to the account's contacts.
 * Each small step is a changed record for every contact; a mailing a day makes more accounts move.
 */
export const scoreChurn: ScenarioInput = {
  name: 'score-churn',
  lesson:
    'An account score copied to contacts outruns the sync, until only changes of its range are written.',
  org: {
    licences: 300,
    records: {
      User: 300,
      Account: 30_000,
      Lead: 50_000,
      Contact: 200_000,
      Opportunity: 12_000,
      Campaign: 200,
    },
    fields: [
      { object: 'Account', name: 'Account_Score__c', label: 'Account Score', type: 'double' },
      { object: 'Contact', name: 'Account_Score__c', label: 'Account Score', type: 'double' },
    ],
    automation: [{ copy: 'Account.Account_Score__c', to: 'Contact.Account_Score__c', by: 'AccountId' }],
    otherApiCallsPerDay: 60_000,
  },
  workload: [
    { kind: 'account-score' },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Lead',
      field: 'Status',
      perHour: 300,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 400,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Opportunity',
      field: 'Amount',
      perHour: 120,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'ERP integration',
      object: 'Account',
      field: 'Phone',
      perHour: 100,
    },
    { kind: 'edits', side: 'marketo', process: 'Form fills', object: 'Lead', field: 'Title', perHour: 200 },
    {
      kind: 'edits',
      side: 'marketo',
      process: 'Form fills',
      object: 'Contact',
      field: 'Title',
      perHour: 250,
    },
  ],
  practices: ['band-scores'],
};
