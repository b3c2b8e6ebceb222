/**
 * Leads that were converted in Salesforce: the person is the contact from then on; when the contact is a person
 * already, the two are merged (documented, Adobe "SFDC Sync: Converting a Lead into a Contact").
 */
import { NOBODY, type RecordPage } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';
import { mergeInto } from './merging.ts';

/** Tells the contact of each converted lead of a page. */
export type ContactOf = (sfdcRow: number) => number;

/** For pages of leads in which anything was converted: the row of the contact, or NOBODY. Undefined otherwise. */
export function contactsOfConverted(instance: Instance, page: RecordPage): ContactOf | undefined {
  if (page.object !== 'Lead') return undefined;
  const [converted, contact] = ['IsConverted', 'ConvertedContactId'].map(
    (name) => page.columns[page.fields.indexOf(name)],
  );
  const rowOf = instance.options.sfdcRowOf;
  if (!converted?.written || contact === undefined || rowOf === undefined) return undefined;
  return (sfdcRow) => {
    const id = converted.get(sfdcRow) === true ? contact.get(sfdcRow) : null;
    return typeof id === 'string' ? rowOf('Contact', id) : NOBODY;
  };
}

/**
 * Makes the person of a lead the contact; false when it is that already, when it has become yet another record since
 * (its contact was deleted, and a flow step made a new lead), or when the lead was never a person.
 */
export function takeConversion(instance: Instance, lead: number, contact: number, now: number): boolean {
  const { persons, logs } = instance;
  const person = persons.personOf('Lead', lead);
  if (person === NOBODY || persons.isDeleted(person) || !persons.isLinkedTo(person, 'Lead', lead))
    return false;
  logs.Lead.settle(person, 'overtaken', now);
  const known = persons.personOf('Contact', contact);
  if (known !== NOBODY && !persons.isDeleted(known)) mergeInto(instance, known, [person], now);
  else persons.link(person, 'Contact', contact);
  return true;
}
