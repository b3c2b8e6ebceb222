/**
 * The key prefixes of standard objects, the first three characters of their Ids (documented, Salesforce "Standard
 * Field Record ID Prefix Decoder"). Those of custom objects differ from org to org and are learned from describe.
 */
export const STANDARD_KEY_PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  Campaign: '701',
  CampaignMember: '00v',
  Contact: '003',
  Event: '00U',
  Lead: '00Q',
  Opportunity: '006',
  OpportunityContactRole: '00K',
  Task: '00T',
  User: '005',
};
