/** Programs and their members. */
export { type MemberField, memberValue, STANDARD_MEMBER_FIELDS } from './member-fields.ts';
export {
  changeStatus,
  DEFAULT_STATUSES,
  type Program,
  type ProgramDefinition,
  type ProgramMember,
  type ProgramStatus,
  type StatusChange,
} from './program.ts';
export { Programs } from './programs.ts';
