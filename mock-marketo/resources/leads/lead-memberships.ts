/** What a lead is a member of, and which leads a program has (documented, Adobe "Leads"). */
import { NOBODY, parseInstant } from '../../../engine/kernel/index.ts';
import { errorOf, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, READ_LEAD, WRITE_LEAD } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { answerFields, leadRecord, personOfId } from '../../persons/leads.ts';
import { moveToStatus } from '../../program-changes.ts';
import type { Program, ProgramMember } from '../../programs/index.ts';
import { dateTime } from '../../values.ts';
import { idIn, recordsIn, textIn } from '../input.ts';
import { paged } from '../paged.ts';
import { programOf, statusOf } from '../program-members.ts';

const READ_ASSET = ['Read-Only Asset'];

function personOf({ instance, names }: Call): number {
  const id = idOf(names.leadId!);
  const person = personOfId(instance, id);
  if (person === NOBODY) throw fault('leadIdNotFound', id);
  return person;
}

function lists(call: Call): Answer {
  const person = personOf(call);
  return paged(
    call,
    call.instance.lists.listsOf(person),
    ({ id }) => id,
    ({ id, members }) => {
      const joinedAt = dateTime(members.get(person)!);
      return { listId: id, createdAt: joinedAt, updatedAt: joinedAt };
    },
    'always',
  );
}

function programs(call: Call): Answer {
  const { parameters, instance } = call;
  const person = personOf(call);
  const filterType = parameters.one('filterType');
  if (filterType !== undefined && filterType !== 'programId') throw fault('fieldNotSupported', filterType);
  const ids = new Set(
    filterType === undefined ? [] : parameters.ids('filterValues', Number.POSITIVE_INFINITY),
  );
  const isInRange = updatedRange(call);
  const found = instance.database.programs
    .programsOf(person)
    .filter(
      ({ id, members }) => (ids.size === 0 || ids.has(id)) && isInRange(members.get(person)!.updatedAt),
    );
  return paged(
    call,
    found,
    ({ id }) => id,
    (program) => programItem(program, program.members.get(person)!),
    'always',
  );
}

function smartCampaigns(call: Call): Answer {
  const person = personOf(call);
  const isInRange = updatedRange(call);
  const found = call.instance.campaigns.all.flatMap(({ id, admission }) => {
    const at = admission.admittedAt(person);
    return at === undefined || !isInRange(at) ? [] : [{ id, at }];
  });
  return paged(
    call,
    found,
    ({ id }) => id,
    ({ id, at }) => ({ smartCampaignId: id, createdAt: dateTime(at), updatedAt: dateTime(at) }),
    'always',
  );
}

/** Whether an instant lies between the two that a call names, both included. @throws ApiFault 704 */
function updatedRange({ parameters }: Call): (at: number) => boolean {
  const earliest = instantIn(parameters.one('earliestUpdatedAt')) ?? Number.NEGATIVE_INFINITY;
  const latest = instantIn(parameters.one('latestUpdatedAt')) ?? Number.POSITIVE_INFINITY;
  return (at) => at >= earliest && at <= latest;
}

function instantIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = parseInstant(text);
  if (Number.isNaN(at)) throw fault('badDate', text);
  return at;
}

/** Stream and cadence are shown for engagement programs only (documented); the mock has one cadence. */
function programItem({ id, type }: Program, member: ProgramMember): object {
  return {
    id,
    progressionStatus: member.status.name,
    isExhausted: member.isExhausted,
    acquiredBy: member.acquiredBy,
    reachedSuccess: member.reachedSuccessAt !== null,
    membershipDate: dateTime(member.membershipDate),
    updatedAt: dateTime(member.updatedAt),
    ...(type === 'nurture' && { nurtureCadence: 'norm' }),
  };
}

function leadsOfProgram(call: Call): Answer {
  const { instance, parameters } = call;
  const program = programOf(call);
  const fields = answerFields(
    instance,
    parameters.list('fields').filter((name) => name !== 'membership'),
  );
  const members = [...program.members.values()].sort((a, b) => a.person - b.person);
  return paged(
    call,
    members,
    ({ person }) => person + 1,
    (member) => {
      const { id, progressionStatus, ...rest } = programItem(program, member) as Record<string, unknown>;
      const membership = { id, progressionStatus, progressionStatusType: progressionStatus, ...rest };
      return { ...leadRecord(instance, member.person, fields), membership };
    },
    'never',
  );
}

/** The older way to change statuses; a skipped entry keeps its id, as in lists (assumed). */
function changeStatus(call: Call): Answer {
  const { instance, body, now } = call;
  const program = programOf(call);
  const status = statusOf(program, textIn(body, 'status'));
  const ids = recordsIn(body).map((entry) => idIn(entry));
  const result = ids.map((id) => {
    const person = personOfId(instance, id);
    if (person === NOBODY) return { id, status: 'skipped', reasons: [errorOf('leadNotFound')] };
    const { kind } = moveToStatus(instance, program, person, status, { isNew: false, now });
    if (kind === 'past') return { id, status: 'skipped', reasons: [errorOf('leadPastStatus')] };
    return { id, status: kind };
  });
  return { result };
}

function read(path: string, permissions: readonly string[], handle: Operation['handle']): Operation {
  return { method: 'GET', path: `/rest/v1/leads/${path}`, permissions, json: 'none', handle };
}

export const LEAD_MEMBERSHIPS: readonly Operation[] = [
  read('{leadId}/listMembership.json', READ_ASSET, lists),
  read('{leadId}/programMembership.json', READ_ASSET, programs),
  read('{leadId}/smartCampaignMembership.json', READ_ASSET, smartCampaigns),
  read('programs/{programId}.json', READ_LEAD, leadsOfProgram),
  {
    method: 'POST',
    path: '/rest/v1/leads/programs/{programId}/status.json',
    permissions: WRITE_LEAD,
    json: 'required',
    handle: changeStatus,
  },
];
