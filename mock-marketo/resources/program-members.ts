/** Program members: described, queried, moved to a status, changed, deleted (documented, Adobe "Program members"). */
import { NOBODY } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf, fault } from '../errors.ts';
import type { Answer } from '../http/envelope.ts';
import { type Call, type Operation, READ_LEAD, WRITE_LEAD } from '../http/operation.ts';
import { idOf } from '../http/parameters.ts';
import { personOfId } from '../persons/leads.ts';
import { changeMemberData, moveToStatus } from '../program-changes.ts';
import { type MemberField, memberValue, type Program, type ProgramStatus } from '../programs/index.ts';
import { dateTime } from '../values.ts';
import { idIn, objectIn, recordsIn, textIn } from './input.ts';
import { paged } from './paged.ts';
import { isSearchable, membersFound } from './program-member-query.ts';
import { schemaOperations } from './schema-fields.ts';

/** Fields of an answer when none are asked for, in the order of the samples. */
const DEFAULT_FIELDS = ['leadId', 'reachedSuccess', 'programId', 'acquiredBy', 'membershipDate'];

/** The program a path names. @throws ApiFault 1013 */
export function programOf({ instance, names }: Call): Program {
  const program = instance.database.programs.find(idOf(names.programId!));
  if (program === undefined) throw fault('objectNotFound', 'Program');
  return program;
}

/** A status of the program's channel. @throws ApiFault 1025 */
export function statusOf(program: Program, name: string): ProgramStatus {
  const wanted = name.toLowerCase();
  const status = program.statuses.find((own) => own.name.toLowerCase() === wanted);
  if (status === undefined) throw fault('programStatusNotFound');
  return status;
}

function describedField({ name, dataType, length, updateable, isCustom, displayName }: MemberField): object {
  return {
    name,
    displayName: isCustom ? displayName : name,
    dataType,
    length,
    updateable,
    crmManaged: false,
  };
}

function describe({ instance }: Call): Answer {
  const { memberFields } = instance.database.programs;
  const fields = memberFields.map(describedField);
  const stamp = dateTime(instance.database.startAt);
  const searchableFields = memberFields
    .filter(isSearchable)
    .map(({ name }) => [name])
    .toSorted();
  return {
    result: [
      {
        name: 'API Program Membership',
        description: 'Map for API program membership fields',
        createdAt: stamp,
        updatedAt: stamp,
        dedupeFields: ['leadId', 'programId'],
        searchableFields,
        fields,
      },
    ],
  };
}

/** The older twin has a name and fields only (documented, Adobe "swagger-mapi"). */
function describeOld({ instance }: Call): Answer {
  const fields = instance.database.programs.memberFields.map(describedField);
  return { result: [{ name: 'API Program Member', fields }] };
}

function query(call: Call): Answer {
  const program = programOf(call);
  const { memberFields } = call.instance.database.programs;
  const asked = call.parameters.list('fields');
  const names = (asked.length === 0 ? DEFAULT_FIELDS : asked).map((name) => {
    const field = memberFields.find((own) => own.name === name);
    if (field === undefined) throw fault('fieldNotFound', name);
    return field.name;
  });
  return paged(
    call,
    membersFound(call, program),
    ({ person }) => person + 1,
    (member, seq) => ({
      seq,
      ...Object.fromEntries(
        names.map((name) => [name, memberValue(program, member, member.person + 1, name)]),
      ),
    }),
    'always',
  );
}

/** What becomes of one entry: a status, or the reason why it is skipped. */
type Outcome = 'created' | 'updated' | 'deleted' | ErrorBody;

function results(call: Call, deed: (person: number, entry: object) => Outcome): Answer {
  const input = recordsIn(call.body);
  const ids = input.map((entry) => idIn(entry, 'leadId'));
  const result = input.map((entry, seq) => {
    const leadId = ids[seq]!;
    const person = personOfId(call.instance, leadId);
    const outcome = person === NOBODY ? errorOf('leadNotFound') : deed(person, objectIn(entry));
    return typeof outcome === 'string'
      ? { seq, status: outcome, leadId }
      : { seq, status: 'skipped', reasons: [outcome] };
  });
  return { result };
}

function syncStatus(call: Call): Answer {
  const program = programOf(call);
  const status = statusOf(program, textIn(call.body, 'statusName'));
  const { instance, now } = call;
  return results(call, (person) => {
    const { kind } = moveToStatus(instance, program, person, status, { isNew: false, now });
    return kind === 'past' ? errorOf('leadPastStatus') : kind;
  });
}

function syncData(call: Call): Answer {
  const program = programOf(call);
  return results(call, (person, entry) => {
    const member = program.members.get(person);
    if (member === undefined) return errorOf('objectNotFound', 'Membership');
    return changeMemberData(call.instance, program, member, entry, call.now) ?? 'updated';
  });
}

function remove(call: Call): Answer {
  const program = programOf(call);
  return results(call, (person) =>
    program.members.delete(person) ? 'deleted' : errorOf('leadNotInProgram'),
  );
}

const MEMBERS = '/rest/v1/programs/{programId}/members';

function read(path: string, handle: Operation['handle']): Operation {
  return { method: 'GET', path, permissions: READ_LEAD, json: 'none', handle };
}

function write(path: string, handle: Operation['handle']): Operation {
  return { method: 'POST', path: `${MEMBERS}${path}`, permissions: WRITE_LEAD, json: 'required', handle };
}

export const PROGRAM_MEMBERS: readonly Operation[] = [
  read('/rest/v1/programs/members/describe.json', describe),
  read('/rest/v1/program/members/describe.json', describeOld),
  ...schemaOperations('/rest/v1/programs/members', 'members', 'read and write'),
  read(`${MEMBERS}.json`, query),
  write('.json', syncData),
  write('/status.json', syncStatus),
  write('/delete.json', remove),
];
