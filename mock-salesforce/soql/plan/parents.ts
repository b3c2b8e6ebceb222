/**
 * Conditions on a parent (`Account.Industry = 'x'`, `Owner.Name = 'y'`): the parents that they hold for are found first,
 * by an index of theirs or, when they are few beside their children, one after the other; and then the children of
 * these, through the lookup. Farther parents are found in the same way, one step after the other.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import { Lookup } from '../../lookup.ts';
import type { Records } from '../../records.ts';
import { compileCondition } from '../conditions/filter.ts';
import type { Comparison, Path } from '../query.ts';
import type { Scope } from '../scope.ts';
import type { Resolve } from '../values/expressions.ts';
import { resolveExpression } from '../values/expressions.ts';
import { isTypeField, type Resolved, readField, resolvePath, type Step } from '../values/paths.ts';
import { type Candidates, inOrder, sizeOf } from './candidates.ts';
import { rowsHolding } from './indexes.ts';
import { scanned } from './scan.ts';

/** The rows of an object that its indexes lead to for a condition; undefined when none serves it. */
export type Reach = (scope: Scope, records: Records, comparison: Comparison) => Candidates | undefined;

/** Children reached through a lookup. */
export interface Reached {
  readonly lookup: string;
  readonly candidates: Candidates;
}

/** Parents are looked at one by one when there are at most so many, as a share of the children (ours). */
const FEW_PARENTS = 0.5;

/** The rows for which a condition on a parent can hold, or undefined when there is no short way to them. */
export function reachedThroughParents(
  scope: Scope,
  records: Records,
  comparison: Comparison,
  reach: Reach,
): Reached | undefined {
  const { left } = comparison;
  if (left.kind === 'call' || left.path.length < 2) return undefined;
  const resolved = resolvePath(scope, records, left);
  if (isTypeField(resolved.field) || holdsWithoutParent(scope, comparison, resolved)) return undefined;
  const [step] = resolved.steps;
  const tail: Path = { ...left, path: left.path.slice(1) };
  const onParent: Comparison = { ...comparison, left: tail };
  const lookup = records.schema.fields[step!.lookup]!.name;
  const children: number[] = [];
  for (const target of step!.targets) {
    // A lookup still leads to a parent that was deleted or that the user does not see.
    const all: Scope = { ...scope, withDeleted: true };
    const parents = reach(all, target, onParent) ?? everyOneOf(target, records);
    if (parents === undefined) return undefined;
    const test = compileCondition(scope, onParent, parentReader(scope, step!, target, resolved));
    const whole = { test, comparisons: 1, isBackward: false, most: target.count, visits: scope.visits };
    addChildren(scope, records, step!.lookup, target, scanned(parents, whole), children);
  }
  return { lookup, candidates: inOrder(children) };
}

/** `Account.Industry != 'x'` holds for records without an account, too: no parent leads to them. */
function holdsWithoutParent(scope: Scope, comparison: Comparison, { field }: Resolved): boolean {
  return compileCondition(scope, comparison, () => ({ field, read: () => null }))(0);
}

function everyOneOf(parents: Records, children: Records): Candidates | undefined {
  const all = { from: 0, to: parents.count };
  return sizeOf(all) <= children.count * FEW_PARENTS ? all : undefined;
}

/** Reads the rest of the path from a parent; one of several kinds has the field by the same name, or does not. */
function parentReader(scope: Scope, step: Step, target: Records, { field }: Resolved): Resolve {
  if (!step.isPolymorphic) return (expression) => resolveExpression(scope, target, expression);
  return () => ({ field, read: (row): Value => readField(scope, { records: target, row }, field) });
}

function addChildren(
  scope: Scope,
  records: Records,
  lookup: number,
  target: Records,
  parents: Int32Array,
  children: number[],
): void {
  const column = records.columns[lookup];
  if (!(column instanceof Lookup)) {
    const ids = Array.from(parents, (row) => target.idOf(row));
    for (const child of rowsHolding(records, lookup, ids, scope.now)) children.push(child);
    return;
  }
  for (const parent of parents) {
    for (let child = column.firstChild(parent); child >= 0; child = column.nextChild(child)) {
      children.push(child);
    }
  }
}
