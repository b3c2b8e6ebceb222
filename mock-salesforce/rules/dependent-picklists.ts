/**
 * Dependent picklists. Through the API a dependency holds only where the picklist is restricted: then a value that is
 * not valid for the record's controlling value is a bad value (reported, answers to "bad value for restricted picklist
 * field"); others take what they are given. What is not written is not looked at again.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import { validValues } from '../schema/dependency.ts';

/** The error of giving a field this value beside the others that are `written` along with it; no row on create. */
export function dependencyError(
  records: Records,
  row: number | undefined,
  number: number,
  value: Value,
  written: ReadonlyMap<number, Value>,
): ApiError | undefined {
  const { dependency, restrictedPicklist, label, name } = records.schema.fields[number]!;
  if (dependency === undefined || !restrictedPicklist || value === null) return undefined;
  const valid = validValues(dependency, controllingValue(records, row, dependency.controllerName, written));
  const bad = String(value)
    .split(';')
    .find((one) => !valid.includes(one));
  return bad === undefined ? undefined : failure('restrictedPicklist', { label, value: bad }, [name]);
}

function controllingValue(
  records: Records,
  row: number | undefined,
  name: string,
  written: ReadonlyMap<number, Value>,
): Value {
  const controller = records.field(name);
  const given = written.get(controller);
  if (given !== undefined) return given;
  if (row !== undefined) return records.value(row, controller);
  const { type, defaultValue } = records.schema.fields[controller]!;
  return defaultValue ?? (type === 'boolean' ? false : null);
}
