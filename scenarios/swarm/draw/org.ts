/** Random orgs: small, with whatever can make a sync stumble: rules, locks, access that changes, few API requests. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { drawAccess } from './access.ts';
import type { Cast } from './cast.ts';
import { maybe, perhaps, pick } from './chance.ts';
import { drawDuplicateRule, drawRule } from './rules.ts';
import { inStorm } from './storm.ts';

type OrgInput = NonNullable<ScenarioInput['org']>;

const SCORE = { name: 'Account_Score__c', label: 'Account Score', type: 'double' as const };
const FORMULA = {
  object: 'Contact' as const,
  ...{ name: 'Tier__c', label: 'Tier', type: 'string' as const, formula: 'IF(DoNotCall, "B", "A")' },
};

/** Two types of leads or of contacts, mostly with a default. */
export function drawRecordTypes(stream: Stream): NonNullable<OrgInput['recordTypes']> {
  const object = pick(stream, ['Lead', 'Contact']);
  const isActive = stream.chance(0.7);
  return [
    { object, name: 'Business', developerName: 'Business', isDefault: stream.chance(0.7) },
    { object, name: 'Consumer', developerName: 'Consumer', isActive },
  ];
}

export function drawOrg(stream: Stream, cast: Cast): OrgInput {
  const requests = drawRequests(stream);
  const records = drawRecords(stream);
  return {
    ...requests,
    records,
    fields: [
      { object: 'Account', ...SCORE },
      { object: 'Contact', ...SCORE },
      ...cast.fields,
      ...perhaps(stream, 0.15, () => FORMULA),
    ],
    customObjects: [...cast.customObjects],
    queues: [...cast.queues],
    automation: perhaps(stream, 0.7, () => ({
      copy: 'Account.Account_Score__c',
      to: 'Contact.Account_Score__c',
      ...maybe(stream, 0.5, () => ({ by: 'AccountId' })),
    })),
    ...drawAccess(stream, cast),
    validationRules: perhaps(stream, 0.3, drawRule),
    duplicateRules: perhaps(stream, 0.15, drawDuplicateRule),
    ...maybe(stream, 0.2, () => ({
      fiscalYear: { startMonth: stream.int(1, 12), namedByStart: stream.chance(0.5) },
    })),
    campaignStatuses: perhaps(stream, 0.15, drawStatuses),
    stateCountryPicklists: stream.chance(0.2),
    ...maybe(stream, 0.5, () => ({
      accountSizes: { skew: stream.int(0, 20) / 10, largest: pick(stream, [0.05, 0.5, 1]) },
    })),
    ...maybe(stream, 0.25, () => ({ saveMs: drawSaveMs(stream) })),
    ...maybe(stream, 0.25, () => ({ personAccounts: drawPersonAccounts(stream, records) })),
  };
}

/** Most orgs have requests enough; some run out of them on the first day, and have them back on the second. */
function drawRequests(stream: Stream): Pick<OrgInput, 'edition' | 'licences' | 'otherApiCallsPerDay'> {
  if (stream.chance(0.2))
    return { edition: 'Developer', licences: 1, otherApiCallsPerDay: stream.int(5_000, 7_000) };
  const edition = pick(stream, [
    'Enterprise',
    'Enterprise',
    'Professional',
    'Unlimited',
    'Performance',
  ] as const);
  return { edition, licences: stream.int(100, 1_000) };
}

function drawRecords(stream: Stream): NonNullable<OrgInput['records']> {
  return {
    User: stream.int(1, 20),
    Account: stream.int(1, 80),
    Lead: stream.int(1, 400),
    Contact: stream.int(1, 600),
    Opportunity: stream.int(0, 60),
    Campaign: stream.int(1, 4),
    ...maybe(stream, 0.3, () => ({ OpportunityContactRole: stream.int(1, 30), Event: stream.int(1, 30) })),
    ...maybe(stream, 0.3, () => ({ Task: stream.int(1, 60) })),
  };
}

/** Some of the accounts are persons, or all. */
function drawPersonAccounts(
  stream: Stream,
  { Account = 0, Contact = 0 }: NonNullable<OrgInput['records']>,
): number {
  return stream.int(1, Math.min(Account, Contact));
}

/** Statuses that the synced program has, or not, from the start or from a time on. */
function drawStatuses(stream: Stream): NonNullable<OrgInput['campaignStatuses']>[number] {
  return {
    campaign: 0,
    statuses: pick(stream, [
      ['Sent', 'Visited', 'Responded'],
      ['Invited', 'Responded'],
    ]),
    afterHours: inStorm(stream),
  };
}

function drawSaveMs(stream: Stream): NonNullable<OrgInput['saveMs']> {
  return {
    Lead: stream.int(0, 400),
    Contact: stream.int(0, 400),
    CampaignMember: stream.int(0, 2_000),
    Task: stream.int(0, 400),
  };
}
