/** Which members of a program a query finds (documented, Adobe "Program members"). */
import { DAY_MS, parseInstant, type Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import type { Call } from '../http/operation.ts';
import { FILTER_VALUES, PROGRAM_MEMBER_DAYS, PROGRAM_MEMBERS_QUERIED } from '../limits.ts';
import { type MemberField, memberValue, type Program, type ProgramMember } from '../programs/index.ts';
import { readValue } from '../rules/field-values.ts';

const SEARCHABLE = new Set(['leadId', 'reachedSuccess', 'statusName']);

/** Whether members can be found by a field: three standard ones, and custom ones of type string or integer. */
export function isSearchable({ name, dataType, isCustom }: MemberField): boolean {
  return SEARCHABLE.has(name) || (isCustom === true && (dataType === 'string' || dataType === 'integer'));
}

/** The members a call asks for, by lead id. @throws ApiFault 1002, 1003, 1006, 1011 */
export function membersFound(call: Call, program: Program): ProgramMember[] {
  const { parameters } = call;
  const filterType = parameters.required('filterType');
  if (filterType === 'updatedAt') return inRange(call, program);
  const { memberFields } = call.instance.database.programs;
  const field = memberFields.find(({ name }) => name === filterType);
  if (field === undefined) throw fault('fieldNotFound', filterType);
  if (!isSearchable(field)) throw fault('fieldNotSupported', filterType);
  const sent = parameters.requiredList('filterValues', FILTER_VALUES);
  if (filterType !== 'leadId' && program.members.size > PROGRAM_MEMBERS_QUERIED) {
    throw fault('tooManyMembers', grouped(program.members.size), grouped(PROGRAM_MEMBERS_QUERIED));
  }
  const values = new Set(sent.map((value) => comparable(field, value)));
  return sorted(program, (member) =>
    values.has(comparable(field, memberValue(program, member, member.person + 1, field.name))),
  );
}

/** A value as it is compared: of its field's type, texts in any case; undefined for one that no member can have. */
function comparable(field: MemberField, sent: unknown): Value | undefined {
  const reading = readValue(field, sent);
  if ('error' in reading || reading.value === null) return undefined;
  return typeof reading.value === 'string' ? reading.value.toLowerCase() : reading.value;
}

/** At most seven days (documented; the code is assumed). */
function inRange({ parameters }: Call, program: Program): ProgramMember[] {
  const start = instantOf(parameters.required('startAt'));
  const end = instantOf(parameters.required('endAt'));
  if (end - start > PROGRAM_MEMBER_DAYS * DAY_MS) throw fault('dateRangeTooLong', PROGRAM_MEMBER_DAYS);
  return sorted(program, ({ updatedAt }) => updatedAt >= start && updatedAt <= end);
}

function instantOf(text: string): number {
  const at = parseInstant(text);
  if (Number.isNaN(at)) throw fault('badDate', text);
  return at;
}

function sorted({ members }: Program, isWanted: (member: ProgramMember) => boolean): ProgramMember[] {
  return [...members.values()].filter(isWanted).sort((a, b) => a.person - b.person);
}

/** `100,001`, as the documented message writes it. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
