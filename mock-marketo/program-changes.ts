/** Changes of program memberships, with the activities that tell of them (documented, Adobe "Program members", "Activities"). */
import { type ActivityAttributeValue, REST_API } from './activities/activity-log.ts';
import { type ErrorBody, errorOf } from './errors.ts';
import type { Instance } from './instance.ts';
import {
  changeStatus,
  type Program,
  type ProgramMember,
  type ProgramStatus,
  type StatusChange,
} from './programs/index.ts';
import { readValue } from './rules/field-values.ts';
import { textOf } from './values.ts';

/** Numbers of the activity types. */
const CHANGE_STATUS_IN_PROGRESSION = 104;
const CHANGE_PROGRAM_MEMBER_DATA = 123;

/** Makes a person a member in a status, or moves it there, unless it is in or past the status. */
export function moveToStatus(
  instance: Instance,
  program: Program,
  person: number,
  status: ProgramStatus,
  options: { readonly isNew: boolean; readonly now: number },
): StatusChange {
  const change = changeStatus(program, person, status, options);
  if (change.kind !== 'past') noteStatus(instance, program, change, options.now);
  return change;
}

function noteStatus(
  instance: Instance,
  program: Program,
  { member, old }: Extract<StatusChange, { kind: 'created' | 'updated' }>,
  now: number,
): void {
  const { status } = member;
  note(instance, CHANGE_STATUS_IN_PROGRESSION, member.person, program, now, [
    { name: 'Acquired By', value: member.acquiredBy },
    { name: 'New Status', value: status.name },
    { name: 'New Status ID', value: status.step },
    { name: 'Old Status', value: old?.name ?? null },
    { name: 'Old Status ID', value: old?.step ?? null },
    { name: 'Program ID', value: program.id },
    { name: 'Success', value: member.reachedSuccessAt !== null },
  ]);
}

/** Writes updateable fields of a member, all or none. Returns why they are not taken, or undefined. */
export function changeMemberData(
  instance: Instance,
  program: Program,
  member: ProgramMember,
  sent: object,
  now: number,
): ErrorBody | undefined {
  const fields = instance.database.programs.memberFields;
  const changes: (() => void)[] = [];
  for (const [name, value] of Object.entries(sent)) {
    if (name === 'leadId') continue;
    const field = fields.find((own) => own.name === name);
    if (field === undefined) return errorOf('fieldNotFound', name);
    if (!field.updateable) return errorOf('fieldReadOnly', name);
    const reading = readValue(field, value);
    if ('error' in reading) return reading.error;
    const old = member.values.get(name) ?? null;
    if (old === reading.value) continue;
    changes.push(() => {
      member.values.set(name, reading.value);
      note(instance, CHANGE_PROGRAM_MEMBER_DATA, member.person, program, now, [
        { name: 'Attribute Name', value: name },
        { name: 'Attribute Display Name', value: field.displayName },
        { name: 'New Value', value: textOf(reading.value) },
        { name: 'Old Value', value: textOf(old) },
        { name: 'Program ID', value: program.id },
        { name: 'Reason', value: 'Web service API' },
        { name: 'Source', value: 'Web service API' },
      ]);
    });
  }
  for (const change of changes) change();
  if (changes.length > 0) member.updatedAt = now;
  return undefined;
}

/** Empty attributes are left out (documented). */
function note(
  { activities, causes }: Instance,
  type: number,
  person: number,
  program: Program,
  now: number,
  attributes: readonly ActivityAttributeValue[],
): void {
  const details = {
    primaryAttributeValueId: program.id,
    primaryAttributeValue: program.name,
    attributes: attributes.filter(({ value }) => value !== null && value !== ''),
  };
  activities?.noteDetails(type, person, details, causes.of(REST_API, 'Lead'), now);
}
