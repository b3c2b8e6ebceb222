import type { ScenarioInput } from '../schema.ts';

/**
 * A sales tool writes open tasks to the contacts of one large account with six writers, while the sync pushes changes
 * of the same contacts and a trigger campaign creates tasks for them. Each open task locks the account while it is saved.
 */
export const accountLocks: ScenarioInput = {
  name: 'account-locks',
  lesson:
    'Open tasks for people of one account lock it: six writers keep the sync from its contacts, closed tasks do not.',
  days: 0.5,
  org: {
    records: { User: 10, Account: 20, Lead: 100, Contact: 2_000 },
    accountSizes: { skew: 2, largest: 0.8 },
    saveMs: { Task: 2_000 },
  },
  campaigns: [
    {
      name: 'Call back',
      triggers: [{ on: 'fillsOutForm' }],
      qualification: 'every time',
      flow: [{ step: 'createTask', subject: 'Call back' }],
    },
  ],
  workload: [
    { kind: 'account-tasks', tasks: 10_000, writers: 6, afterHours: 1 },
    {
      kind: 'edits',
      side: 'marketo',
      process: 'Form fills',
      object: 'Contact',
      field: 'Title',
      perHour: 60,
      hours: { from: 0, to: 6 },
    },
    { kind: 'form-fills', perHour: 30, newPersons: 0, hours: { from: 0, to: 6 } },
  ],
  expect: [
    {
      measure: 'errors.0.code',
      equals: 'UNABLE_TO_LOCK_ROW',
      source: 'Salesforce Help, locks of parent records on the creation of tasks',
    },
    { measure: 'errors.0.count', atLeast: 100 },
    { measure: 'records.expressLane.failed', atLeast: 50, source: 'assumed: three tries of a flow step' },
    {
      measure: 'records.pushed.failed',
      equals: 0,
      source: 'assumed: tried again, in the cycle and after it',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
