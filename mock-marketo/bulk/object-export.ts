/**
 * Export of custom object records that are linked to leads directly, by a list of those leads or by their last update
 * (documented, Adobe "Bulk custom object extract").
 */
import type { Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import type { JsonObject } from '../http/operation.ts';
import type { Instance } from '../instance.ts';
import { type ObjectRecord, type ObjectStore, objectField } from '../objects/index.ts';
import { personOfId } from '../persons/leads.ts';
import { dateRange, fileShape, filterOf, isIn, onlyFilter } from './export-request.ts';
import { writeRecords } from './formats.ts';
import type { ExportPlan } from './jobs/index.ts';
import { listOf, membersOf } from './list-filter.ts';

const FILTERS = ['updatedAt', 'staticListId', 'staticListName', 'smartListId', 'smartListName'];

/** The plan of an export. @throws ApiFault for a body that asks for what cannot be had */
export function objectExport(
  instance: Instance,
  apiName: string,
  store: ObjectStore,
  body: JsonObject,
): ExportPlan {
  const shape = fileShape(body);
  const names = shape.fields.map((name) => {
    const field = objectField(store.type, name);
    if (field === undefined) throw fault('fieldNotFound', name);
    return field.name;
  });
  const records = recordsOf(instance, store, filterOf(body, FILTERS, instance.exports));
  return {
    subject: apiName,
    format: shape.format,
    write: () => {
      const rows = records().map((record) => names.map((name): Value => store.valueOf(record, name)));
      return writeRecords(shape.format, shape.header, rows);
    },
  };
}

/** How to find the records of a filter when the job begins. @throws ApiFault 1003 for a type without a link to leads */
function recordsOf(instance: Instance, store: ObjectStore, filter: JsonObject): () => ObjectRecord[] {
  const [name, value] = onlyFilter(filter);
  const link = store.type.relationships?.find(({ relatedTo }) => relatedTo.name.toLowerCase() === 'lead');
  if (link === undefined) throw fault('noLeadLink', store.type.name);
  if (name === 'staticListId' || name === 'staticListName') {
    const list = listOf(instance.lists, name, value);
    return () => {
      const wanted = new Set(membersOf(instance.lists, list));
      const isWanted = (record: ObjectRecord): boolean =>
        personsLinked(instance, link.relatedTo.field, store.valueOf(record, link.field)).some((person) =>
          wanted.has(person),
        );
      return [...store.all()].filter(isWanted);
    };
  }
  const range = dateRange(name, value);
  return () => [...store.all()].filter(({ updatedAt }) => isIn(range, updatedAt));
}

/** The persons that a link means, by id or by the value of another field. */
function personsLinked(instance: Instance, field: string, value: Value): number[] {
  if (value === null) return [];
  if (field.toLowerCase() === 'id') return [personOfId(instance, Number(value))];
  const number = instance.persons.fieldNumber(field);
  return number < 0 ? [] : instance.persons.find(number, value);
}
