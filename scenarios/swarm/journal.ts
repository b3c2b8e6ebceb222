/**
 * Who wrote what last: every write of people, integrations and automation on either side, and the records whose
 * history is more than writes (merged, deleted). Kept by listening at the doors of both systems.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { STANDARD_OBJECTS } from '../../mock-salesforce/index.ts';
import type { World } from '../world.ts';

export class Journal {
  /** The last value that was written in Salesforce, by `Object row field`. */
  readonly inSalesforce = new Map<string, Value>();
  /** The last value that was written in Marketo, by `person field` of the person's own field names. */
  readonly inMarketo = new Map<string, Value>();
  /** Records that were merged into, or were in the recycle bin at any time, as `Object row`. */
  readonly disturbed = new Set<string>();
  /** Forms that were filled out. */
  forms = 0;

  constructor(world: World) {
    this.#listenToOrg(world);
    this.#listenToInstance(world);
  }

  #listenToOrg({ org }: World): void {
    const { write, merge, remove } = org;
    org.write = (records, row, field, value, by, cause, now) => {
      this.inSalesforce.set(`${records.schema.name} ${row} ${records.schema.fields[field]!.name}`, value);
      write.call(org, records, row, field, value, by, cause, now);
    };
    org.merge = (records, master, losers, values, by, now) => {
      for (const row of [master, ...losers]) this.disturbed.add(`${records.schema.name} ${row}`);
      return merge.call(org, records, master, losers, values, by, now);
    };
    org.remove = (records, row, by, now) => {
      const removed = remove.call(org, records, row, by, now);
      for (const { name } of STANDARD_OBJECTS) this.#noteDeleted(org, name);
      return removed;
    };
  }

  /** What hangs on a deleted record is deleted with it. */
  #noteDeleted(org: World['org'], object: string): void {
    const { deleted, count } = org.object(object);
    for (let row = 0; row < count; row += 1) if (deleted[row] === 1) this.disturbed.add(`${object} ${row}`);
  }

  #listenToInstance({ instance }: World): void {
    const { write, campaigns } = instance;
    const { fillOutForm } = campaigns;
    instance.write = (person, field, value, cause, now, activityType) => {
      this.inMarketo.set(`${person} ${field}`, value);
      write.call(instance, person, field, value, cause, now, activityType);
    };
    campaigns.fillOutForm = (person, form, now) => {
      this.forms += 1;
      return fillOutForm.call(campaigns, person, form, now);
    };
  }
}
