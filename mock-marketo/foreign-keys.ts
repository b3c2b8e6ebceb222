/**
 * Links of records to records that Marketo does not have yet: a contact that came before its account, a campaign member
 * before its lead. They stay open until the sync updates foreign keys ("Update FKS": documented that it exists, for all
 * objects, Adobe "Salesforce Sync Status"; what it does follows from its name).
 */
import { NOBODY, type RecordPage, type Value } from '../engine/kernel/index.ts';
import type { Mirror } from './mirrors.ts';
import type { Persons } from './persons/persons.ts';

/** What foreign keys need of an instance. */
export interface ForeignKeyHost {
  readonly persons: Persons;
  readonly options: { readonly sfdcRowOf?: (object: string, id: string) => number };
  mirror(object: string): Mirror;
}

/** A record's open link. */
export interface OpenLink {
  readonly object: string;
  readonly row: number;
  readonly field: string;
  readonly id: string;
}

/** The objects that links lead to, by the key prefix of their Ids. Owners are no part of it: users come first. */
const TARGETS = new Map([
  ['001', 'Account'],
  ['003', 'Contact'],
  ['00Q', 'Lead'],
  ['006', 'Opportunity'],
  ['701', 'Campaign'],
]);

/** `AccountId`, `Lead__c`; a person's own conversion and merge are told by other steps. */
const LINKS = /(Id|__c)$/;
const NO_LINKS = /^(Id|MasterRecordId|Converted\w+Id)$/;

export class ForeignKeys {
  readonly #host: ForeignKeyHost;
  readonly #open = new Map<string, OpenLink>();
  readonly #links = new WeakMap<readonly string[], readonly number[]>();

  constructor(host: ForeignKeyHost) {
    this.#host = host;
  }

  /** How many links are open. */
  get open(): number {
    return this.#open.size;
  }

  /**
   * Notes the links of a record whose other end is not there. Of a record that Marketo had already, only links that have
   * been written since can be news.
   */
  note(page: RecordPage, row: number, isNew: boolean): void {
    for (const i of this.#linksOf(page.fields)) {
      const column = page.columns[i]!;
      if (isNew || column.isWritten(row)) this.noteLink(page.object, row, page.fields[i]!, column.get(row));
    }
  }

  /** The places of links among a page's fields; the pages of an object share their list of fields. */
  #linksOf(fields: readonly string[]): readonly number[] {
    const known = this.#links.get(fields);
    if (known !== undefined) return known;
    const links = [...fields.keys()].filter((i) => LINKS.test(fields[i]!) && !NO_LINKS.test(fields[i]!));
    this.#links.set(fields, links);
    return links;
  }

  /** Notes one link of a record, unless its other end is there; whether it is left open. */
  noteLink(object: string, row: number, field: string, id: Value): boolean {
    const isOpen = typeof id === 'string' && this.#targetOf(id) === NOBODY;
    if (!isOpen && this.#open.size === 0) return false;
    const key = `${object} ${row} ${field}`;
    if (isOpen) this.#open.set(key, { object, row, field, id });
    else this.#open.delete(key);
    return isOpen;
  }

  /** Takes the links whose other end has arrived since; those of records that have gone are forgotten. */
  takeSettled(): OpenLink[] {
    const settled: OpenLink[] = [];
    for (const [key, link] of this.#open) {
      const isGone = this.#copyOf(link.object, link.row) === NOBODY;
      if (!isGone && this.#targetOf(link.id) === NOBODY) continue;
      this.#open.delete(key);
      if (!isGone) settled.push(link);
    }
    return settled;
  }

  /** The copy of the record that an Id is of, or NOBODY; anything but an Id of such an object needs none. */
  #targetOf(id: string): number {
    const object = TARGETS.get(id.slice(0, 3));
    if (object === undefined || !/^[\dA-Za-z]{15}([\dA-Za-z]{3})?$/.test(id)) return 0;
    const row = this.#host.options.sfdcRowOf?.(object, id);
    if (row === undefined || row === NOBODY) return 0;
    return this.#copyOf(object, row);
  }

  #copyOf(object: string, row: number): number {
    if (object !== 'Lead' && object !== 'Contact') return this.#host.mirror(object).rowOf(row);
    const person = this.#host.persons.personOf(object, row);
    return person !== NOBODY && this.#host.persons.isDeleted(person) ? NOBODY : person;
  }
}
