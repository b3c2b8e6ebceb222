/** "Update FKS": links that were left open are set as soon as the record at their other end is there. */
import { NOBODY } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';

/** Sets what can be set by now: a contact shows its account's values, a campaign member is one. Returns how many. */
export function updateForeignKeys(instance: Instance, now: number): number {
  const { foreignKeys, accountPersons, programSync, options } = instance;
  const links = foreignKeys.takeSettled();
  for (const { object, row, field, id } of links) {
    if (object === 'Contact' && field === 'AccountId')
      accountPersons.move(row, options.sfdcRowOf?.('Account', id) ?? NOBODY, now);
    if (object === 'CampaignMember') programSync.takeCopy(row, now);
  }
  return links.length;
}
