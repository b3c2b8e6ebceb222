/** Import of program members: persons by their e-mail, each with a status and the program's own fields (documented, Adobe "Bulk program member import"). */
import { errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { moveToStatus } from '../program-changes.ts';
import type { Program, ProgramMember, ProgramStatus } from '../programs/index.ts';
import { readValue } from '../rules/field-values.ts';
import { CONTENT_TYPES } from './formats.ts';
import { cellOf, type ImportTable, noteFile, tableOf, wrongType } from './import-file.ts';
import type { FileFormat, ImportPlan, ImportRows, RowOutcome } from './jobs/index.ts';
import { type PersonKey, PersonRows } from './person-rows.ts';

export interface MemberImport extends PersonKey {
  readonly format: FileFormat;
  readonly program: Program;
  readonly status: ProgramStatus;
}

/** The plan of an import. */
export function memberImport(instance: Instance, asked: MemberImport, file: Buffer): ImportPlan {
  return {
    subject: 'members',
    contentType: CONTENT_TYPES[asked.format],
    open: () => openMembers(instance, asked, file),
  };
}

/** A column of the members' own. */
type MemberColumn = readonly [place: number, field: Instance['database']['programs']['memberFields'][number]];

function openMembers(instance: Instance, asked: MemberImport, file: Buffer): ImportRows {
  const table = tableOf(asked.format, file);
  const persons = new PersonRows(instance, table.header, asked);
  const columns = memberColumns(instance, table);
  return {
    count: table.rows.length,
    take: (row, now) => takeMember(instance, asked, persons, columns, table.rows[row]!, now),
    noteFile: (notes, kind) => noteFile(asked.format, table, notes, kind),
  };
}

/** A name that both have is the lead's. */
function memberColumns(instance: Instance, { header }: ImportTable): MemberColumn[] {
  const fields = instance.database.programs.memberFields.filter(({ updateable }) => updateable);
  return header.flatMap((name, place) => {
    const field = instance.persons.restField(name) < 0 && fields.find((known) => known.name === name);
    return field ? [[place, field] as const] : [];
  });
}

/** Who is in or past the status stays there, and is counted as imported (assumed). */
function takeMember(
  instance: Instance,
  { program, status }: MemberImport,
  persons: PersonRows,
  columns: readonly MemberColumn[],
  row: readonly string[],
  now: number,
): RowOutcome {
  const values = readMember(columns, row);
  if ('failure' in values) return { kind: 'failed', reason: values.failure };
  const outcome = persons.take(row, now);
  if ('failure' in outcome) return { kind: 'failed', reason: outcome.failure };
  moveToStatus(instance, program, outcome.person, status, { isNew: outcome.isNew, now });
  const member: ProgramMember = program.members.get(outcome.person)!;
  for (const [name, value] of values.values) member.values.set(name, value);
  return { kind: 'imported', warning: outcome.warning };
}

type MemberValues = { readonly values: ProgramMember['values'] } | { readonly failure: string };

function readMember(columns: readonly MemberColumn[], row: readonly string[]): MemberValues {
  const values: ProgramMember['values'] = new Map();
  for (const [place, field] of columns) {
    const cell = cellOf(row[place]);
    if (cell === undefined) continue;
    const reading = readValue(field, cell);
    if ('value' in reading) values.set(field.name, reading.value);
    else {
      const isTooLong = reading.error.code === errorOf('valueTooLong').code;
      return { failure: isTooLong ? reading.error.message : wrongType(field.displayName) };
    }
  }
  return { values };
}
