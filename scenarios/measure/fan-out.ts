/**
 * What an account change means inside Marketo: each person of the account that shows a changed field is written, and for
 * each change a Change Data Value activity is logged, unless the account has more than 5,000 contacts (documented, Adobe
 * "SFDC Sync: Account Sync"). In the backlog it is one record.
 */
import type { RecordPage } from '../../engine/kernel/index.ts';
import type { ApplyResult } from '../../engine/sync/index.ts';

export class FanOut {
  /** Accounts that were taken over, what they wrote, and the most that one of them wrote. */
  readonly counts = { accounts: 0, personWrites: 0, mostPersonWrites: 0, activities: 0 };

  /** Counts for a page of accounts that were taken over; pages of other objects mean nothing here. */
  count({ object }: RecordPage, { updated, personWrites }: ApplyResult): void {
    if (object !== 'Account') return;
    const { counts } = this;
    counts.accounts += updated;
    if (personWrites === undefined) return;
    counts.personWrites += personWrites.persons;
    counts.mostPersonWrites = Math.max(counts.mostPersonWrites, personWrites.most);
    counts.activities += personWrites.activities;
  }
}
