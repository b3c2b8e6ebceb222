/** The programs of an instance. */
import type { FieldSource } from '../fields/field-catalogue.ts';
import { type MemberField, STANDARD_MEMBER_FIELDS } from './member-fields.ts';
import { type Program, type ProgramDefinition, programOf } from './program.ts';

/** Ids of programs begin after this number; the ids in Adobe's samples have four digits. */
const FIRST_ID = 1_000;

export class Programs {
  readonly #byId = new Map<number, Program>();
  readonly #fields: MemberField[] = [...STANDARD_MEMBER_FIELDS];
  #lastId = FIRST_ID;

  constructor(definitions: readonly ProgramDefinition[], startAt: number) {
    for (const definition of definitions) this.create(definition, startAt);
  }

  /** All programs, by id. */
  get all(): Program[] {
    return [...this.#byId.values()].sort((a, b) => a.id - b.id);
  }

  /** The fields of members, the instance's own ones last. */
  get memberFields(): readonly MemberField[] {
    return this.#fields;
  }

  /** The fields of members, for the schema endpoints. */
  get fieldSource(): FieldSource {
    return {
      all: () => this.#fields.map((field) => ({ ...field, isCustom: field.isCustom ?? false })),
      add: (field) => this.#fields.push({ ...field, updateable: true, isCustom: true }),
      rename: (name, displayName) => {
        const place = this.#fields.findIndex((field) => field.name === name);
        this.#fields[place] = { ...this.#fields[place]!, displayName };
      },
    };
  }

  find(id: number): Program | undefined {
    return this.#byId.get(id);
  }

  named(name: string): Program | undefined {
    return this.all.find((program) => program.name === name);
  }

  /** @throws RangeError for an id that another program has */
  create(definition: ProgramDefinition, now: number): Program {
    const program = programOf(definition, definition.id ?? this.#lastId + 1, now);
    if (this.#byId.has(program.id)) throw new RangeError(`there are two programs ${program.id}`);
    this.#byId.set(program.id, program);
    this.#lastId = Math.max(this.#lastId, program.id);
    return program;
  }

  /** The programs a person is a member of, by id. */
  programsOf(person: number): Program[] {
    return this.all.filter(({ members }) => members.has(person));
  }

  /** A deleted person is a member of nothing. */
  forget(person: number): void {
    for (const { members } of this.#byId.values()) members.delete(person);
  }

  /** The memberships of one person go to another, who keeps its own where both are members (assumed). */
  move(from: number, to: number): void {
    for (const { members } of this.#byId.values()) {
      const member = members.get(from);
      if (member === undefined) continue;
      members.delete(from);
      if (!members.has(to)) members.set(to, { ...member, person: to });
    }
  }
}
