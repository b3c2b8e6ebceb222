/** Rows of an import that are persons: the person each one means, found or created, with its values written. */
import type { Value } from '../../engine/kernel/index.ts';
import { errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { findPersons } from '../persons/leads.ts';
import { readValue } from '../rules/field-values.ts';
import type { LookupField } from '../rules/lookup-fields.ts';
import type { PersonField } from '../schema/types.ts';
import { cellOf, MISSING_KEY, wrongType } from './import-file.ts';

/** The process that imports are put down to, as activities name it (observed in the product: "List import"). */
export const LIST_IMPORT = 'List import';

/** An address that is none is imported all the same (documented, Adobe "Bulk program member import"). */
const EMAIL_WARNING = 'Invalid email address';

export interface PersonKey {
  readonly lookup: Extract<LookupField, { kind: 'field' }>;
  /** The partition that new persons go to. */
  readonly partitionId?: number | undefined;
}

export type PersonOutcome =
  | { readonly person: number; readonly isNew: boolean; readonly warning: string | undefined }
  | { readonly failure: string };

/** What a row writes. */
interface Values {
  readonly values: Map<number, Value>;
  readonly warning: string | undefined;
}

export class PersonRows {
  readonly #instance: Instance;
  readonly #key: PersonKey;
  readonly #keyColumn: number;
  /** Columns that can be written, by place, with the number of their field; others are passed over. */
  readonly #columns: readonly (readonly [place: number, field: number])[];

  constructor(instance: Instance, header: readonly string[], key: PersonKey) {
    this.#instance = instance;
    this.#key = key;
    this.#keyColumn = header.indexOf(key.lookup.name);
    const { persons } = instance;
    this.#columns = header
      .map((name, place) => [place, persons.restField(name)] as const)
      .filter(([, field]) => field >= 0 && persons.fields[field]!.readOnly !== true);
  }

  /** Creates or updates the person of a row, or says why not. */
  take(row: readonly string[], now: number): PersonOutcome {
    const key = cellOf(row[this.#keyColumn]);
    if (key === undefined || key === null) return { failure: MISSING_KEY };
    const matches = this.#find(key);
    if (matches.length > 1) return { failure: errorOf('severalMatches').message };
    const person = matches[0];
    if (person === undefined && this.#key.lookup.name === 'id')
      return { failure: errorOf('leadNotFound').message };
    const read = this.#read(row);
    if ('failure' in read) return read;
    if (person === undefined)
      return { person: this.#create(read.values, now), isNew: true, warning: read.warning };
    this.#update(person, read.values, now);
    return { person, isNew: false, warning: read.warning };
  }

  /** An invalid address still finds who was imported with it. */
  #find(key: string): number[] {
    const { lookup } = this.#key;
    const found = findPersons(this.#instance, lookup, key);
    if (found.length > 0 || lookup.number < 0 || lookup.name !== 'email') return found;
    return this.#instance.persons.find(lookup.number, key);
  }

  #read(row: readonly string[]): Values | { readonly failure: string } {
    const values = new Map<number, Value>();
    let warning: string | undefined;
    for (const [place, number] of this.#columns) {
      const cell = cellOf(row[place]);
      if (cell === undefined) continue;
      const field = this.#instance.persons.fields[number]!;
      const reading = readValue(field, cell);
      if ('value' in reading) values.set(number, reading.value);
      else if (field.dataType === 'email') {
        warning = EMAIL_WARNING;
        values.set(number, cell);
      } else return { failure: failureOf(field, reading.error.code, reading.error.message) };
    }
    return { values, warning };
  }

  #create(values: Map<number, Value>, now: number): number {
    const { persons, causes } = this.#instance;
    const partition = persons.restField('leadPartitionId');
    if (this.#key.partitionId !== undefined) values.set(partition, this.#key.partitionId);
    return this.#instance.create(values, causes.of(LIST_IMPORT, 'Lead.id'), now);
  }

  /** Values that are there already are no changes. */
  #update(person: number, values: ReadonlyMap<number, Value>, now: number): void {
    const { persons, causes } = this.#instance;
    for (const [field, value] of values) {
      if (persons.columns[field]!.get(person) === value) continue;
      const cause = causes.of(LIST_IMPORT, `Lead.${persons.fields[field]!.name}`);
      this.#instance.write(person, field, value, cause, now);
    }
  }
}

function failureOf(field: PersonField, code: string, message: string): string {
  return code === '1003' ? wrongType(field.displayName) : message;
}
