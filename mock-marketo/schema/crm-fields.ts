/**
 * The fields that only an instance with Salesforce sync shows. They tell which Salesforce record a person is; the sync
 * fills them and nobody else can. The keys sfdcLeadId to sfdcOpptyId are documented as lookup fields (Adobe
 * "swagger-mapi"); the other names, all display names and the ids are assumed, for no recording of a synced instance was found.
 */
import type { FieldRow } from './types.ts';

/** In the order of their ids. */
export const CRM_FIELDS: readonly FieldRow[] = [
  [901, 'sfdcId', 'SFDC Id', 'string', 255, true, 'SFDCId'],
  [902, 'sfdcType', 'SFDC Type', 'string', 50, true, 'SFDCType'],
  [903, 'sfdcLeadId', 'SFDC Lead Id', 'string', 255, true, 'SFDCLeadId'],
  [904, 'sfdcContactId', 'SFDC Contact Id', 'string', 255, true, 'SFDCContactId'],
  [905, 'sfdcAccountId', 'SFDC Account Id', 'string', 255, true, 'SFDCAccountId'],
  [906, 'sfdcLeadOwnerId', 'SFDC Lead Owner Id', 'string', 255, true, 'SFDCLeadOwnerId'],
  [907, 'sfdcOpptyId', 'SFDC Oppty Id', 'string', 255, true, 'SFDCOpptyId'],
  [908, 'sfdcIsDeleted', 'SFDC Is Deleted', 'boolean', 0, true, 'SFDCIsDeleted'],
];
