/** The SELECT list: what of a record is shown, nested by relationship, in the order in which it was asked for. */
import type { Column, Value } from '../../../engine/kernel/index.ts';
import { failure } from '../../errors.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import {
  type Path,
  type Query,
  type SelectedExpression,
  type SelectItem,
  type TypeOf,
  textOf,
} from '../query.ts';
import { readableField, type Scope, unknownField } from '../scope.ts';
import { errorAt, SoqlError } from '../syntax-error.ts';
import { resolveExpression } from '../values/expressions.ts';
import { resolvePath, type Step, stepsAlong } from '../values/paths.ts';
import { childrenOf } from './children.ts';

/** A field, a parent with fields of its own, the records of a subquery, or a parent shown by its object. */
export type Shown =
  | ShownField
  | { readonly kind: 'parent'; readonly step: Step; readonly shown: Shown[] }
  | ShownChildren
  | ShownTypeOf;

/** A field, or what a function makes of it. Its column is known beforehand unless its record may be of several objects. */
export interface ShownField {
  readonly kind: 'field';
  /** The key in the record: the field's own spelling, or an alias. */
  readonly name: string;
  readonly field: FieldSchema;
  readonly column: Column | undefined;
  /** Set when the value is computed. */
  readonly read?: (row: number) => Value;
}

export interface ShownChildren {
  readonly kind: 'children';
  /** The relationship's own spelling, which is the key in the record. */
  readonly name: string;
  readonly query: Query;
  readonly children: Records;
  /** The number of the lookup to the parent. */
  readonly lookup: number;
  readonly shown: readonly Shown[];
}

export interface ShownTypeOf {
  readonly kind: 'typeof';
  readonly step: Step;
  readonly whens: readonly { readonly records: Records; readonly shown: readonly Shown[] }[];
  readonly otherwise: readonly Shown[];
}

/** FIELDS(ALL) and FIELDS(CUSTOM) need a LIMIT of at most 200 (documented, "SELECT", FIELDS()). */
const FIELDS_LIMIT = 200;

/** @throws SoqlError when a field does not exist for the user, or is selected twice */
export function shownBy(scope: Scope, records: Records, query: Query): Shown[] {
  const shown: Shown[] = [];
  for (const item of query.select) add(scope, records, query, item, shown);
  return shown;
}

function add(scope: Scope, records: Records, query: Query, item: SelectItem, shown: Shown[]): void {
  switch (item.kind) {
    case 'children': {
      const { children, lookup, name } = childrenOf(scope, records, item.query);
      const inner = shownBy(scope, children, item.query);
      shown.push({ kind: 'children', name, query: item.query, children, lookup, shown: inner });
      return;
    }
    case 'typeof':
      shown.push(shownTypeOf(scope, records, item));
      return;
    case 'fields':
      for (const field of fieldsOf(scope, records, query, item)) {
        addField(shown, shownField(field, records), field.name);
      }
      return;
    default:
      addExpression(scope, records, item, shown);
  }
}

function addExpression(scope: Scope, records: Records, item: SelectedExpression, shown: Shown[]): void {
  const { expression, alias } = item;
  if (expression.kind === 'path') {
    if (alias !== undefined) throw errorAt(scope.text, item.aliasAt, 'aliasNotAllowed');
    addPath(scope, records, expression, shown);
    return;
  }
  if (!AS_SHOWN.has(expression.name)) {
    const argument = expression.argument ?? expression;
    throw errorAt(scope.text, argument.at, 'notGrouped', { field: textOf(argument) });
  }
  const { field, read } = resolveExpression(scope, records, expression);
  const name = alias ?? field.name;
  addField(shown, { kind: 'field', name, field, column: undefined, read }, name);
}

/** Functions that say how a value is shown; all others need groups. */
const AS_SHOWN: ReadonlySet<string> = new Set(['TOLABEL', 'FORMAT', 'CONVERTCURRENCY']);

function addPath(scope: Scope, records: Records, path: Path, shown: Shown[]): void {
  const { field, steps, owners } = resolvePath(scope, records, path);
  let level = shown;
  for (const step of steps) level = parentOf(level, step);
  addField(level, shownField(field, owners.length === 1 ? owners[0] : undefined), path.path.join('.'));
}

/** A field may be selected only once, FIELDS() included (documented, "SELECT", FIELDS()). */
function addField(level: Shown[], field: ShownField, written: string): void {
  if (level.some((one) => one.kind === 'field' && one.name === field.name)) {
    throw new SoqlError(failure('duplicateField', { field: written }));
  }
  level.push(field);
}

export function shownField(field: FieldSchema, records: Records | undefined): ShownField {
  const number = records === undefined || field.type === 'address' ? -1 : records.fieldNumber(field.name);
  return { kind: 'field', name: field.name, field, column: records?.columns[number] };
}

/** The parent's own list, made when its first field is asked for. */
function parentOf(level: Shown[], step: Step): Shown[] {
  for (const one of level) if (one.kind === 'parent' && one.step.name === step.name) return one.shown;
  const parent = { kind: 'parent' as const, step, shown: [] };
  level.push(parent);
  return parent.shown;
}

function fieldsOf(
  scope: Scope,
  records: Records,
  query: Query,
  { which, at }: Extract<SelectItem, { kind: 'fields' }>,
): FieldSchema[] {
  if (which !== 'STANDARD' && (query.limit ?? Number.POSITIVE_INFINITY) > FIELDS_LIMIT) {
    throw errorAt(scope.text, at, 'fieldsLimit', { max: `${FIELDS_LIMIT}` });
  }
  return records.schema.fields.filter(
    (field) =>
      readableField(scope, records, field.name) >= 0 &&
      (which === 'ALL' || (which === 'CUSTOM') === (field.custom === true)),
  );
}

/** What is shown of each object that a polymorphic relationship may lead to (documented, "TYPEOF"). */
function shownTypeOf(scope: Scope, records: Records, item: TypeOf): ShownTypeOf {
  const [step, ...further] = stepsAlong(scope, records, item.relationship, item.at);
  if (step === undefined || further.length > 0 || !step.isPolymorphic) {
    throw errorAt(scope.text, item.at, 'notPolymorphic', { relationship: item.relationship.join('.') });
  }
  const whens = item.whens.map(({ object, at, paths }) => {
    const target = step.targets.find(({ schema }) => schema.name.toLowerCase() === object.toLowerCase());
    if (target === undefined) throw errorAt(scope.text, at, 'unknownObject', { object });
    return { records: target, shown: pathsOf(scope, target, paths) };
  });
  return { kind: 'typeof', step, whens, otherwise: namesOf(scope, records, item) };
}

function pathsOf(scope: Scope, records: Records, paths: readonly Path[]): Shown[] {
  const shown: Shown[] = [];
  for (const path of paths) addPath(scope, records, path, shown);
  return shown;
}

/** ELSE shows fields of the Name object, which are those behind the relationship without TYPEOF. */
function namesOf(scope: Scope, records: Records, { relationship, otherwise }: TypeOf): Shown[] {
  const paths = otherwise.map(({ path, at }): Path => {
    if (path.length > 1) throw unknownField(scope, 'Name', path.join('.'), at);
    return { kind: 'path', path: [...relationship, ...path], at };
  });
  const [parent] = pathsOf(scope, records, paths);
  return parent?.kind === 'parent' ? parent.shown : [];
}
