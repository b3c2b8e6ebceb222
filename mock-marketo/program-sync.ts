/**
 * Programs that are synced to Salesforce campaigns, one to one (documented, Adobe "SFDC Sync: Campaign Sync"):
 * memberships and statuses go both ways, and members who are not in Salesforce become leads there.
 */
import { NOBODY, type RecordPage, type Value } from '../engine/kernel/index.ts';
import { type BecomingHost, become } from './persons/becoming.ts';
import type { Persons } from './persons/persons.ts';
import { changeStatus, type Program, type Programs } from './programs/index.ts';
import type { PersonObject } from './schema/types.ts';

/** What the sync of programs needs of an instance. */
export interface ProgramHost extends BecomingHost {
  readonly persons: Persons;
  readonly database: BecomingHost['database'] & { readonly programs: Programs };
  readonly options: { readonly sfdcRowOf?: (object: string, id: string) => number };
}

/** A program by its name, and the campaign that it is synced to by its Id. */
export interface SyncedProgram {
  readonly program: string;
  readonly campaignId: string;
}

/** A membership that Salesforce does not have yet, or has in another status. */
export interface PendingMember {
  readonly program: string;
  readonly campaignId: string;
  readonly person: number;
  readonly object: PersonObject;
  /** The record that the person is, or -1: then it has to become a lead first. */
  readonly row: number;
  readonly status: string;
  /** What a new lead begins with; empty for a person that is in Salesforce. */
  readonly values: Readonly<Record<string, Value>>;
}

interface Synced {
  readonly program: Program;
  readonly campaignId: string;
  /** The status of each member as Salesforce has it. */
  readonly told: Map<number, string>;
}

export class ProgramSync {
  readonly #instance: ProgramHost;
  readonly #synced: readonly Synced[];

  /** @throws RangeError for a program that does not exist */
  constructor(instance: ProgramHost, programs: readonly SyncedProgram[]) {
    this.#instance = instance;
    this.#synced = programs.map(({ program: name, campaignId }) => {
      const program = instance.database.programs.named(name);
      if (program === undefined) throw new RangeError(`there is no program '${name}'`);
      return { program, campaignId, told: new Map() };
    });
  }

  /** The next memberships to push, by program and in the order in which persons joined. */
  pending(limit: number): PendingMember[] {
    const found: PendingMember[] = [];
    for (const { program, campaignId, told } of this.#synced) {
      for (const { person, status } of program.members.values()) {
        if (found.length === limit) return found;
        if (told.get(person) === status.name || this.#isGone(person)) continue;
        found.push({
          ...this.#about(person),
          program: program.name,
          campaignId,
          person,
          status: status.name,
        });
      }
    }
    return found;
  }

  /** A person has become a lead. */
  linked(person: number, row: number, now: number): void {
    if (this.#instance.persons.objectOf(person) === undefined)
      become(this.#instance, person, { object: 'Lead', row }, now);
  }

  /** Salesforce has these memberships now, or will not have them: they are not asked for again in this status. */
  pushed(members: readonly Pick<PendingMember, 'program' | 'person' | 'status'>[]): void {
    for (const { program: name, person, status } of members) {
      this.#synced.find(({ program }) => program.name === name)?.told.set(person, status);
    }
  }

  /** Campaign members of Salesforce become members of the program; a status that the program lacks is passed over. */
  takeOver(page: RecordPage, now: number): void {
    if (this.#synced.length === 0 || page.object !== 'CampaignMember') return;
    const column = (name: string) => page.columns[page.fields.indexOf(name)];
    const [campaign, lead, contact, statuses] = ['CampaignId', 'LeadId', 'ContactId', 'Status'].map(column);
    for (let i = 0; i < page.size; i += 1) {
      const row = page.rows[i]!;
      const synced = this.#synced.find(({ campaignId }) => sameId(campaign?.get(row), campaignId));
      const person = this.#personOf('Contact', contact?.get(row)) ?? this.#personOf('Lead', lead?.get(row));
      if (synced === undefined || person === undefined) continue;
      const status = synced.program.statuses.find(({ name }) => name === statuses?.get(row));
      if (status === undefined) continue;
      synced.told.set(person, status.name);
      changeStatus(synced.program, person, status, { isNew: false, now });
    }
  }

  #personOf(object: PersonObject, id: Value | undefined): number | undefined {
    const row = typeof id === 'string' ? (this.#instance.options.sfdcRowOf?.(object, id) ?? NOBODY) : NOBODY;
    const person = row === NOBODY ? NOBODY : this.#instance.persons.personOf(object, row);
    return person === NOBODY ? undefined : person;
  }

  /** Nobody makes a lead of a person whose record was deleted, only to have it in a campaign. */
  #isGone(person: number): boolean {
    const { persons } = this.#instance;
    return persons.isDeleted(person) || persons.isSfdcDeleted(person);
  }

  #about(person: number): Pick<PendingMember, 'object' | 'row' | 'values'> {
    const { persons } = this.#instance;
    const object = persons.objectOf(person);
    if (object !== undefined) return { object, row: persons.sfdcRowOf(person), values: {} };
    const values: Record<string, Value> = {};
    persons.fields.forEach(({ sfdc, readOnly }, number) => {
      const value = persons.columns[number]!.get(person);
      if (sfdc?.Lead !== undefined && !readOnly && value !== null && value !== '') values[sfdc.Lead] = value;
    });
    return { object: 'Lead', row: NOBODY, values };
  }
}

/** Whether two Ids, of 15 or 18 characters, are the same. */
function sameId(id: Value | undefined, other: string): boolean {
  return typeof id === 'string' && id.slice(0, 15) === other.slice(0, 15);
}
