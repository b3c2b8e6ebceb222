/** What the sync user may not see or edit, at the start and for a while. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import type { Cast } from './cast.ts';
import { maybe, perhaps, pick } from './chance.ts';

type OrgInput = NonNullable<ScenarioInput['org']>;

export function drawAccess(
  stream: Stream,
  { customObjects, fields }: Cast,
): Pick<OrgInput, 'syncUser' | 'accessChanges' | 'visible'> {
  const own = fields.map(({ object, name }) => `${object}.${name}`);
  return {
    syncUser: {
      hidden: perhaps(stream, 0.3, () =>
        pick(stream, ['Lead.Title', 'Contact.Phone', 'Contact.Department', 'Account.Phone', ...own]),
      ),
      readOnly: perhaps(stream, 0.3, () => pick(stream, ['Lead.Phone', 'Contact.Title', ...own])),
      hiddenObjects: perhaps(stream, 0.1, () =>
        pick(stream, ['Opportunity', 'Event', ...customObjects.map(({ name }) => name)]),
      ),
      ...maybe(stream, 0.1, () => drawPermissions(stream)),
    },
    accessChanges: stream.chance(0.3) ? drawAccessChanges(stream) : [],
    visible: perhaps(stream, 0.15, drawSharing),
  };
}

/** Something is taken away in the storm, and given back before its end. */
function drawAccessChanges(stream: Stream): NonNullable<OrgInput['accessChanges']> {
  const taken = pick(stream, [
    { hidden: ['Lead.Email'] },
    { hidden: ['Contact.Email', 'Contact.Title'] },
    { hidden: ['Account.Phone'] },
    { hiddenObjects: ['Opportunity'] },
    { hiddenObjects: ['Contact'] },
    { hiddenObjects: ['Lead'] },
    { hiddenObjects: ['CampaignMember', 'Task'] },
    { readOnly: ['Lead.Title', 'Lead.Email'] },
    ...Array.from({ length: 3 }, () => drawPermissions(stream)),
    { apiEnabled: stream.chance(0.4) },
  ]);
  const afterHours = stream.int(1, 40) / 10;
  return [{ afterHours, ...taken }, { afterHours: afterHours + stream.int(1, 15) / 10 }];
}

/** Sharing by a field that people change, so that records come into sight and leave it. */
function drawSharing(stream: Stream): NonNullable<OrgInput['visible']>[number] {
  return pick(stream, [
    { object: 'Lead', field: 'LeadSource', value: 'Web' },
    { object: 'Contact', field: 'LeadSource', value: 'Web' },
    { object: 'Account', field: 'Industry', value: 'Banking' },
    { object: 'Opportunity', field: 'StageName', value: 'Prospecting' },
    { object: 'Contact', field: 'DoNotCall', value: false },
    { object: 'Lead', field: 'DoNotCall', value: true },
    { object: 'Account', field: 'Account_Score__c', value: 50 },
  ]);
}

/** What the sync user may not do with records. */
function drawPermissions(
  stream: Stream,
): Pick<NonNullable<OrgInput['syncUser']>, 'objects' | 'convertLeads'> {
  const may = {
    create: stream.chance(0.5),
    edit: stream.chance(0.5),
    delete: stream.chance(0.5),
  };
  const object = pick(stream, ['Lead', 'Contact', 'CampaignMember', 'Task']);
  return { objects: { [object]: may }, convertLeads: stream.chance(0.5) };
}
