/** The columns that persons' values are kept in, and what they hold before anybody writes. */
import { type Base, type Column, constant, createColumn, type Value } from '../../engine/kernel/index.ts';
import { companySource } from '../schema/sfdc-mapping.ts';
import type { DataType, PersonField } from '../schema/types.ts';
import { DEFAULT_PARTITION } from './partitions.ts';

const NUMERIC: ReadonlySet<DataType> = new Set(['integer', 'float', 'currency', 'percent', 'score']);

/** Records that exist on both sides at the start: how many, and what their Salesforce fields hold. */
export interface SyncedPopulation {
  readonly count: number;
  readonly bases: Readonly<Record<string, Base>>;
  /** For lookup fields, the row of the record looked up (`AccountId` of a contact). */
  readonly lookups?: Readonly<Record<string, (row: number) => number>> | undefined;
}

function kindOf({ dataType }: PersonField): 'number' | 'any' {
  return NUMERIC.has(dataType) ? 'number' : 'any';
}

/** What a field holds that nobody has written: everyone is in the default partition. */
function emptyOf({ name, dataType }: PersonField): Value {
  if (name === 'leadPartitionId') return DEFAULT_PARTITION.id;
  return dataType === 'boolean' ? false : null;
}

/** The column of a field of persons, the synced ones first: they hold what their records hold. */
export function storedColumn(
  field: PersonField,
  leads: SyncedPopulation,
  contacts: SyncedPopulation,
): Column {
  const kind = kindOf(field);
  const empty = emptyOf(field);
  const lead = baseOf(field.sfdc?.Lead, leads, empty);
  const contact = baseOf(field.sfdc?.Contact ?? companySource(field.name), contacts, empty);
  const count = leads.count + contacts.count;
  return createColumn(kind, (person) =>
    person < leads.count ? lead(person) : person < count ? contact(person - leads.count) : empty,
  );
}

/** What the field of a synced person holds at the start: what the Salesforce record holds. */
function baseOf(sfdcField: string | undefined, population: SyncedPopulation, empty: Value): Base {
  return (sfdcField === undefined ? undefined : population.bases[sfdcField]) ?? constant(empty);
}

/** The column of a field that nobody has a value of. */
export function emptyColumn(field: PersonField): Column {
  return createColumn(kindOf(field), constant(emptyOf(field)));
}
