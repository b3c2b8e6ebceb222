/**
 * Roll-up summaries: a field of a parent that counts its children, adds up a field of theirs, or keeps its least or
 * greatest value. The value is stored, so that a change of a child changes the parent's record, with its stamps.
 */
import { createColumn, type Value } from '../../engine/kernel/index.ts';
import type { ObjectFinder } from '../field-path.ts';
import type { Records } from '../records.ts';
import type { CompiledCondition } from '../rules/expressions/index.ts';
import { ALWAYS, FormulaError } from '../rules/expressions/index.ts';
import type { FieldSchema, RollUpSummary } from '../schema/types.ts';
import { PathReaders } from '../sight.ts';

export class RollUp {
  readonly parent: Records;
  /** The parent's field. */
  readonly field: number;
  readonly children: Records;
  /** The children's lookup to the parent. */
  readonly lookup: number;
  /** The children's fields whose change changes the value. */
  readonly watched: ReadonlySet<number>;
  readonly #summary: RollUpSummary;
  readonly #source: number;
  readonly #condition: CompiledCondition;
  readonly #readers: PathReaders;

  constructor(objects: ObjectFinder, parent: Records, schema: FieldSchema, summary: RollUpSummary) {
    const children = objects.find(summary.children);
    const name = `${parent.schema.name}.${schema.name}`;
    if (children === undefined) throw new FormulaError(`${name}: there is no object ${summary.children}`);
    this.parent = parent;
    this.field = parent.field(schema.name);
    this.children = children;
    this.lookup = children.field(summary.lookup);
    this.#summary = summary;
    this.#source = summary.field === undefined ? -1 : children.field(summary.field);
    this.#readers = new PathReaders(objects, children);
    this.#condition = summary.where === undefined ? ALWAYS : this.#readers.condition(summary.where);
    const read = this.#condition.paths.flatMap((path) => this.#readers.at(path).ends);
    const own = read.filter((end) => end.records === children).map((end) => end.field);
    this.watched = new Set([this.lookup, this.#source, ...own].filter((field) => field >= 0));
  }

  /** Computes the value of every parent there is; the column starts with them. */
  install(now: number): void {
    const { parent } = this;
    const initial = Array.from({ length: parent.count }, (_, row) => this.compute(row, now));
    const isNumber = parent.schema.fields[this.field]!.type !== 'date';
    const empty = this.#empty();
    const base = (row: number): Value => initial[row] ?? empty;
    parent.columns[this.field] = createColumn(isNumber ? 'number' : 'any', base, parent.count, empty);
  }

  /** The value for a parent, from its living children. */
  compute(parent: number, now: number): Value {
    const lookup = this.children.lookupAt(this.lookup);
    let value: Value = null;
    for (let child = lookup.firstChild(parent); child >= 0; child = lookup.nextChild(child)) {
      if (this.children.deleted[child] === 1) continue;
      if (this.#condition !== ALWAYS && !this.#condition.test(this.#readers.sight(child, new Map(), now)))
        continue;
      value = this.#with(value, child);
    }
    return value ?? this.#empty();
  }

  #with(value: Value, child: number): Value {
    const { operation } = this.#summary;
    if (operation === 'COUNT') return Number(value) + 1;
    const own = this.children.value(child, this.#source);
    if (own === null) return value;
    if (operation === 'SUM') return Number(value) + Number(own);
    if (value === null) return own;
    return (operation === 'MIN' ? own < value : own > value) ? own : value;
  }

  /** Without children a count and a sum are zero; the least and the greatest of nothing are empty. */
  #empty(): Value {
    return this.#summary.operation === 'COUNT' || this.#summary.operation === 'SUM' ? 0 : null;
  }
}
