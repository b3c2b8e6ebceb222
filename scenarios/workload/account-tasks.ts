/**
 * Another system writes tasks for the contacts of one account, with several writers at once. The insert of an open task
 * with a due date locks its contact and the account for as long as it takes to save; that of a closed one locks neither
 * (documented, salesforce-api fact sheet 7.3). Behind the locks waits whoever writes a contact of the account: the sync.
 */
import { DAY_MS, HOUR_MS, isoDate } from '../../engine/kernel/index.ts';
import type { Workload } from '../schema.ts';
import type { WorkloadContext } from './context.ts';
import { startWriters } from './writers.ts';

type TasksWorkload = Extract<Workload, { kind: 'account-tasks' }>;

/** Days until a task is due. */
const DUE_DAYS = 3;

export function startAccountTasks(context: WorkloadContext, workload: TasksWorkload): void {
  const { org, startAt } = context;
  const contacts = contactsOf(context, workload.account);
  const tasks = contacts.length === 0 ? 0 : workload.tasks;
  const at = startAt + Math.round(workload.afterHours * HOUR_MS);
  const shape = {
    Subject: workload.process,
    Status: workload.open ? 'Not Started' : 'Completed',
    ActivityDate: isoDate(at + DUE_DAYS * DAY_MS),
  };
  let task = 0;
  startWriters(context, {
    object: 'Task',
    writers: workload.writers,
    startAt: at,
    next: () => {
      if (task === tasks) return undefined;
      task += 1;
      return { ...shape, WhoId: org.object('Contact').idOf(contacts[(task - 1) % contacts.length]!) };
    },
  });
}

/** The contacts of an account, or of the first of those that have the most. */
function contactsOf({ org }: WorkloadContext, account: number | undefined): number[] {
  const contacts = org.object('Contact');
  const accounts = org.object('Account');
  const lookup = contacts.lookupAt(contacts.field('AccountId'));
  if (account !== undefined) return lookup.childrenOf(accounts.idOf(account));
  const counts = new Map<number, number>();
  for (let contact = 0; contact < contacts.count; contact += 1) {
    const parent = lookup.parentOf(contact);
    if (parent >= 0) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  const [largest] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return largest === undefined ? [] : lookup.childrenOf(accounts.idOf(largest[0]));
}
