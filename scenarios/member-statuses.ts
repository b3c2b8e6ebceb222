/** The statuses of a campaign's members, as an administrator sets them in the campaign's Advanced Setup. */
import { HOUR_MS } from '../engine/kernel/index.ts';
import { type Org, SYSTEM_ADMINISTRATOR } from '../mock-salesforce/index.ts';
import type { Scenario } from './schema.ts';

interface Campaigns {
  readonly org: Org;
  readonly startAt: number;
  readonly scheduler: { schedule(at: number, action: () => void): void };
}

/** Sets the statuses that a scenario gives its campaigns: those of the start now, the others in their time. */
export function setMemberStatuses({ org: { campaignStatuses } }: Scenario, campaigns: Campaigns): void {
  for (const { campaign, statuses, afterHours } of campaignStatuses) {
    const at = campaigns.startAt + Math.round(afterHours * HOUR_MS);
    const set = () => new MemberStatuses(campaigns.org, campaign, at).become(statuses);
    if (afterHours === 0) set();
    else campaigns.scheduler.schedule(at, set);
  }
}

/** The statuses of one campaign, and its members; the first status is the default. */
class MemberStatuses {
  readonly #org: Org;
  readonly #campaignId: string;
  readonly #now: number;

  constructor(org: Org, campaign: number, now: number) {
    this.#org = org;
    this.#campaignId = org.object('Campaign').idOf(campaign);
    this.#now = now;
  }

  /**
   * A status gives its place to another one: it is renamed, and the members who have it go along; one that loses its
   * place leaves its members to the default (assumed, both).
   */
  become(labels: readonly string[]): void {
    const rows = this.#children('CampaignMemberStatus');
    const before = rows.map((row) => this.#read('CampaignMemberStatus', row, 'Label'));
    labels.forEach((Label, place) => {
      const values = { Label, SortOrder: place + 1, IsDefault: place === 0 };
      const row = rows[place];
      if (row === undefined) this.#insert({ ...values, CampaignId: this.#campaignId });
      else this.#update('CampaignMemberStatus', row, values);
    });
    for (const row of rows.slice(labels.length)) {
      this.#org.remove(this.#org.object('CampaignMemberStatus'), row, SYSTEM_ADMINISTRATOR, this.#now);
    }
    for (const row of this.#children('CampaignMember')) {
      const status = this.#read('CampaignMember', row, 'Status');
      const place = before.indexOf(status);
      if (!labels.includes(String(status)))
        this.#update('CampaignMember', row, { Status: labels[place] ?? labels[0]! });
    }
  }

  #children(object: string): number[] {
    const records = this.#org.object(object);
    const children = records.lookupAt(records.field('CampaignId')).childrenOf(this.#campaignId);
    return children.filter((row) => records.deleted[row] === 0).sort((a, b) => a - b);
  }

  #read(object: string, row: number, field: string): unknown {
    const records = this.#org.object(object);
    return records.value(row, records.field(field));
  }

  #insert(values: Readonly<Record<string, unknown>>): void {
    this.#org.insert(this.#org.object('CampaignMemberStatus'), values, SYSTEM_ADMINISTRATOR, this.#now);
  }

  #update(object: string, row: number, values: Readonly<Record<string, unknown>>): void {
    this.#org.update(this.#org.object(object), row, values, SYSTEM_ADMINISTRATOR, this.#now);
  }
}
