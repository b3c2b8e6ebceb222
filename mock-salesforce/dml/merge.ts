/**
 * Merging duplicates: the losers go to the recycle bin with MasterRecordId set, and what hung on them hangs on the
 * master (documented, SOAP API "merge()"). The master keeps its own values unless the call gives others. A converted lead
 * can be a loser but no master, for nobody may write it (documented, Salesforce Help 005123891).
 */
import { type ApiError, failure, type Outcome } from '../errors.ts';
import { MERGED_RECORDS } from '../limits.ts';
import { Lookup } from '../lookup.ts';
import type { Records } from '../records.ts';
import { MERGEABLE_OBJECTS } from '../schema/index.ts';
import type { OrgState } from '../state.ts';
import { type Row, rowError, type Values } from './check.ts';
import { accountOfPerson, deleteRecord } from './remove.ts';
import { updateRecord, writeAsPlatform } from './save.ts';
import type { Writer } from './writer.ts';

/** What a merge did, by Id. */
export interface Merged {
  readonly id: string;
  readonly mergedRecordIds: readonly string[];
  /** Records that hung on a loser and hang on the master now. */
  readonly updatedRelatedIds: readonly string[];
}

/** @see Org.merge */
export function mergeRecords(
  org: OrgState,
  records: Records,
  master: Row,
  losers: readonly Row[],
  values: Values,
  writer: Writer,
): Outcome<Merged> {
  const error = mergeError(records, master, losers);
  if (error !== undefined) return { ok: false, error };
  const updated = updateRecord(org, records, master, values, writer);
  if (!updated.ok) return updated;
  const related: string[] = [];
  for (const loser of losers) {
    related.push(...reparent(org, records, loser, master, writer));
    writeAsPlatform(org, records, loser, { MasterRecordId: records.idOf(master) }, writer);
    const deleted = deleteRecord(org, records, loser, writer);
    if (!deleted.ok) return deleted;
  }
  const mergedRecordIds = losers.map((loser) => records.idOf(loser));
  return { ok: true, value: { id: records.idOf(master), mergedRecordIds, updatedRelatedIds: related } };
}

function mergeError(records: Records, master: Row, losers: readonly Row[]): ApiError | undefined {
  const { name } = records.schema;
  if (!MERGEABLE_OBJECTS.has(name)) return failure('notMergeable', {}, []);
  if (losers.length === 0 || losers.length >= MERGED_RECORDS) return failure('tooManyMerged', {}, []);
  const all = [master, ...losers];
  const twice = all.find((row, place) => all.indexOf(row) !== place);
  if (twice !== undefined) return failure('mergedWithItself', { id: records.idOf(twice) }, []);
  for (const row of all) {
    const error = rowError(records, row);
    if (error !== undefined) return error;
    if (accountOfPerson(records, row) >= 0) return failure('notMergeable', {}, []);
  }
  return undefined;
}

/** Makes the loser's children the master's; gives back their Ids. */
function reparent(org: OrgState, records: Records, loser: Row, master: Row, writer: Writer): string[] {
  const { name } = records.schema;
  const [from, to] = [records.idOf(loser), records.idOf(master)];
  const moved: string[] = [];
  for (const children of org.objects) {
    children.schema.fields.forEach((field, number) => {
      if (!field.referenceTo?.includes(name) || field.isBorrowed || field.name === 'MasterRecordId') return;
      for (const child of childrenOf(children, number, from)) {
        if (isMemberAlready(children, child, number, to)) continue;
        const itself = children === records && child === master;
        writeAsPlatform(org, children, child, { [field.name]: itself ? null : to }, writer);
        moved.push(children.idOf(child));
      }
    });
  }
  return moved;
}

/** The living rows whose lookup holds an Id. */
export function childrenOf(children: Records, field: number, id: string): Row[] {
  const column = children.columns[field]!;
  const isLiving = (row: Row) => children.deleted[row] === 0;
  if (column instanceof Lookup) return column.childrenOf(id).filter(isLiving);
  const rows: Row[] = [];
  for (let row = 0; row < children.count; row += 1) {
    if (isLiving(row) && column.get(row) === id) rows.push(row);
  }
  return rows;
}

/** A person is a member of a campaign once: the membership of a loser whose master is a member, too, goes with it. */
export function isMemberAlready(members: Records, member: Row, field: number, person: string): boolean {
  if (members.schema.name !== 'CampaignMember' || members.schema.fields[field]!.name === 'CampaignId')
    return false;
  const campaign = members.field('CampaignId');
  const own = members.value(member, campaign);
  return childrenOf(members, field, person).some((other) => members.value(other, campaign) === own);
}
