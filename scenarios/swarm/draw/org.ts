/** Random orgs: small, with whatever can make a sync stumble: rules, locks, access that changes, few API requests. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { perhaps, pick } from './chance.ts';

type OrgInput = NonNullable<ScenarioInput['org']>;

const SCORE = { name: 'Account_Score__c', label: 'Account Score', type: 'double' as const };

export function drawOrg(stream: Stream): OrgInput {
  return {
    ...drawRequests(stream),
    records: {
      User: stream.int(1, 20),
      Account: stream.int(1, 80),
      Lead: stream.int(1, 400),
      Contact: stream.int(1, 600),
      Opportunity: stream.int(0, 60),
      Campaign: stream.int(1, 4),
    },
    fields: [
      { object: 'Account', ...SCORE },
      { object: 'Contact', ...SCORE },
    ],
    customObjects: perhaps(stream, 0.3, drawCustomObject),
    automation: perhaps(stream, 0.7, () => ({
      copy: 'Account.Account_Score__c',
      to: 'Contact.Account_Score__c',
    })),
    syncUser: {
      hidden: perhaps(stream, 0.3, () => pick(stream, ['Lead.Title', 'Contact.Phone', 'Contact.Department'])),
      readOnly: perhaps(stream, 0.3, () => pick(stream, ['Lead.Phone', 'Contact.Title'])),
    },
    accessChanges: stream.chance(0.3) ? drawAccessChanges(stream) : [],
    validationRules: perhaps(stream, 0.3, drawRule),
    ...(stream.chance(0.25) && { saveMs: drawSaveMs(stream) }),
  };
}

/** Most orgs have requests enough; some run out of them on the first day, and have them back on the second. */
function drawRequests(stream: Stream): Pick<OrgInput, 'edition' | 'licences' | 'otherApiCallsPerDay'> {
  if (stream.chance(0.8)) return { edition: 'Enterprise', licences: 1_000 };
  return { edition: 'Developer', licences: 1, otherApiCallsPerDay: stream.int(5_000, 7_000) };
}

function drawCustomObject(stream: Stream): NonNullable<OrgInput['customObjects']>[number] {
  return {
    name: 'Asset__c',
    label: 'Asset',
    parent: 'Contact',
    records: stream.int(0, 200),
    fields: [{ name: 'Serial__c', label: 'Serial', type: 'string' }],
  };
}

/** Something is taken away in the storm, and given back before its end. */
function drawAccessChanges(stream: Stream): NonNullable<OrgInput['accessChanges']> {
  const taken = pick(stream, [
    { hidden: ['Lead.Email'] },
    { hidden: ['Contact.Email', 'Contact.Title'] },
    { hiddenObjects: ['Opportunity'] },
    { hiddenObjects: ['Contact'] },
    { readOnly: ['Lead.Title', 'Lead.Email'] },
  ]);
  const afterHours = stream.int(1, 40) / 10;
  return [{ afterHours, ...taken }, { afterHours: afterHours + stream.int(1, 15) / 10 }];
}

function drawRule(stream: Stream): NonNullable<OrgInput['validationRules']>[number] {
  return {
    name: 'No_Sevens',
    object: pick(stream, ['Lead', 'Contact'] as const),
    errorCondition: 'RIGHT(Phone, 1) = "7"',
    errorMessage: 'Phone numbers do not end in seven here.',
    errorDisplayField: 'Phone',
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
