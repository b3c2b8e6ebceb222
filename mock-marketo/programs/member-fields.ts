/**
 * The fields of a program member, and what a member holds in them (documented, Adobe "Program members": names, types,
 * lengths and which can be changed; the display names of some are those of its schema samples, the others assumed).
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { DataType } from '../schema/types.ts';
import { dateTime } from '../values.ts';
import type { Program, ProgramMember } from './program.ts';

export interface MemberField {
  readonly name: string;
  readonly displayName: string;
  readonly dataType: DataType;
  readonly length?: number;
  readonly updateable: boolean;
  readonly isCustom?: boolean;
}

function fixed(name: string, displayName: string, dataType: DataType, length?: number): MemberField {
  return { name, displayName, dataType, ...(length !== undefined && { length }), updateable: false };
}

/** In the order of describe. */
export const STANDARD_MEMBER_FIELDS: readonly MemberField[] = [
  fixed('acquiredBy', 'Acquired By', 'boolean'),
  fixed('attendanceLikelihood', 'Attendance Likelihood', 'integer'),
  fixed('createdAt', 'Created At', 'datetime'),
  fixed('isExhausted', 'Nurture Exhausted', 'boolean'),
  fixed('leadId', 'Lead Id', 'integer'),
  fixed('membershipDate', 'Member Date', 'datetime'),
  fixed('nurtureCadence', 'Nurture Cadence', 'string', 4),
  fixed('program', 'Program', 'string', 255),
  fixed('programId', 'Program Id', 'integer'),
  fixed('reachedSuccess', 'Reached Success', 'boolean'),
  fixed('reachedSuccessDate', 'Reached Success Date', 'datetime'),
  fixed('registrationLikelihood', 'Registration Likelihood', 'integer'),
  fixed('statusName', 'Status', 'string', 255),
  fixed('statusReason', 'Status Reason', 'string', 255),
  fixed('trackName', 'Track Name', 'string', 255),
  fixed('updatedAt', 'Updated At', 'datetime'),
  fixed('waitlistPriority', 'Waitlist Priority', 'integer'),
  { ...fixed('registrationCode', 'Registration Code', 'string', 100), updateable: true },
  { ...fixed('webinarUrl', 'Webinar Url', 'string', 2_000), updateable: true },
];

/** What a member holds in a field, as answers show it; null for an empty field. */
export function memberValue(program: Program, member: ProgramMember, lead: number, name: string): Value {
  switch (name) {
    case 'leadId':
      return lead;
    case 'programId':
      return program.id;
    case 'program':
      return program.name;
    case 'statusName':
      return member.status.name;
    case 'acquiredBy':
    case 'isExhausted':
      return member[name];
    case 'reachedSuccess':
      return member.reachedSuccessAt !== null;
    case 'reachedSuccessDate':
      return member.reachedSuccessAt === null ? null : dateTime(member.reachedSuccessAt);
    case 'createdAt':
    case 'membershipDate':
      return dateTime(member.membershipDate);
    case 'updatedAt':
      return dateTime(member.updatedAt);
    case 'nurtureCadence':
      return program.type === 'nurture' ? 'norm' : null;
    default:
      return member.values.get(name) ?? null;
  }
}
