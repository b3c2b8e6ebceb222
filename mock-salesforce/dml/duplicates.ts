/** What the org's duplicate rules say to a save. */
import { isConcerned } from '../duplicate-search.ts';
import type { ApiError } from '../errors.ts';
import type { Records } from '../records.ts';
import { duplicatesError } from '../rules/duplicates.ts';
import type { Before } from '../sight.ts';
import type { OrgState } from '../state.ts';
import type { Row } from './check.ts';
import type { Writer } from './writer.ts';

/** The address of records in errors that no request of REST asked for. */
const NO_VERSION = '/services/data/v67.0';

/** The error of the first rule that finds duplicates, or undefined; a change counts when it touches what is compared. */
export function duplicatesOf(
  org: OrgState,
  records: Records,
  row: Row,
  before: Before,
  writer: Writer,
): ApiError | undefined {
  for (const searched of org.duplicates.rulesOf(records)) {
    const { actionOnInsert, actionOnUpdate } = searched.rule;
    const action = before === undefined ? actionOnInsert : actionOnUpdate;
    if (action === undefined || (before !== undefined && !isConcerned(searched, before))) continue;
    if (action === 'Allow' && writer.allowSave) continue;
    const matches = org.duplicates.matches(searched, row);
    if (matches.length > 0)
      return duplicatesError(searched.rule, action, matches, writer.basePath ?? NO_VERSION);
  }
  org.duplicates.note(records, row);
  return undefined;
}
