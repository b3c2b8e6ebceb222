/**
 * Formula fields: computed when they are read, from other fields of the record or of records it points to. Nothing is
 * stored, so their changes move no stamp (assumed; follows from "not stored", salesforce-api fact sheet 6.2). That is
 * why a synced copy of one goes stale.
 */
import type { Column, Value } from '../../engine/kernel/index.ts';
import { type FieldPlace, type FieldReader, fieldReader, type ObjectFinder } from '../field-path.ts';
import type { Records } from '../records.ts';
import { type Compiled, compileFormula, FormulaError, type Sight } from '../rules/expressions/index.ts';
import type { FieldSchema } from '../schema/types.ts';

/** The instants a formula is computed at: the org's present one, and the one its first records were made at. */
export interface FormulaTime {
  now(): number;
  readonly startAt: number;
}

interface Installed {
  readonly place: FieldPlace;
  readonly readers: readonly FieldReader[];
}

/** Gives every formula field its column. @throws FormulaError, with the field's name, when a formula is wrong */
export function installFormulas(objects: ObjectFinder, all: readonly Records[], time: FormulaTime): void {
  const installed: Installed[] = [];
  for (const records of all) {
    records.schema.fields.forEach((schema, field) => {
      if (schema.formula === undefined) return;
      const readers = installFormula(objects, records, schema, time);
      installed.push({ place: { records, field }, readers });
    });
  }
  for (const one of installed) refuseCircle(installed, one, one.place, 0);
}

function installFormula(
  objects: ObjectFinder,
  records: Records,
  schema: FieldSchema,
  time: FormulaTime,
): readonly FieldReader[] {
  const name = `${records.schema.name}.${schema.name}`;
  try {
    const compiled = compileFormula(schema.formula!);
    const readers = new Map(compiled.paths.map((path) => [path, fieldReader(objects, records, path)]));
    records.columns[records.field(schema.name)] = formulaColumn(schema, compiled, readers, time);
    return [...readers.values()];
  } catch (error) {
    throw error instanceof FormulaError ? new FormulaError(`${name}: ${error.message}`) : error;
  }
}

function formulaColumn(
  schema: FieldSchema,
  { compute, readsTime }: Compiled,
  readers: ReadonlyMap<string, FieldReader>,
  time: FormulaTime,
): Column {
  const all = [...readers.values()];
  const see = (read: (path: string) => Value, now: number): Sight => ({
    read,
    before: read,
    isNew: false,
    now,
  });
  return {
    isComputed: true,
    base: (row) => shaped(schema, compute(see((path) => readers.get(path)!.base(row), time.startAt))),
    get: (row) => shaped(schema, compute(see((path) => readers.get(path)!.get(row), time.now()))),
    isWritten: (row) => readsTime || all.some((reader) => reader.isWritten(row)),
    set: () => undefined,
    get written() {
      return readsTime || all.some((reader) => reader.isAnyWritten());
    },
  };
}

/** A result as the field's type shows it. */
function shaped({ type, scale }: FieldSchema, value: Value): Value {
  if (type === 'boolean') return value === true;
  if (typeof value === 'number' && scale !== undefined) return Math.round(value * 10 ** scale) / 10 ** scale;
  return value === '' ? null : value;
}

/** A formula may not lead back to itself; the editor refuses it, too. */
function refuseCircle(
  installed: readonly Installed[],
  from: Installed,
  start: FieldPlace,
  depth: number,
): void {
  for (const { records, field } of from.readers.flatMap((reader) => reader.ends)) {
    if ((records === start.records && field === start.field) || depth > installed.length) {
      const name = `${start.records.schema.name}.${start.records.schema.fields[start.field]!.name}`;
      throw new FormulaError(`${name}: the formula refers to itself, directly or through other fields`);
    }
    const next = installed.find(({ place }) => place.records === records && place.field === field);
    if (next !== undefined) refuseCircle(installed, next, start, depth + 1);
  }
}
