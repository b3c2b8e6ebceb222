/** Export of leads (documented, Adobe "Bulk lead extract"): exactly one filter, the fields that are asked for. */
import type { Value } from '../../engine/kernel/index.ts';
import type { JsonObject } from '../http/operation.ts';
import type { Instance } from '../instance.ts';
import { fieldNumbers, leadRecord } from '../persons/leads.ts';
import { type DateRange, dateRange, fileShape, filterOf, isIn, onlyFilter } from './export-request.ts';
import { writeRecords } from './formats.ts';
import type { ExportPlan } from './jobs/index.ts';
import { listOf, membersOf } from './list-filter.ts';

const FILTERS = ['createdAt', 'updatedAt', 'staticListId', 'staticListName', 'smartListId', 'smartListName'];

/** The plan of an export. @throws ApiFault for a body that asks for what cannot be had */
export function leadExport(instance: Instance, body: JsonObject): ExportPlan {
  const shape = fileShape(body);
  const numbers = fieldNumbers(instance, shape.fields);
  const persons = personsOf(instance, filterOf(body, FILTERS, instance.exports));
  return {
    subject: 'leads',
    format: shape.format,
    write: () => writeRecords(shape.format, shape.header, leadRows(instance, persons(), numbers)),
  };
}

/** The values of persons in the order of the fields. */
function* leadRows(
  instance: Instance,
  persons: Iterable<number>,
  numbers: readonly number[],
): Generator<Value[]> {
  for (const person of persons) {
    const record = leadRecord(instance, person, numbers);
    yield numbers.map((number) => record[instance.persons.fields[number]!.name]!);
  }
}

/** How to find the persons of a filter when the job begins. */
function personsOf(instance: Instance, filter: JsonObject): () => number[] {
  const [name, value] = onlyFilter(filter);
  if (name === 'staticListId' || name === 'staticListName') {
    const list = listOf(instance.lists, name, value);
    return () => membersOf(instance.lists, list);
  }
  const range = dateRange(name, value);
  return name === 'createdAt' ? () => createdIn(instance, range) : () => updatedIn(instance, range);
}

function createdIn({ persons }: Instance, range: DateRange): number[] {
  return living(persons).filter((person) => isIn(range, persons.createdAt(person)));
}

/**
 * Not the visible `updatedAt`, which standard fields alone move: the filter looks at the last update of any field
 * (documented). Changes of custom fields are known as far back as activities are kept.
 */
function updatedIn({ persons, activities }: Instance, range: DateRange): number[] {
  const changedAt = new Map<number, number>();
  for (let id = activities?.firstIdSince(range.startAt) ?? 0; id < (activities?.nextId ?? 0); id += 1) {
    const { field, person, at } = activities!.get(id);
    if (field >= 0) changedAt.set(person, at);
  }
  return living(persons).filter((person) =>
    isIn(range, Math.max(persons.updatedAt(person), changedAt.get(person) ?? 0)),
  );
}

function living(persons: Instance['persons']): number[] {
  const found: number[] = [];
  for (let person = 0; person < persons.count; person += 1)
    if (!persons.isDeleted(person)) found.push(person);
  return found;
}
