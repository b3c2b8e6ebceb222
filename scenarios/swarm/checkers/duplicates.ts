/** No duplicate: whatever was to be made once is there once, also where the reply to its create was lost. */
import { NOBODY } from '../../../engine/kernel/index.ts';
import type { Records } from '../../../mock-salesforce/index.ts';
import { FOLLOW_UP } from '../draw/index.ts';
import { type Evidence, MOST_TOLD } from '../evidence.ts';
import { living } from './living.ts';

export function duplicates(evidence: Evidence): string[] {
  return [
    ...personsTwice(evidence),
    ...visitorsTwice(evidence),
    ...membersTwice(evidence),
    ...tasksTwice(evidence),
  ];
}

/** Each record of Salesforce is a person of its own. */
function personsTwice({ world }: Evidence): string[] {
  const { org, instance } = world;
  const seen = new Map<number, string>();
  const found: string[] = [];
  for (const object of ['Lead', 'Contact']) {
    for (const row of living(org.object(object))) {
      const person = instance.mirror(object).rowOf(row);
      const name = `${object} ${row}`;
      if (person === NOBODY) continue;
      if (seen.has(person)) found.push(`${name} and ${seen.get(person)} are one person`);
      seen.set(person, name);
    }
  }
  return found.slice(0, MOST_TOLD);
}

/**
 * A visitor's address is given to nobody else, so two records that have it are one person twice; but for contacts that
 * were assigned to a queue, which become leads once more (documented, Adobe "Sync Person to SFDC").
 */
function visitorsTwice({ world: { org }, witness }: Evidence): string[] {
  const [leads, contacts] = [emailsOf(org.object('Lead')), emailsOf(org.object('Contact'))];
  const ofContacts = new Set(contacts.values());
  const ofLeads = [...leads]
    .filter(([row, email]) => !(witness.queueLeads.has(row) && ofContacts.has(email)))
    .map(([, email]) => email);
  const emails = [...ofLeads, ...contacts.values()];
  return repeated(
    emails.filter((email) => email.startsWith('visitor.')),
    'records of',
  );
}

/** E-mail addresses by row. */
function emailsOf(records: Records): Map<number, string> {
  const field = records.field('Email');
  return new Map(living(records).map((row) => [row, String(records.value(row, field))]));
}

function membersTwice({ world: { org } }: Evidence): string[] {
  const members = org.object('CampaignMember');
  const fields = ['CampaignId', 'LeadId', 'ContactId'].map((name) => members.field(name));
  const keys = living(members).map((row) => fields.map((field) => members.value(row, field)).join(' '));
  return repeated(keys, 'memberships of');
}

/** There are no more tasks than flow steps that create one, and no more logged forms than were filled out. */
function tasksTwice({ world, history, witness }: Evidence): string[] {
  const tasks = world.org.object('Task');
  const subject = tasks.field('Subject');
  const allowed: Readonly<Record<string, number>> = {
    [FOLLOW_UP]: witness.flowSteps.get('createTask')?.size ?? 0,
    'Filled Out Form':
      history.marketo.forms + world.scenario.activitySync.reduce((sum, { history }) => sum + history, 0),
  };
  return Object.entries(allowed).flatMap(([name, most]) => {
    let count = 0;
    for (let row = 0; row < tasks.count; row += 1) if (tasks.value(row, subject) === name) count += 1;
    return count <= most ? [] : [`${count} tasks "${name}", ${most} were asked for`];
  });
}

function repeated(keys: readonly string[], what: string): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => `${count} ${what} ${key}`)
    .slice(0, MOST_TOLD);
}
