/** Who wins when the same field changed on both sides since the last sync. */
import type { Winner } from './effects.ts';

/** Marketo wins for leads, Salesforce for contacts; all other objects only come from Salesforce (documented, Adobe "SFDC Sync: Lead Sync" and "Contact Sync"). */
export function winnerFor(object: string): Winner {
  return object === 'Lead' ? 'marketo' : 'salesforce';
}

/** The objects that Marketo writes back; everything else is read only (documented, Adobe "Understanding the Salesforce Sync"). */
export function isPushed(object: string): boolean {
  return object === 'Lead' || object === 'Contact';
}
