/** What an instance keeps beside its persons: lists, programs, partitions, cookies, and the other databases. */
import { CustomActivities } from './custom-activities/index.ts';
import { type CustomObjectDefinition, CustomObjects } from './custom-objects/index.ts';
import { FieldCatalogue, type FieldSource } from './fields/field-catalogue.ts';
import { API_LEAD_FIELDS, API_MEMBER_FIELDS } from './limits.ts';
import { type StaticListDefinition, StaticLists } from './lists/index.ts';
import { type LeadLinks, ObjectDatabase, type ObjectTable } from './objects/index.ts';
import { Munchkin } from './persons/munchkin.ts';
import { type PartitionDefinition, Partitions } from './persons/partitions.ts';
import { type ProgramDefinition, Programs } from './programs/index.ts';

export interface LeadDatabaseOptions {
  /** Static lists that exist at the start. */
  readonly lists?: readonly StaticListDefinition[];
  readonly programs?: readonly ProgramDefinition[];
  /** Person partitions beside the default one. */
  readonly partitions?: readonly PartitionDefinition[];
  /** Custom object types that are approved at the start. */
  readonly customObjects?: readonly CustomObjectDefinition[];
  /** What the subscription lacks; it has everything without. */
  readonly without?: readonly ('custom objects' | 'custom object metadata')[];
}

/** The objects whose fields the schema endpoints tell of. */
export type CatalogueName = 'leads' | 'members' | 'companies' | 'opportunities' | 'namedAccounts';

export class LeadDatabase {
  readonly lists: StaticLists;
  readonly programs: Programs;
  readonly partitions: Partitions;
  readonly munchkin = new Munchkin();
  readonly objects: ObjectDatabase;
  readonly customObjects: CustomObjects;
  readonly customActivities = new CustomActivities();
  readonly fields: Readonly<Record<CatalogueName, FieldCatalogue>>;
  readonly startAt: number;
  readonly #options: LeadDatabaseOptions;

  constructor(
    options: LeadDatabaseOptions,
    leads: LeadLinks,
    leadFields: FieldSource,
    { seed, startAt }: { readonly seed: number; readonly startAt: number },
  ) {
    this.#options = options;
    this.startAt = startAt;
    this.lists = new StaticLists(options.lists ?? [], startAt);
    this.programs = new Programs(options.programs ?? [], startAt);
    this.partitions = new Partitions(options.partitions ?? []);
    this.objects = new ObjectDatabase(leads, seed);
    const { companies, opportunities, namedAccounts } = this.objects;
    this.customObjects = new CustomObjects(
      options.customObjects ?? [],
      { leads, companies },
      { seed, startAt },
    );
    this.fields = {
      leads: new FieldCatalogue(leadFields, API_LEAD_FIELDS),
      members: new FieldCatalogue(this.programs.fieldSource, API_MEMBER_FIELDS),
      companies: new FieldCatalogue(fieldsOf(companies)),
      opportunities: new FieldCatalogue(fieldsOf(opportunities)),
      namedAccounts: new FieldCatalogue(fieldsOf(namedAccounts)),
    };
  }

  /** Whether the subscription has a feature. */
  has(feature: 'custom objects' | 'custom object metadata'): boolean {
    return !(this.#options.without ?? []).includes(feature);
  }

  /** A person was deleted: it is in no list and no program any more. */
  forget(person: number): void {
    this.lists.forget(person);
    this.programs.forget(person);
  }

  /** A person was merged into another, who gets its memberships and cookies. */
  move(from: number, to: number): void {
    this.lists.move(from, to);
    this.programs.move(from, to);
    this.munchkin.move(from, to);
  }
}

/** The fields of a type that takes no new ones. */
function fieldsOf({ store }: ObjectTable): FieldSource {
  return { all: () => store.type.fields.map((field) => ({ ...field, isCustom: field.isCustom ?? false })) };
}
