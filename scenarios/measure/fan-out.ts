/**
 * What an account change means inside Marketo: every person of the account is written, and for each a Change Data
 * Value activity is logged, unless the account has more than 5,000 contacts (documented, Adobe "SFDC Sync: Account
 * Sync"). In the backlog it is one record.
 */
import { NOBODY, type RecordPage } from '../../engine/kernel/index.ts';
import { APPLIED, type ApplyResult } from '../../engine/sync/index.ts';
import type { Org } from '../../mock-salesforce/index.ts';

const MOST_LOGGED_CONTACTS = 5_000;

export class FanOut {
  /** Accounts that were taken over, what they wrote, and the most that one of them wrote. */
  readonly counts = { accounts: 0, personWrites: 0, mostPersonWrites: 0, activities: 0 };
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  /** Counts for a page of accounts that were taken over; pages of other objects mean nothing here. */
  count(page: RecordPage, result: ApplyResult): void {
    if (page.object !== 'Account') return;
    for (let i = 0; i < page.size; i += 1) {
      if (result.statuses[i] !== APPLIED.updated) continue;
      const contacts = this.#contactsOf(page.rows[i]!);
      this.counts.accounts += 1;
      this.counts.personWrites += contacts;
      this.counts.mostPersonWrites = Math.max(this.counts.mostPersonWrites, contacts);
      if (contacts <= MOST_LOGGED_CONTACTS) this.counts.activities += contacts;
    }
  }

  #contactsOf(account: number): number {
    const contacts = this.#org.object('Contact');
    const lookup = contacts.lookupAt(contacts.field('AccountId'));
    let count = 0;
    for (let row = lookup.firstChild(account); row !== NOBODY; row = lookup.nextChild(row)) count += 1;
    return count;
  }
}
