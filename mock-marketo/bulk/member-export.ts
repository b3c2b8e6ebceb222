/** Export of program members (documented, Adobe "Bulk program member extract"): of one program or up to ten. */
import type { Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import type { JsonObject } from '../http/operation.ts';
import type { Instance } from '../instance.ts';
import { fieldNumbers, leadRecord } from '../persons/leads.ts';
import { memberValue, type Program, type ProgramMember } from '../programs/index.ts';
import { sentText } from '../values.ts';
import { arrayIn, dateRange, fileShape, filterOf, integerIn, isIn } from './export-request.ts';
import { writeRecords } from './formats.ts';
import type { ExportPlan } from './jobs/index.ts';

const FILTERS = ['programId', 'programIds', 'statusNames', 'updatedAt', 'isExhausted', 'nurtureCadence'];

/** Programs of one export (documented). */
const MOST_PROGRAMS = 10;
/** Statuses of one export (assumed: the documentation has no limit). */
const MOST_STATUSES = 100;

/** Both spellings are Adobe's: the guide's and the OpenAPI file's. */
const CADENCES: ReadonlyMap<string, string> = new Map([
  ['pause', 'pause'],
  ['paused', 'pause'],
  ['norm', 'norm'],
  ['normal', 'norm'],
]);

type MemberTest = (program: Program, member: ProgramMember) => boolean;

/** A column: a field of the member, or else one of its lead. */
type Column = (program: Program, member: ProgramMember) => Value;

/** The plan of an export. @throws ApiFault for a body that asks for what cannot be had */
export function memberExport(instance: Instance, body: JsonObject): ExportPlan {
  const asked = fileShape(body);
  const filter = filterOf(body, FILTERS, instance.exports);
  const programs = programsOf(instance, filter);
  const tests = testsOf(programs, filter);
  const isSeveral = filter.programIds !== undefined;
  const fields = isSeveral ? ['programId', ...asked.fields] : asked.fields;
  const header = isSeveral ? ['programId', ...asked.header] : asked.header;
  const columns = fields.map((name) => columnOf(instance, name));
  return {
    subject: 'members',
    format: asked.format,
    write: () => writeRecords(asked.format, header, memberRows(programs, tests, columns)),
  };
}

/** @throws ApiFault 1002 for neither one program nor several, 1003 for both, 1013 for an unknown one */
function programsOf({ database }: Instance, { programId, programIds, ...rest }: JsonObject): Program[] {
  if (programId !== undefined && programIds !== undefined) throw fault('filterInvalid', 'programIds');
  const ids =
    programId === undefined ? arrayIn({ ...rest, programIds }, 'programIds', MOST_PROGRAMS) : [programId];
  if (ids === undefined || ids.length === 0) throw fault('parameterMissing', 'programId');
  return ids.map((id) => {
    const program = database.programs.find(integerIn(id));
    if (program === undefined) throw fault('objectNotFound', 'Program');
    return program;
  });
}

/** All of them must hold. @throws ApiFault 1003 */
function testsOf(programs: readonly Program[], filter: JsonObject): MemberTest[] {
  const tests: MemberTest[] = [];
  const names = arrayIn(filter, 'statusNames', MOST_STATUSES)?.map(sentText);
  if (names !== undefined) {
    const known = programs.flatMap(({ statuses }) => statuses.map(({ name }) => name));
    for (const name of names) if (!known.includes(name)) throw fault('memberInvalid', name, 'statusNames');
    tests.push((_, { status }) => names.includes(status.name));
  }
  if (filter.updatedAt !== undefined) {
    const range = dateRange('updatedAt', filter.updatedAt);
    tests.push((_, { updatedAt }) => isIn(range, updatedAt));
  }
  const { isExhausted, nurtureCadence } = filter;
  if (isExhausted !== undefined) {
    if (typeof isExhausted !== 'boolean') throw fault('wrongType', sentText(isExhausted), 'Boolean');
    tests.push((_, member) => member.isExhausted === isExhausted);
  }
  if (nurtureCadence !== undefined) {
    const cadence = CADENCES.get(sentText(nurtureCadence));
    if (cadence === undefined) throw fault('memberInvalid', sentText(nurtureCadence), 'nurtureCadence');
    tests.push((program, member) => memberValue(program, member, 0, 'nurtureCadence') === cadence);
  }
  return tests;
}

/** @throws ApiFault 1006 for a name that neither members nor leads have */
function columnOf(instance: Instance, name: string): Column {
  if (instance.database.programs.memberFields.some((field) => field.name === name)) {
    return (program, member) => memberValue(program, member, member.person + 1, name);
  }
  const numbers = fieldNumbers(instance, [name]);
  return (_, { person }) => leadRecord(instance, person, numbers)[name]!;
}

function* memberRows(
  programs: readonly Program[],
  tests: readonly MemberTest[],
  columns: readonly Column[],
): Generator<Value[]> {
  for (const program of programs) {
    for (const member of program.members.values()) {
      if (!tests.every((test) => test(program, member))) continue;
      yield columns.map((column) => column(program, member));
    }
  }
}
