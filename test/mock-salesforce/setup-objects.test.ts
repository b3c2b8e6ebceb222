import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsforceClient } from '../clients/jsforce.ts';
import { withServer } from './small-org.ts';

const test = suite('what clients read of an org’s setup');

/** A query, and the values of its records, line by line. */
const QUERIES: readonly [soql: string, values: unknown[][]][] = [
  [
    'SELECT MasterLabel, ApiName FROM LeadStatus WHERE IsConverted = true',
    [['Closed - Converted', 'Closed - Converted']],
  ],
  ['SELECT MasterLabel, SortOrder FROM LeadStatus WHERE IsDefault = true', [['Open - Not Contacted', 1]]],
  ['SELECT MasterLabel FROM TaskStatus WHERE IsClosed = true', [['Completed']]],
  ['SELECT MasterLabel FROM TaskPriority WHERE IsHighPriority = true', [['High']]],
  [
    'SELECT MasterLabel, DefaultProbability, IsWon FROM OpportunityStage WHERE IsClosed = true ORDER BY SortOrder',
    [
      ['Closed Won', 100, true],
      ['Closed Lost', 0, false],
    ],
  ],
  ["SELECT Name FROM Profile WHERE Name = 'System Administrator'", [['System Administrator']]],
  [
    "SELECT PermissionSet.Label, PermissionSet.IsOwnedByProfile FROM PermissionSetAssignment WHERE Assignee.Username = 'sync@mock.example'",
    [['Marketo Sync User', true]],
  ],
  ["SELECT Label FROM PermissionSet WHERE Profile.Name = 'Standard User'", [['Standard User']]],
  [
    'SELECT Name, OrganizationType, FiscalYearStartMonth FROM Organization',
    [['Mock Org', 'Enterprise Edition', 1]],
  ],
  ['SELECT Id FROM RecordType', []],
];

/** The values of a record, those of parents among them. */
const values = (record: Record<string, unknown>): unknown[] =>
  Object.entries(record).flatMap(([name, value]) => {
    if (name === 'attributes') return [];
    return typeof value === 'object' && value !== null ? values(value as Record<string, unknown>) : [value];
  });

test('jsforce asks for statuses, stages, permission sets, record types and the org itself', () =>
  withServer({}, async ({ url }) => {
    const connection = await jsforceClient(url);
    for (const [soql, expected] of QUERIES) {
      const { records } = await connection.query(soql);
      assert.equal(records.map(values), expected, soql);
    }
  }));

test('their describes say that nobody writes them through the API', () =>
  withServer({}, async ({ url }) => {
    const connection = await jsforceClient(url);
    for (const name of ['LeadStatus', 'TaskStatus', 'TaskPriority', 'OpportunityStage', 'RecordType']) {
      const { createable, updateable, deletable, queryable, searchable } = await connection
        .sobject(name)
        .describe();
      assert.equal(
        [createable, updateable, deletable, queryable, searchable],
        [false, false, false, true, false],
      );
    }
  }));

test.run();
