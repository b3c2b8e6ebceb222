/** Half a day in which everything that a result can tell of happens at least once. */
import type { ScenarioInput } from '../../scenarios/index.ts';

const ALL_DAY = { hours: { from: 0, to: 24 }, weekends: true };

export const BUSY: ScenarioInput = {
  name: 'busy',
  lesson: 'A little of everything.',
  days: 0.5,
  org: {
    records: { User: 10, Account: 20, Lead: 2_000, Contact: 3_000, Campaign: 2 },
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
    syncUser: { readOnly: ['Lead.Phone'] },
  },
  sync: { recordsPerHour: 500 },
  activitySync: [{ activity: 'opensEmail', afterHours: 1, history: 40 }],
  programs: [{ name: 'Webinar', campaign: 1 }],
  campaigns: [
    {
      name: 'Web inquiry',
      triggers: [{ on: 'fillsOutForm' }],
      flow: [{ step: 'syncPersonToSfdc' }],
    },
  ],
  workload: [
    { kind: 'account-score', maxStep: 20, moves: 0.5 },
    { kind: 'form-fills', perHour: 20, newPersons: 0.5, withoutCompany: 0.3, program: 'Webinar', ...ALL_DAY },
    { kind: 'mass-update', object: 'Lead', field: 'Title', records: 1_500, afterHours: 1.9 },
    {
      kind: 'edits',
      side: 'marketo',
      process: 'Form fills',
      object: 'Lead',
      field: 'Phone',
      perHour: 40,
      ...ALL_DAY,
    },
    {
      kind: 'edits',
      side: 'marketo',
      process: 'Form fills',
      object: 'Contact',
      field: 'Title',
      perHour: 40,
      ...ALL_DAY,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 60,
      ...ALL_DAY,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Title',
      perHour: 600,
      ...ALL_DAY,
    },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Account',
      field: 'Website',
      perHour: 5,
      ...ALL_DAY,
    },
    { kind: 'endings', ending: 'delete', perHour: 5, ...ALL_DAY },
  ],
  faults: [{ kind: 'errors', afterHours: 6, forHours: 1, code: 'REQUEST_LIMIT_EXCEEDED' }],
  expect: [
    { measure: 'apiCalls.task', atLeast: 40, source: 'a call an activity' },
    { measure: 'backlog.final', atLeast: 0 },
  ],
};
