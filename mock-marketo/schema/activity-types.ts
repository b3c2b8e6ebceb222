/**
 * The standard activity types: ids, names and attributes are Adobe's (documented, "Marketo Lead Activity Data Stream
 * Setup", Adobe I/O Events). Which attribute is the primary one is given where a source states it or what its value is;
 * data types are stated for few, the others follow the name (assumed): an ID is an integer, anything else a string.
 */

/** An attribute of an activity type. */
export interface ActivityAttribute {
  readonly name: string;
  /** Of custom attributes. */
  readonly apiName?: string;
  readonly dataType: string;
}

/** An activity type as the API shows it. */
export interface ActivityType {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly primaryAttribute?: ActivityAttribute;
  readonly attributes: readonly ActivityAttribute[];
  /** Of custom types. */
  readonly apiName?: string;
}

type Row = readonly [id: number, name: string, primary: string | null, ...attributes: readonly string[]];

const ROWS: readonly Row[] = [
  [
    1,
    'Visit Webpage',
    'Webpage ID',
    'Client IP Address',
    'Query Parameters',
    'Referrer URL',
    'User Agent',
    'Webpage URL',
  ],
  [
    2,
    'Fill Out Form',
    'Webform ID',
    'Client ID Address',
    'Query Parameters',
    'Referrer URL',
    'User Agent',
    'Webpage ID',
    'Form Fields',
  ],
  [
    3,
    'Click Link',
    null,
    'Link ID',
    'Client IP Address',
    'Query Parameters',
    'Referrer URL',
    'User Agent',
    'Webpage ID',
  ],
  [6, 'Send Email', null, 'Campaign Run ID', 'Step ID', 'Mailing ID'],
  [7, 'Email Delivered', null, 'Choice Number', 'Campaign Run ID', 'Mailing ID'],
  [8, 'Email Bounced', null, 'Subcategory', 'Category', 'Email', 'Mailing ID', 'Details'],
  [
    9,
    'Unsubscribe Email',
    null,
    'Campaign Run ID',
    'Client ID Address',
    'Mailing ID',
    'Query Parameters',
    'Referrer URL',
    'User Agent',
    'Webpage ID',
    'Webform ID',
    'Form Fields',
  ],
  [
    10,
    'Open Email',
    null,
    'Campaign Run ID',
    'Platform',
    'Device',
    'Mailing ID',
    'User Agent',
    'Is Mobile Device',
  ],
  [11, 'Click Email', null, 'Campaign Run ID', 'Mailing ID', 'Link'],
  [12, 'New Lead', null, 'Created Date', 'Source Type'],
  [
    13,
    'Change Data Value',
    'Attribute Name',
    'Reason',
    'New Value',
    'Old Value',
    'Source',
    'Campaign',
    'Channel',
  ],
  [19, 'Sync Lead to SFDC', null, 'Assign To', 'Campaign'],
  [21, 'Convert Lead', null, 'Assign To', 'Converted Status', 'Send Notification Email', 'Campaign'],
  [22, 'Change Score', 'Score Name', 'Reason', 'Change Value', 'New Value', 'Old Value'],
  [23, 'Change Owner', null, 'Owner', 'Old Owner', 'Campaign'],
  [24, 'Add To List', 'List ID', 'Campaign'],
  [25, 'Remove from List', 'List ID', 'Campaign', 'Channel'],
  [
    26,
    'SFDC Activity',
    null,
    'Is Task',
    'Subject',
    'Due Date',
    'Description',
    'Priority',
    'Activity Owner',
    'Status',
  ],
  [
    27,
    'Email Bounced Soft',
    null,
    'Campaign Run ID',
    'Subcategory',
    'Category',
    'Email',
    'Mailing ID',
    'Details',
  ],
  [28, 'Sync Lead Updates to SFDC', null],
  [29, 'Delete Lead from SFDC', null, 'Delete in Marketo'],
  [
    30,
    'SFDC Activity Updated',
    null,
    'Is Task',
    'Subject',
    'Due Date',
    'Description',
    'Priority',
    'Activity Owner',
    'Status',
  ],
  [31, 'SFDC Merge Leads', null, 'Merged', 'Winning Values'],
  [32, 'Merge Leads', null, 'Merge IDs', 'Merge Fields'],
  [34, 'Add to Opportunity', null, 'Oppty ID', 'Is Primary', 'Role'],
  [37, 'Delete Lead', null],
  [38, 'Send Alert', null, 'Send To Owner', 'Send To List', 'Mailing ID'],
  [39, 'Send Sales Email', null, 'Sent by', 'Artifact ID'],
  [40, 'Open Sales Email', null, 'Sent by', 'Artifact ID', 'Template ID'],
  [41, 'Click Sales Email', null, 'Sent by', 'Artifact ID', 'Template ID', 'Link'],
  [42, 'Add to SFDC Campaign', null, 'Campaign ID', 'Status'],
  [43, 'Remove from SFDC Campaign', null, 'Campaign ID', 'Status'],
  [44, 'Change Status in SFDC Campaign', null, 'Campaign ID', 'Old Status', 'New Status'],
  [45, 'Receive Sales Email', null, 'Artifact ID', 'Received by'],
  [46, 'Interesting Moment', null, 'Source', 'Date', 'Type'],
  [47, 'Request Campaign', null, 'Campaign ID', 'Source'],
  [48, 'Sales Email Bounced', null],
  [100, 'Change Lead Partition', null, 'New Partition ID', 'Old Partition ID', 'Reason'],
  [101, 'Change Revenue Stage', null, 'Reason', 'Old Stage ID', 'Model ID', 'New Stage ID'],
  [
    104,
    'Change Status In Progression',
    'Program ID',
    'Acquired By',
    'Old Status',
    'New Status ID',
    'Success',
    'New Status',
    'Old Status ID',
  ],
  [108, 'Change Segment', null, 'New Segment ID', 'Segmentation ID'],
  [110, 'Call Webhook', null, 'Error Type'],
  [111, 'Send Forward to Friend Email', null, 'Mailing ID', 'Lead ID'],
  [112, 'Receive Forward to Friend Email', null, 'Mailing ID', 'LeadID'],
  [113, 'Add To Nurture', null, 'Program ID', 'Track ID', 'Track Name'],
  [
    114,
    'Change Nurture Track',
    null,
    'Previous Track ID',
    'New Track ID',
    'Track Name',
    'Program ID',
    'Previous Track Name',
  ],
  [115, 'Change Nurture Cadence', null, 'New Nurture Cadence', 'Program ID'],
  [
    123,
    'Change Program Member Data',
    null,
    'Program ID',
    'Attribute Name',
    'New Value',
    'Old Value',
    'Reason',
    'Source',
    'Attribute Display Name',
    'Campaign',
  ],
  [131, 'Fill Out Facebook Lead Ads Form', null, 'Lead Ad Form ID'],
  [132, 'Click RTP Call to Action', null, 'Asset ID'],
  [133, 'Click Predictive Content', null, 'Asset ID', 'Type'],
  [145, 'Push Lead to Marketo', null, 'Reason', 'Source'],
  [
    147,
    'Fill Out Linked Lead Gen Form',
    null,
    'Lead Gen Form ID',
    'Lead Gen Campaign Name',
    'Lead Gen Account Name',
    'Lead Gen Creative ID',
  ],
  [300, 'Sync Lead to Microsoft', null, 'Assign To', 'Sync As'],
  [400, 'Share Content', null, 'Share Message', 'Social Network', 'Social App Type ID', 'Webpage ID'],
  [401, 'Vote in Poll', null, 'Vote Choice', 'Social Network', 'Webpage ID'],
  [402, 'Sign Up for Referral Offer', null, 'Social Network', 'Social App Type ID', 'Webpage ID'],
  [403, 'Achieve Goal In Referral', null, 'Social Network', 'Social App Type ID', 'Webpage ID'],
  [405, 'Click Shared Link', null, 'Social Network', 'Social App Type ID', 'Sharer ID', 'Webpage ID'],
  [406, 'Win Sweepstakes', null, 'Drawing Date', 'Social Network', 'Webpage ID'],
  [407, 'Enter Sweepstakes', null, 'Social Network', 'Webpage ID'],
  [408, 'Disqualify Sweepstakes', null, 'Disqualified Reason', 'Social Network', 'Webpage ID'],
  [409, 'Earn Entry In Social App', null, 'Social Network', 'Social App Type ID', 'Webpage ID'],
  [410, 'Refer to Social App', null, 'Social Network', 'Social App Type ID', 'Webpage ID', 'Referred Type'],
];

/** All standard types, in the order of their ids. */
export const ACTIVITY_TYPES: readonly ActivityType[] = ROWS.map(([id, name, primary, ...attributes]) => ({
  id,
  name,
  description: name,
  ...(primary !== null && { primaryAttribute: attributeOf(primary) }),
  attributes: attributes.map(attributeOf),
}));

function attributeOf(name: string): ActivityAttribute {
  return { name, dataType: / ?ID$/.test(name) ? 'integer' : 'string' };
}
