/**
 * Programs that are synced to Salesforce campaigns, one to one (documented, Adobe "SFDC Sync: Campaign Sync"):
 * memberships and statuses go both ways, and members who are not in Salesforce become leads there.
 */
import { NOBODY, type RecordPage, type Value } from '../engine/kernel/index.ts';
import type { Mirror } from './mirrors.ts';
import { type BecomingHost, become } from './persons/becoming.ts';
import type { Persons } from './persons/persons.ts';
import { changeStatus, type Program, type Programs } from './programs/index.ts';
import type { PersonObject } from './schema/types.ts';

/** What the sync of programs needs of an instance. */
export interface ProgramHost extends BecomingHost {
  readonly persons: Persons;
  readonly database: BecomingHost['database'] & { readonly programs: Programs };
  readonly options: { readonly sfdcRowOf?: (object: string, id: string) => number };
  mirror(object: string): Mirror;
}

/** A program by its name, and the campaign that it is synced to by its Id. */
export interface SyncedProgram {
  readonly program: string;
  readonly campaignId: string;
  /** The instant at which the campaign is chosen for it; the start, if not given. */
  readonly from?: number;
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

/** A program that waits to be linked with its campaign. */
export interface ProgramToLink {
  readonly program: string;
  readonly campaignId: string;
}

/** Whether a program is linked now, and how many members of the campaign have become members of it. */
export interface ProgramLink {
  readonly members: number;
  readonly error?: StatusError;
}

/** A sync error that comes from Marketo, not from Salesforce. */
export interface StatusError {
  readonly code: typeof INCOMPATIBLE_STATUS;
  readonly message: string;
}

/** Marketo shows an error message and no code (documented, Adobe "How to Match Program Statuses"); the code is ours. */
const INCOMPATIBLE_STATUS = 'INCOMPATIBLE_PROGRAM_STATUS';

interface Synced {
  readonly program: Program;
  readonly campaignId: string;
  /** When somebody chose the campaign for the program. */
  readonly from: number;
  isLinked: boolean;
  /** The status of each member as Salesforce has it, and the last one that it was asked to have. */
  readonly told: Map<number, string>;
  readonly asked: Map<number, string>;
}

/** What a record of CampaignMember says. */
interface Membership {
  readonly campaignId: Value | undefined;
  readonly leadId: Value | undefined;
  readonly contactId: Value | undefined;
  readonly status: Value | undefined;
}

const MEMBERSHIP = ['CampaignId', 'LeadId', 'ContactId', 'Status'] as const;

export class ProgramSync {
  readonly #instance: ProgramHost;
  readonly #synced: readonly Synced[];

  /** @throws RangeError for a program that does not exist */
  constructor(instance: ProgramHost, programs: readonly SyncedProgram[]) {
    this.#instance = instance;
    this.#synced = programs.map(({ program: name, campaignId, from = 0 }) => {
      const program = instance.database.programs.named(name);
      if (program === undefined) throw new RangeError(`there is no program '${name}'`);
      return { program, campaignId, from, isLinked: false, told: new Map(), asked: new Map() };
    });
  }

  /** Programs whose campaign has been chosen and that are not linked with it yet. */
  toLink(now: number): ProgramToLink[] {
    return this.#synced
      .filter(({ isLinked, from }) => !isLinked && from <= now)
      .map(({ program, campaignId }) => ({ program: program.name, campaignId }));
  }

  /**
   * Links a program with its campaign, whose statuses are given, and makes the campaign's members members of the program.
   * Where the campaign has members the two have to have exactly the same statuses (documented, Adobe "How to Match Program
   * Statuses and Salesforce Campaign Statuses Prior to Sync"); an empty campaign may have others.
   */
  link(name: string, statuses: readonly string[], now: number): ProgramLink {
    const synced = this.#synced.find(({ program }) => program.name === name);
    if (synced === undefined || synced.isLinked) return { members: 0 };
    const members = this.#copiesOf(synced.campaignId);
    const own = synced.program.statuses.map((status) => status.name);
    const isMatch = own.length === statuses.length && own.every((status) => statuses.includes(status));
    if (members.length > 0 && !isMatch) {
      const message = `The program "${name}" has the statuses ${own.join(', ')}, its Salesforce campaign ${statuses.join(', ')}.`;
      return { members: 0, error: { code: INCOMPATIBLE_STATUS, message } };
    }
    synced.isLinked = true;
    return { members: members.filter((member) => this.#take(member, now) === 'member').length };
  }

  /** The next memberships to push, by program and in the order in which persons joined. */
  pending(limit: number): PendingMember[] {
    const found: PendingMember[] = [];
    for (const { program, campaignId, isLinked, told, asked } of this.#synced) {
      if (!isLinked) continue;
      for (const { person, status } of program.members.values()) {
        if (found.length === limit) return found;
        const isKnown = told.get(person) === status.name || asked.get(person) === status.name;
        if (isKnown || this.#isGone(person)) continue;
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

  /** A person has become a lead that was created with these values. */
  linked(person: number, row: number, createdWith: PendingMember['values'], now: number): void {
    if (this.#instance.persons.objectOf(person) === undefined)
      become(this.#instance, person, { object: 'Lead', row, createdWith }, now);
  }

  /** Salesforce has been asked for these memberships, whatever it has made of it: it is not asked again for the status. */
  pushed(members: readonly Pick<PendingMember, 'program' | 'person' | 'status'>[]): void {
    for (const { program: name, person, status } of members) {
      this.#synced.find(({ program }) => program.name === name)?.asked.set(person, status);
    }
  }

  /** Campaign members of Salesforce become members of the program. Returns the errors of records that do not, by place. */
  takeOver(page: RecordPage, now: number): ReadonlyMap<number, StatusError> {
    const errors = new Map<number, StatusError>();
    if (this.#synced.length === 0 || page.object !== 'CampaignMember') return errors;
    const columns = MEMBERSHIP.map((name) => page.columns[page.fields.indexOf(name)]);
    for (let i = 0; i < page.size; i += 1) {
      const [campaignId, leadId, contactId, status] = columns.map((column) => column?.get(page.rows[i]!));
      const taken = this.#take({ campaignId, leadId, contactId, status }, now);
      if (typeof taken === 'object') errors.set(i, taken);
    }
    return errors;
  }

  /** The person of a campaign member has arrived after it. */
  takeCopy(row: number, now: number): void {
    this.#take(this.#copy(row), now);
  }

  /** Marketo's own copies of the members of a campaign. */
  #copiesOf(campaignId: string): Membership[] {
    const rows = [...this.#instance.mirror('CampaignMember').rows()];
    return rows.map((row) => this.#copy(row)).filter((member) => sameId(member.campaignId, campaignId));
  }

  #copy(row: number): Membership {
    const mirror = this.#instance.mirror('CampaignMember');
    const [campaignId, leadId, contactId, status] = MEMBERSHIP.map((name) =>
      mirror.field(name)?.column.get(row),
    );
    return { campaignId, leadId, contactId, status };
  }

  /** A member of the program in the status, or why not; undefined for what is no concern of a linked program. */
  #take(
    { campaignId, leadId, contactId, status: name }: Membership,
    now: number,
  ): 'member' | StatusError | undefined {
    const synced = this.#synced.find((one) => one.isLinked && sameId(campaignId, one.campaignId));
    const person = this.#personOf('Contact', contactId) ?? this.#personOf('Lead', leadId);
    if (synced === undefined || person === undefined) return undefined;
    const { program } = synced;
    const status = program.statuses.find((one) => one.name === name);
    if (status === undefined) {
      const message = `The program "${program.name}" has no status "${name}", which a member of its Salesforce campaign has.`;
      return { code: INCOMPATIBLE_STATUS, message };
    }
    synced.told.set(person, status.name);
    changeStatus(program, person, status, { isNew: false, now });
    return 'member';
  }

  #personOf(object: PersonObject, id: Value | undefined): number | undefined {
    const row = typeof id === 'string' ? (this.#instance.options.sfdcRowOf?.(object, id) ?? NOBODY) : NOBODY;
    const person = row === NOBODY ? NOBODY : this.#instance.persons.whoIs(object, row);
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
