/**
 * The standard fields that Marketo’s own work fills: source, status, scores, revenue cycle, programs.
 * The rows are a recorded `leads/describe.json` of an instance without CRM sync (observed 2021, grouparoo/grouparoo,
 * plugins/@grouparoo/marketo/__tests__/fixtures/integration/destination-mapping-options.js, MIT).
 */
import type { FieldRow } from './types.ts';

/** In the order of their ids. */
export const MARKETING_FIELDS: readonly FieldRow[] = [
  [126, 'department', 'Department', 'string', 255, false, 'Department'],
  [130, 'createdAt', 'Created At', 'datetime', 0, true, null],
  [131, 'updatedAt', 'Updated At', 'datetime', 0, true, null],
  [136, 'cookies', 'Cookies', 'string', 255, false, null],
  [137, 'externalSalesPersonId', 'External Sales Person Id', 'string', 50, false, null],
  [141, 'leadPerson', 'Lead Person', 'reference', 0, true, 'Lead Person'],
  [143, 'leadRole', 'Role', 'string', 50, false, 'LeadRole'],
  [144, 'leadSource', 'Lead Source', 'string', 255, false, 'LeadSource'],
  [145, 'leadStatus', 'Lead Status', 'string', 255, false, 'LeadStatus'],
  [146, 'leadScore', 'Lead Score', 'integer', 0, false, 'LeadScore'],
  [147, 'urgency', 'Urgency', 'float', 0, false, null],
  [148, 'priority', 'Priority', 'integer', 0, false, null],
  [149, 'relativeScore', 'Relative Score', 'integer', 0, false, null],
  [150, 'relativeUrgency', 'Relative Urgency', 'integer', 0, false, null],
  [160, 'rating', 'Lead Rating', 'string', 255, false, 'Rating'],
  [
    181,
    'personPrimaryLeadInterest',
    'Primary Lead Interest',
    'reference',
    0,
    true,
    'Person Primary Lead Interest',
  ],
  [479, 'leadPartitionId', 'Lead Partition Id', 'reference', 0, false, 'Lead Partition ID'],
  [
    485,
    'leadRevenueCycleModelId',
    'Lead Revenue Cycle Model ID',
    'reference',
    0,
    false,
    'Lead Revenue Cycle Model ID',
  ],
  [487, 'leadRevenueStageId', 'Lead Revenue Stage ID', 'reference', 0, false, 'Lead Revenue Stage ID'],
  [625, 'acquisitionProgramId', 'Acquisition Program', 'reference', 0, false, 'Acquisition Program ID'],
  [627, 'mktoAcquisitionDate', 'Acquisition Date', 'datetime', 0, false, null],
  [830, 'ecids', 'ECIDs', 'string', 255, true, null],
];
