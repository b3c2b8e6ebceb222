/** Flows and triggers, compiled: when they run, and what they would write. The writing is the caller's. */
import type { Value } from '../../engine/kernel/index.ts';
import type { ObjectFinder } from '../field-path.ts';
import type { Records } from '../records.ts';
import {
  ALWAYS,
  type CompiledCondition,
  compileFormula,
  FormulaError,
  type Sight,
} from '../rules/expressions/index.ts';
import { type Before, PathReaders } from '../sight.ts';
import type { Flow, FlowAction, FlowValue, FlowValues } from './types.ts';

/** What a flow wants done: a record to be changed, one to be created (no row), or the save to fail. */
export type Planned =
  | { readonly records: Records; readonly row: number | undefined; readonly values: Record<string, Value> }
  | { readonly fail: string };

type Plan = (sight: Sight, row: number) => readonly Planned[];

export class CompiledFlow {
  readonly flow: Flow;
  readonly timing: 'before' | 'after';
  readonly #condition: CompiledCondition;
  readonly #readers: PathReaders;
  readonly #plans: readonly Plan[];

  /** @throws FormulaError, with the flow's name, when it names what does not exist */
  constructor(objects: ObjectFinder, records: Records, flow: Flow) {
    this.flow = flow;
    this.timing = flow.timing ?? 'after';
    this.#readers = new PathReaders(objects, records);
    try {
      this.#condition = flow.when === undefined ? ALWAYS : this.#readers.condition(flow.when);
      this.#plans = flow.actions.map((action) => this.#planOf(objects, action));
    } catch (error) {
      throw error instanceof FormulaError ? new FormulaError(`${flow.name}: ${error.message}`) : error;
    }
  }

  /** What it wants done now that a record is saved; nothing when its condition does not hold. */
  planned(row: number, before: Before, now: number): readonly Planned[] {
    const isNew = before === undefined;
    if (isNew ? this.flow.on === 'update' : this.flow.on === 'create') return [];
    const sight = this.#readers.sight(row, before, now);
    return this.#condition.test(sight) ? this.#plans.flatMap((plan) => plan(sight, row)) : [];
  }

  #planOf(objects: ObjectFinder, action: FlowAction): Plan {
    if ('fail' in action) return () => [action];
    const values = this.#valuesOf(action.set);
    const { records } = this.#readers;
    if ('create' in action) {
      const target = known(objects, action.create);
      return (sight) => [{ records: target, row: undefined, values: values(sight) }];
    }
    if ('updateParent' in action)
      return parentPlan(objects, records, records.field(action.updateParent), values);
    if ('updateChildren' in action) return childrenPlan(objects, records, action.updateChildren, values);
    return (sight, row) => [{ records, row, values: values(sight) }];
  }

  #valuesOf(set: FlowValues): (sight: Sight) => Record<string, Value> {
    const computes = Object.entries(set).map(([name, value]) => [name, this.#valueOf(value)] as const);
    return (sight) => Object.fromEntries(computes.map(([name, compute]) => [name, compute(sight)]));
  }

  #valueOf(value: FlowValue): (sight: Sight) => Value {
    if (value === null || typeof value !== 'object') return () => value;
    const { paths, compute } = compileFormula(value.formula);
    for (const path of paths) this.#readers.at(path);
    return compute;
  }
}

function parentPlan(
  objects: ObjectFinder,
  records: Records,
  lookup: number,
  values: (sight: Sight) => Record<string, Value>,
): Plan {
  return (sight, row) => {
    const id = records.value(row, lookup);
    const parent = typeof id === 'string' ? objects.findByPrefix(id.slice(0, 3)) : undefined;
    const at = parent?.rowOf(String(id)) ?? -1;
    return parent === undefined || at < 0 ? [] : [{ records: parent, row: at, values: values(sight) }];
  };
}

/** `Contact.AccountId`: the contacts whose AccountId is this record. */
function childrenPlan(
  objects: ObjectFinder,
  records: Records,
  path: string,
  values: (sight: Sight) => Record<string, Value>,
): Plan {
  const [object, lookup] = path.split('.') as [string, string];
  const children = known(objects, object);
  const field = children.field(lookup);
  return (sight, row) => {
    const found = children.lookupAt(field).childrenOf(records.idOf(row));
    const written = values(sight);
    return found
      .filter((child) => children.deleted[child] === 0)
      .map((child) => ({ records: children, row: child, values: written }));
  };
}

function known(objects: ObjectFinder, name: string): Records {
  const records = objects.find(name);
  if (records === undefined) throw new FormulaError(`there is no object ${name}`);
  return records;
}
