/**
 * Leads that were converted in Salesforce: the person is the contact from then on; when the contact is a person
 * already, the two are merged (documented, Adobe "SFDC Sync: Converting a Lead into a Contact").
 */
import { NOBODY, type RecordPage } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';
import { carryOver, type Waiting } from '../persons/becoming.ts';
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
  const person = persons.whoIs('Lead', lead);
  if (person === NOBODY) return false;
  const waiting = logs.Lead.waitingOf(person);
  logs.Lead.settle(person, 'overtaken', now);
  const known = persons.whoIs('Contact', contact);
  if (known !== NOBODY) {
    mergeInto(instance, known, [person], now);
    writeOver(instance, known, person, waiting, now);
  } else if (instance.mirror('Contact').wasDeleted(contact)) {
    becomeDeleted(instance, person, contact, now);
  } else {
    persons.link(person, 'Contact', contact);
    carryOver(instance, person, waiting, now);
  }
  return true;
}

/** The contact was deleted before the conversion was seen: the person is marked as if it had been the contact by then. */
function becomeDeleted(instance: Instance, person: number, contact: number, now: number): void {
  const { persons } = instance;
  persons.link(person, 'Contact', contact);
  persons.markSfdcDeleted(person);
  instance.noteTakenOver(person, persons.fieldNumber('sfdcIsDeleted'), false, true, now);
}

/** What waited of the lead goes to the contact's person where that one has what the lead had before. */
function writeOver(
  instance: Instance,
  contact: number,
  lead: number,
  waiting: readonly Waiting[],
  now: number,
): void {
  const { columns } = instance.persons;
  const cause = instance.causes.of('SFDC conversion', 'Lead');
  for (const { field, agreed } of waiting) {
    const value = columns[field]!.get(lead);
    const own = columns[field]!.get(contact);
    if (own === agreed && own !== value) instance.write(contact, field, value, cause, now);
  }
}
