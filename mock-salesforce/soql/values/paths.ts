/**
 * Follows a path of a query (`Account.Owner.Name`) through the schema once, and gives back a function that reads it
 * from any row. A lookup that may point to several objects (`Owner` of a lead, `Who`) is resolved record by record,
 * and only the fields of the original's Name object are known behind it.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import { Lookup } from '../../lookup.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { Path, Place } from '../query.ts';
import { readableField, type Scope, unknownField, unknownRelationship } from '../scope.ts';

/** A record found through a relationship. */
export interface Found {
  readonly records: Records;
  readonly row: number;
}

/** One step along a relationship, from a row to the record its lookup points to. */
export interface Step {
  /** The relationship's own spelling, which is the key in the answer. */
  readonly name: string;
  /** The number of the lookup. */
  readonly lookup: number;
  /** The objects that the lookup may point to and the user sees. */
  readonly targets: readonly Records[];
  /** Whether the lookup may point to several objects (`Owner` of a lead, `Who`). */
  readonly isPolymorphic: boolean;
  follow(row: number): Found | undefined;
}

/** A field at the end of a path. */
export interface Resolved {
  readonly field: FieldSchema;
  readonly steps: readonly Step[];
  /** The object the field is read from; several behind a polymorphic relationship. */
  readonly owners: readonly Records[];
  read(row: number): Value;
}

/** Relationships on one path (documented, "SOQL Relationship Query Limitations": five levels up). */
const MAX_STEPS = 5;

/** The object behind a polymorphic relationship, and its fields (documented, "Object Reference", Name). */
const NAME_OBJECT = 'Name';
const NAME_FIELDS: ReadonlySet<string> = new Set(
  [
    'Id',
    'Name',
    'FirstName',
    'LastName',
    'Title',
    'Email',
    'Phone',
    'Alias',
    'Username',
    'IsActive',
    'ProfileId',
  ].map((name) => name.toLowerCase()),
);

/** The field of Name that tells which object a record is of (`Who.Type`); of a Group it is the group's own Type: Queue. */
const TYPE_FIELD: FieldSchema = { name: 'Type', label: 'Type', type: 'picklist' };

/** Whether a field is the Type of a Name, which no object keeps. */
export function isTypeField(field: FieldSchema): boolean {
  return field === TYPE_FIELD;
}

/** @throws SoqlError when there is no such field or relationship for the user */
export function resolvePath(scope: Scope, records: Records, { path, at }: Path): Resolved {
  const steps = stepsAlong(scope, records, path.slice(0, -1), at);
  const last = steps.at(-1);
  const owners = last?.targets ?? [records];
  const name = path.at(-1)!;
  const field = last?.isPolymorphic
    ? nameField(scope, owners, name, at)
    : fieldOf(scope, owners[0]!, name, at);
  return { field, steps, owners, read: reader(scope, records, steps, field) };
}

/** The steps along a chain of relationships. */
export function stepsAlong(
  scope: Scope,
  records: Records,
  relationships: readonly string[],
  at: Place,
): Step[] {
  const steps: Step[] = [];
  let target: Records | undefined = records;
  for (const relationship of relationships) {
    const step: Step | undefined = target === undefined ? undefined : stepAlong(scope, target, relationship);
    if (step === undefined || steps.length === MAX_STEPS) throw unknownRelationship(scope, relationship, at);
    steps.push(step);
    target = step.isPolymorphic ? undefined : step.targets[0]!;
  }
  return steps;
}

/** The step along a relationship of an object, or undefined when the user knows none of that name. */
function stepAlong(scope: Scope, records: Records, relationship: string): Step | undefined {
  const wanted = relationship.toLowerCase();
  const number = records.schema.fields.findIndex((field) => field.relationshipName?.toLowerCase() === wanted);
  if (number < 0 || !scope.permissions.canRead(records, number)) return undefined;
  const { relationshipName, referenceTo = [] } = records.schema.fields[number]!;
  const targets = referenceTo
    .map((name) => scope.org.find(name))
    .filter((target) => target !== undefined && scope.permissions.seesObject(target)) as Records[];
  if (targets.length === 0) return undefined;
  return {
    name: relationshipName!,
    lookup: number,
    targets,
    isPolymorphic: referenceTo.length > 1,
    follow: follower(scope, records, number, targets),
  };
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

function fieldOf(scope: Scope, records: Records, name: string, at: Place): FieldSchema {
  const number = readableField(scope, records, name);
  if (number < 0) throw unknownField(scope, records.schema.name, name, at);
  return records.schema.fields[number]!;
}

/** A field of the Name object: the one of any object behind it that has it. */
function nameField(scope: Scope, targets: readonly Records[], name: string, at: Place): FieldSchema {
  const wanted = name.toLowerCase();
  if (wanted === 'type') return TYPE_FIELD;
  for (const records of NAME_FIELDS.has(wanted) ? targets : []) {
    const number = readableField(scope, records, name);
    if (number >= 0) return records.schema.fields[number]!;
  }
  throw unknownField(scope, NAME_OBJECT, name, at);
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
  if (field === TYPE_FIELD && records.schema.name !== 'Group') return records.schema.name;
  const number = readableField(scope, records, field.name);
  return number < 0 ? null : records.value(row, number);
}
