/**
 * The objects of the mock. The first eight stand in the order in which the sync handles them; a change list's number is
 * its object's place in the org, where custom objects stand between these two lists, so new ones go to the end.
 */
import { ACCOUNT } from './account.ts';
import { EVENT, TASK } from './activity.ts';
import { CAMPAIGN, CAMPAIGN_MEMBER, CAMPAIGN_MEMBER_STATUS } from './campaign.ts';
import { CONTACT } from './contact.ts';
import { LEAD } from './lead.ts';
import { OPPORTUNITY, OPPORTUNITY_CONTACT_ROLE } from './opportunity.ts';
import { LEAD_STATUS, OTHER_PICKLIST_OBJECTS } from './picklist-records.ts';
import { GROUP, GROUP_MEMBER, QUEUE_SOBJECT } from './queue.ts';
import { RECORD_TYPE } from './record-type.ts';
import { ORGANIZATION, PERMISSION_SET, PERMISSION_SET_ASSIGNMENT, PROFILE } from './setup.ts';
import type { ObjectSchema } from './types.ts';
import { USER } from './user.ts';

export const STANDARD_OBJECTS: readonly ObjectSchema[] = [
  USER,
  ACCOUNT,
  LEAD,
  CONTACT,
  OPPORTUNITY,
  OPPORTUNITY_CONTACT_ROLE,
  CAMPAIGN,
  CAMPAIGN_MEMBER,
  TASK,
  EVENT,
  ORGANIZATION,
  PROFILE,
  CAMPAIGN_MEMBER_STATUS,
  LEAD_STATUS,
];

/** Objects whose records an administrator makes in Setup; no sync looks at them. */
export const SETUP_OBJECTS: readonly ObjectSchema[] = [
  ...OTHER_PICKLIST_OBJECTS,
  GROUP,
  GROUP_MEMBER,
  QUEUE_SOBJECT,
  RECORD_TYPE,
  PERMISSION_SET,
  PERMISSION_SET_ASSIGNMENT,
];

/** The objects of which duplicates can be merged (documented, SOAP API "merge()"). */
export const MERGEABLE_OBJECTS: ReadonlySet<string> = new Set(['Lead', 'Contact', 'Account']);
