/** Import of leads, into a static list when one is named (documented, Adobe "Bulk lead import"). */
import { FLOW_ACTIVITY } from '../campaigns/index.ts';
import { fault } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { CONTENT_TYPES } from './formats.ts';
import { noteFile, tableOf } from './import-file.ts';
import type { FileFormat, ImportPlan, ImportRows, RowOutcome } from './jobs/index.ts';
import { LIST_IMPORT, type PersonKey, PersonRows } from './person-rows.ts';

export interface LeadImport extends PersonKey {
  readonly format: FileFormat;
  readonly listId?: number | undefined;
}

/** The plan of an import. */
export function leadImport(instance: Instance, asked: LeadImport, file: Buffer): ImportPlan {
  return {
    subject: 'leads',
    listId: asked.listId,
    contentType: CONTENT_TYPES[asked.format],
    open: () => openLeads(instance, asked, file),
  };
}

/** @throws ApiFault 1003 for a file that cannot be read, 1013 for a list that is gone */
function openLeads(instance: Instance, asked: LeadImport, file: Buffer): ImportRows {
  const { listId, format } = asked;
  if (listId !== undefined && instance.lists.find(listId) === undefined)
    throw fault('objectNotFound', 'List');
  const table = tableOf(format, file);
  const persons = new PersonRows(instance, table.header, asked);
  return {
    count: table.rows.length,
    take: (row, now): RowOutcome => {
      const outcome = persons.take(table.rows[row]!, now);
      if ('failure' in outcome) return { kind: 'failed', reason: outcome.failure };
      if (listId !== undefined) joinList(instance, listId, outcome.person, now);
      return { kind: 'imported', warning: outcome.warning };
    },
    noteFile: (notes, kind) => noteFile(format, table, notes, kind),
  };
}

/** Who is a member already stays one, and nothing hears of it. */
function joinList(instance: Instance, listId: number, person: number, now: number): void {
  if (!instance.lists.add(listId, person, now)) return;
  const { name } = instance.lists.find(listId)!;
  const cause = instance.causes.of(LIST_IMPORT, 'Lead');
  instance.activities?.note(FLOW_ACTIVITY.addToList, person, -1, name, listId, cause, now);
  instance.campaigns.happened('isAddedToList', person, listId, now);
}
