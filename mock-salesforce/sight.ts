/** What a formula or a condition sees of a stored record: its fields, and what they were before a write. */
import type { Value } from '../engine/kernel/index.ts';
import { type FieldReader, fieldReader, type ObjectFinder } from './field-path.ts';
import type { Records } from './records.ts';
import {
  type CompiledCondition,
  type Condition,
  compileCondition,
  type Sight,
} from './rules/expressions/index.ts';

/** Values as they were before a write, by field number; undefined for a record that is new. */
export type Before = ReadonlyMap<number, Value> | undefined;

/** The paths of an object, each resolved once. */
export class PathReaders {
  readonly records: Records;
  readonly #objects: ObjectFinder;
  readonly #readers = new Map<string, FieldReader>();

  constructor(objects: ObjectFinder, records: Records) {
    this.#objects = objects;
    this.records = records;
  }

  /** @throws FormulaError when the path does not exist */
  at(path: string): FieldReader {
    const known = this.#readers.get(path) ?? fieldReader(this.#objects, this.records, path);
    this.#readers.set(path, known);
    return known;
  }

  /** A record as it is stored, in a write that replaced `before`. */
  sight(row: number, before: Before, now: number): Sight {
    const read = (path: string): Value => this.at(path).get(row);
    return {
      read,
      before: (path) => (before?.has(this.records.fieldNumber(path)) ? this.#was(before, path) : read(path)),
      isNew: before === undefined,
      now,
    };
  }

  /** Compiles a condition on records of the object. @throws FormulaError when it names what does not exist */
  condition(condition: Condition): CompiledCondition {
    const compiled = compileCondition(condition);
    for (const path of compiled.paths) this.at(path);
    return compiled;
  }

  #was(before: ReadonlyMap<number, Value>, path: string): Value {
    return before.get(this.records.fieldNumber(path)) ?? null;
  }
}
