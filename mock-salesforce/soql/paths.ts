/**
 * Follows a path of a query (`Account.Owner.Name`) through the schema once, and gives back a function that reads it
 * from any row. A lookup that may point to several objects (`Owner`, `Who`) is resolved record by record.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { Lookup } from '../lookup.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import { readableField, type Scope, unknownField, unknownRelationship } from './scope.ts';

/** A record found through a relationship. */
export interface Found {
  readonly records: Records;
  readonly row: number;
}

/** One step along a relationship, from a row to the record its lookup points to. */
export interface Step {
  /** The relationship's own spelling, which is the key in the answer. */
  readonly name: string;
  /** The objects that the lookup may point to; several for `Owner` and `Who`. */
  readonly targets: readonly Records[];
  follow(row: number): Found | undefined;
}

/** A field at the end of a path. */
export interface Resolved {
  readonly field: FieldSchema;
  readonly steps: readonly Step[];
  read(row: number): Value;
}

/** Relationships on one path (documented, "SOQL Relationship Query Limitations": five levels up). */
const MAX_STEPS = 5;

/** The pseudo-field of a lookup to several objects: the name of the object it points to (`Who.Type`). */
const TYPE_FIELD: FieldSchema = { name: 'Type', label: 'Type', type: 'string' };

/** @throws SoqlError when there is no such field or relationship for the user */
export function resolvePath(scope: Scope, records: Records, path: readonly string[]): Resolved {
  const steps: Step[] = [];
  let targets: readonly Records[] = [records];
  for (const relationship of path.slice(0, -1)) {
    const step = targets.length === 1 ? stepAlong(scope, targets[0]!, relationship) : undefined;
    if (step === undefined || steps.length === MAX_STEPS)
      throw unknownRelationship(scope, relationship, path);
    steps.push(step);
    targets = step.targets;
  }
  const field = fieldOf(scope, targets, path);
  return { field, steps, read: reader(scope, records, steps, field) };
}

/** The step along a relationship of an object, or undefined when the user knows none of that name. */
export function stepAlong(scope: Scope, records: Records, relationship: string): Step | undefined {
  const wanted = relationship.toLowerCase();
  const number = records.schema.fields.findIndex((field) => field.relationshipName?.toLowerCase() === wanted);
  if (number < 0 || !scope.permissions.canRead(records, number)) return undefined;
  const { relationshipName, referenceTo } = records.schema.fields[number]!;
  const targets = (referenceTo ?? [])
    .map((name) => scope.org.find(name))
    .filter((target) => target !== undefined && scope.permissions.seesObject(target)) as Records[];
  if (targets.length === 0) return undefined;
  return { name: relationshipName!, targets, follow: follower(scope, records, number, targets) };
}

function follower(
  scope: Scope,
  records: Records,
  field: number,
  targets: readonly Records[],
): Step['follow'] {
  const column = records.columns[field]!;
  const [only] = targets;
  if (column instanceof Lookup && only !== undefined) {
    return (row) => {
      const parent = column.parentOf(row);
      return parent < 0 ? undefined : { records: only, row: parent };
    };
  }
  return (row) => {
    const id = column.get(row);
    if (typeof id !== 'string') return undefined;
    const target = scope.org.findByPrefix(id.slice(0, 3));
    const parent = target?.rowOf(id) ?? -1;
    return target === undefined || parent < 0 ? undefined : { records: target, row: parent };
  };
}

/** A field of one object, or one that any of several objects has. */
function fieldOf(scope: Scope, targets: readonly Records[], path: readonly string[]): FieldSchema {
  const name = path.at(-1)!;
  for (const records of targets) {
    const number = readableField(scope, records, name);
    if (number >= 0) return records.schema.fields[number]!;
  }
  if (targets.length > 1 && name.toLowerCase() === 'type') return TYPE_FIELD;
  throw unknownField(scope, targets.length === 1 ? targets[0]!.schema.name : 'Name', name, path);
}

function reader(scope: Scope, start: Records, steps: readonly Step[], field: FieldSchema): Resolved['read'] {
  if (steps.length === 0) {
    const column = start.columns[start.field(field.name)]!;
    return (row) => column.get(row);
  }
  return (row) => {
    let found: Found | undefined = { records: start, row };
    for (const step of steps) {
      if (found === undefined) return null;
      found = step.follow(found.row);
    }
    return found === undefined ? null : readField(scope, found, field);
  };
}

/** A field's value of a found record; null when its object has no such field. */
export function readField(scope: Scope, { records, row }: Found, field: FieldSchema): Value {
  if (field === TYPE_FIELD) return records.schema.name;
  const number = readableField(scope, records, field.name);
  return number < 0 ? null : records.value(row, number);
}
