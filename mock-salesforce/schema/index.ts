/**
 * The standard objects of the mock. The first eight stand in the order in which the sync handles them; a change
 * list's number is its object's place here, so new objects go to the end.
 */
import { ACCOUNT } from './account.ts';
import { EVENT, TASK } from './activity.ts';
import { CAMPAIGN, CAMPAIGN_MEMBER, CAMPAIGN_MEMBER_STATUS } from './campaign.ts';
import { CONTACT } from './contact.ts';
import { LEAD, LEAD_STATUS } from './lead.ts';
import { OPPORTUNITY, OPPORTUNITY_CONTACT_ROLE } from './opportunity.ts';
import { ORGANIZATION, PROFILE } from './setup.ts';
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
