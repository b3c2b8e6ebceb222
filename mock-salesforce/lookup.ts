/**
 * A lookup to one object, kept as row numbers both ways: from a record to its parent, and from a parent to its
 * children as a linked list, so that automation and roll-ups find the contacts of an account without a scan.
 */
import { type Base, type Column, NOBODY, type Value } from '../engine/kernel/index.ts';
import { id18, rowOf } from './ids.ts';

const UNWRITTEN = -2;

const nobody = () => NOBODY;

export class Lookup implements Column {
  readonly base: Base;
  written = false;
  readonly #keyPrefix: string;
  readonly #initial: (row: number) => number;
  #initialCount = 0;
  #parent = new Int32Array(0);
  #firstChild = new Int32Array(0);
  #nextChild = new Int32Array(0);

  /** `initial` tells the parent's row of each record of the initial population. */
  constructor(keyPrefix: string, initial: (row: number) => number = nobody) {
    this.#keyPrefix = keyPrefix;
    this.#initial = initial;
    this.base = (row) => this.#text(initial(row));
  }

  /** Links the initial population: children 0 to `count` - 1, in row order under each parent. */
  linkInitial(count: number): void {
    this.#initialCount = count;
    for (let row = count - 1; row >= 0; row -= 1) this.#attach(row, this.#initial(row));
  }

  /** The parent's row, or NOBODY. */
  parentOf(row: number): number {
    const parent = row < this.#parent.length ? this.#parent[row]! : UNWRITTEN;
    if (parent !== UNWRITTEN) return parent;
    return row < this.#initialCount ? this.#initial(row) : NOBODY;
  }

  /** The first child of a parent, or NOBODY; go on with `nextChild`. */
  firstChild(parent: number): number {
    return parent < this.#firstChild.length ? this.#firstChild[parent]! : NOBODY;
  }

  nextChild(child: number): number {
    return this.#nextChild[child]!;
  }

  get isEmpty(): boolean {
    return !this.written && this.#initial === nobody;
  }

  isWritten(row: number): boolean {
    return row >= this.#initialCount || (row < this.#parent.length && this.#parent[row] !== UNWRITTEN);
  }

  /** The rows whose parent has this Id. */
  childrenOf(id: string): number[] {
    const children: number[] = [];
    const parent = rowOf(this.#keyPrefix, id);
    if (parent < 0) return children;
    for (let child = this.firstChild(parent); child !== NOBODY; child = this.nextChild(child)) {
      children.push(child);
    }
    return children;
  }

  get(row: number): Value {
    return this.#text(this.parentOf(row));
  }

  set(row: number, value: Value): void {
    this.#detach(row, this.parentOf(row));
    const parent = typeof value === 'string' ? rowOf(this.#keyPrefix, value) : NOBODY;
    this.#parent = grown(this.#parent, row, UNWRITTEN);
    this.#parent[row] = parent;
    this.#attach(row, parent);
    this.written = true;
  }

  /** How to undo the next write of a row: it goes back to its parent, and to its place among the parent's children. */
  undoOf(row: number): () => void {
    const parent = this.parentOf(row);
    const before = parent < 0 ? NOBODY : this.#before(row, parent);
    return () => {
      this.#detach(row, this.parentOf(row));
      this.#parent[row] = parent;
      if (before === NOBODY) {
        this.#attach(row, parent);
      } else {
        this.#nextChild[row] = this.#nextChild[before]!;
        this.#nextChild[before] = row;
      }
    };
  }

  #text(parent: number): Value {
    return parent < 0 ? null : id18(this.#keyPrefix, parent);
  }

  #attach(row: number, parent: number): void {
    this.#nextChild = grown(this.#nextChild, row, NOBODY);
    if (parent < 0) return;
    this.#firstChild = grown(this.#firstChild, parent, NOBODY);
    this.#nextChild[row] = this.#firstChild[parent]!;
    this.#firstChild[parent] = row;
  }

  #detach(row: number, parent: number): void {
    if (parent < 0) return;
    if (this.firstChild(parent) === row) {
      this.#firstChild[parent] = this.#nextChild[row]!;
      return;
    }
    const before = this.#before(row, parent);
    if (before !== NOBODY) this.#nextChild[before] = this.#nextChild[row]!;
  }

  /** The child before a row among the parent's, or NOBODY when it is the first. */
  #before(row: number, parent: number): number {
    let at = this.firstChild(parent);
    if (at === row) return NOBODY;
    while (at !== NOBODY && this.#nextChild[at] !== row) at = this.#nextChild[at]!;
    return at;
  }
}

function grown(array: Int32Array<ArrayBuffer>, row: number, fill: number): Int32Array<ArrayBuffer> {
  if (row < array.length) return array;
  const larger = new Int32Array(Math.max(row + 1, array.length * 2, 1_024)).fill(fill);
  larger.set(array);
  return larger;
}
