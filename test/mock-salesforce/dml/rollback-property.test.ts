import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NOBODY } from '../../../engine/kernel/index.ts';
import type { Flow, Org, OrgOptions } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('whatever a transaction does, rolling it back leaves no trace');

const FLOW: Flow = {
  name: 'Tell Account',
  object: 'Contact',
  on: 'createOrUpdate',
  actions: [{ updateParent: 'AccountId', set: { Phone: { formula: 'LastName' } } }],
};

const OPTIONS: Partial<OrgOptions> = {
  automation: [
    FLOW,
    { from: 'Account.Industry', to: 'Contact.Department', by: 'AccountId' },
    {
      name: 'Follow up',
      object: 'Lead',
      on: 'create',
      actions: [{ create: 'Task', set: { WhoId: { formula: 'Id' } } }],
    },
  ],
  customFields: [
    {
      object: 'Account',
      name: 'People__c',
      label: 'People',
      type: 'double',
      rollUp: { children: 'Contact', lookup: 'AccountId', operation: 'COUNT' },
    },
    { object: 'Contact', name: 'Ext__c', label: 'Ext', type: 'string', length: 20, unique: true },
  ],
  validationRules: [
    {
      name: 'No_3',
      object: 'Contact',
      errorCondition: { field: 'Title', operator: '=', value: '3' },
      errorMessage: 'not three',
    },
  ],
};

/** A verb with its numbers; what is refused is a no-op like any other. */
interface Step {
  readonly verb: string;
  readonly row: number;
  readonly other: number;
  readonly by: number;
  readonly at: number;
}

const VERBS: Readonly<Record<string, (org: Org, step: Step, now: number) => unknown>> = {
  update: (org, { row, other, by }, now) =>
    org.update(
      org.object('Contact'),
      row,
      { Title: String(other % 5), AccountId: org.object('Account').idOf(other % 4) },
      by,
      now,
    ),
  insert: (org, { other, by }, now) =>
    org.insert(org.object('Contact'), { LastName: 'New', Ext__c: `key${other % 4}` }, by, now),
  lead: (org, { by }, now) => org.insert(org.object('Lead'), { LastName: 'New', Company: 'Acme' }, by, now),
  industry: (org, { row, by }, now) =>
    org.update(org.object('Account'), row % 4, { Industry: 'Energy' }, by, now),
  task: (org, { row, by }, now) =>
    org.insert(org.object('Task'), { WhoId: org.object('Contact').idOf(row), Status: 'Completed' }, by, now),
  write: (org, { row }, now) => {
    const contacts = org.object('Contact');
    if (row < contacts.count) org.write(contacts, row, contacts.field('Phone'), '1', 0, 0, now);
  },
  remove: (org, { row, by }, now) => org.remove(org.object('Contact'), row, by, now),
  removeAccount: (org, { row, by }, now) => org.remove(org.object('Account'), row % 4, by, now),
  undelete: (org, { row, by }, now) => org.undelete(org.object('Contact'), row, by, now),
  undeleteAccount: (org, { row, by }, now) => org.undelete(org.object('Account'), row % 4, by, now),
  hardDelete: (org, { row, by }, now) => org.hardDelete(org.object('Contact'), row, by, now),
  merge: (org, { row, other, by }, now) => org.merge(org.object('Contact'), row, [other], {}, by, now),
  convert: (org, { row, by }, now) => {
    const leadId = org.object('Lead').idOf(row % 6);
    org.convertLead({ leadId, convertedStatus: 'Closed - Converted' }, by, now);
  },
};

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom(...Object.keys(VERBS)),
    row: fc.integer({ min: 0, max: 14 }),
    other: fc.integer({ min: 0, max: 14 }),
    by: fc.integer({ min: 0, max: 1 }),
    at: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 12 },
);

/** Does steps one after the other; time goes on by none to three seconds each. */
function play(org: Org, all: readonly Step[], from: number): void {
  let now = from;
  for (const step of all) {
    now += step.at * 1_000;
    VERBS[step.verb]!(org, step, now);
  }
}

/** All that anybody can see of an org. */
function picture(org: Org) {
  return org.objects.map((records) => {
    const { changes } = records;
    const listed: number[] = [];
    for (let row = changes.head; row !== NOBODY; row = changes.next(row)) listed.push(row);
    const { rows, stamps } = records.deletions.between(0, 2_000_000_000);
    return {
      object: records.schema.name,
      rows: Array.from({ length: records.count }, (_, row) => [
        records.columns.map((column) => column.get(row)),
        records.deleted[row],
        records.purged[row],
      ]),
      listed: listed.map((row) => [row, changes.causeOf(row), changes.sinceOf(row)]),
      causes: [...changes.countByCause.subarray(0, 40)],
      deletions: [[...rows], [...stamps]],
      binned: org.recycleBin.size,
    };
  });
}

test('values, stamps, the list of changes, deletions and the bin are what they were, and the future is the same', () => {
  fc.assert(
    fc.property(steps, steps, steps, (before, undone, after) => {
      const org = smallOrg(OPTIONS);
      play(org, before, START);
      const seen = picture(org);
      org.transaction(
        () => play(org, undone, START + 60_000),
        () => false,
      );
      assert.equal(picture(org), seen);
      const other = smallOrg({ ...OPTIONS, causes: org.causes });
      play(other, before, START);
      play(org, after, START + 120_000);
      play(other, after, START + 120_000);
      assert.equal(picture(org), picture(other));
    }),
    { numRuns: 150 },
  );
});

test.run();
