/** What the sync of a scenario looks at: its custom sync filters, and the records that its user can see. */
import { type Org, type Sharing, SYNC_USER } from '../mock-salesforce/index.ts';
import type { IsCounted } from './measure/counted-backlog.ts';
import type { Scenario } from './schema.ts';

/** The profile of the sync user. */
const PROFILE = 'Marketo Sync User';

/** Sharing that shows the sync user only some records of some objects; everybody else is an administrator. */
export function sharingOf({ org }: Scenario): Sharing | undefined {
  if (org.visible.length === 0) return undefined;
  return Object.fromEntries(
    org.visible.map(({ object, field, value }) => [
      object,
      {
        default: 'Private' as const,
        rules: [
          { profiles: [PROFILE], access: 'Edit' as const, when: { field, operator: '=' as const, value } },
        ],
      },
    ]),
  );
}

/** Whether the sync looks at a record, or undefined when it looks at all of them. */
export function countedRecords({ sync, org: { visible } }: Scenario, org: Org): IsCounted | undefined {
  if (sync.filters.length === 0 && visible.length === 0) return undefined;
  const tests = org.objects.map((records) => {
    const own = sync.filters.filter(({ object }) => object === records.schema.name);
    const fields = own.map(({ field, value }) => ({ number: records.field(field), value }));
    // What the sync user owns, itself or by a queue, it sees in any case.
    const sees = org.rowFilter(SYNC_USER, records);
    return (row: number) =>
      fields.every(({ number, value }) => records.value(row, number) === value) && (sees?.(row) ?? true);
  });
  return (list, row) => tests[list]?.(row) ?? true;
}
