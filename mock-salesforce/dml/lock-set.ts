/**
 * What a write locks beside the record itself (salesforce-api fact sheet 7.3): the target of every lookup that it
 * sets; a contact its account; a campaign member its campaign and its person; a task its people and account, but on
 * insert only when it is open and has a due date; roll-ups their parent.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';

/** The kind of write. */
export type LockingWrite = 'insert' | 'update' | 'delete';

const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  Contact: ['AccountId'],
  CampaignMember: ['CampaignId', 'LeadId', 'ContactId'],
};

const OF_TASK: readonly string[] = ['WhoId', 'WhatId', 'AccountId'];

/** The Ids that a write of a record locks; `written` are the numbers of the fields it sets. */
export function lockSet(
  org: OrgState,
  records: Records,
  row: number,
  written: Iterable<number>,
  write: LockingWrite,
): string[] {
  const locked = new Set<Value>();
  if (write !== 'insert') locked.add(records.idOf(row));
  const fields = new Set([...alwaysLocked(org, records), ...lookupsAmong(records, row, written, write)]);
  for (const field of fields) locked.add(records.value(row, field));
  return [...locked].filter((id) => typeof id === 'string');
}

function alwaysLocked(org: OrgState, records: Records): number[] {
  const named = (ALWAYS[records.schema.name] ?? []).map((name) => records.field(name));
  return [...named, ...org.automation.rollUpsOf(records).map((rollUp) => rollUp.lookup)];
}

function lookupsAmong(
  records: Records,
  row: number,
  written: Iterable<number>,
  write: LockingWrite,
): number[] {
  if (records.schema.name === 'Task') {
    const isFree = write === 'insert' && !isOpenAndDated(records, row);
    return isFree ? [] : OF_TASK.map((name) => records.field(name));
  }
  return [...written].filter((field) => {
    const { type, name, referenceTo } = records.schema.fields[field]!;
    return type === 'reference' && name !== 'OwnerId' && !referenceTo?.includes('User');
  });
}

function isOpenAndDated(tasks: Records, row: number): boolean {
  const isClosed = tasks.value(row, tasks.field('IsClosed')) === true;
  return !isClosed && tasks.value(row, tasks.field('ActivityDate')) !== null;
}
