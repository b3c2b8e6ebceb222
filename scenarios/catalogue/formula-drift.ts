import type { ScenarioInput } from '../schema.ts';

/** A formula of contacts reads their account's score; the score moves, and the contacts' copies in Marketo do not. */
export const formulaDrift: ScenarioInput = {
  name: 'formula-drift',
  lesson:
    'A formula’s change moves no SystemModstamp: its copy in Marketo stays as it was until the record is touched.',
  days: 2,
  org: {
    records: { Account: 1_000, Lead: 1_000, Contact: 10_000 },
    fields: [
      { object: 'Account', name: 'Account_Score__c', label: 'Account Score', type: 'double' },
      {
        object: 'Contact',
        name: 'Account_Tier__c',
        label: 'Account Tier',
        type: 'string',
        formula: 'IF(Account.Account_Score__c > 75, "A", IF(Account.Account_Score__c > 50, "B", "C"))',
      },
    ],
  },
  workload: [
    { kind: 'account-score', maxStep: 10, moves: 0.5 },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 50,
    },
  ],
  expect: [
    {
      measure: 'records.stale',
      atLeast: 1_000,
      source: 'Adobe, SFDC Sync: Field Sync: not picked up until the record itself changes',
    },
    { measure: 'causes.0.field', equals: 'Account.Account_Score__c' },
    { measure: 'backlog.final', equals: 0 },
  ],
};
