/**
 * What Marketo still has to push: persons in the order of their changes, and for each the fields that changed since
 * the last push. Marketo determines its outbound backlog from its change data log (documented, Adobe "Sync backlog").
 */
import { ChangeList, type Value } from '../engine/kernel/index.ts';

const BITS = 32;

/** Why a person waits no longer: it was pushed, Salesforce won, a flow step has sent it, or one side has deleted it. */
export type Departure = 'pushed' | 'overtaken' | 'flow step' | 'deleted';

export class ChangeDataLog {
  readonly changes: ChangeList;
  /** How many persons have left, by why. */
  readonly departures: Record<Departure, number> = { pushed: 0, overtaken: 0, 'flow step': 0, deleted: 0 };
  /** 32-bit words a person needs to mark each field. */
  readonly #words: number;
  readonly #canLose: boolean;
  #marks = new Uint32Array(0);
  readonly #handedOut = new Map<number, readonly number[]>();
  /** The stamp of the newest change. */
  #newest = 0;
  /** What a field that waits held when both sides last agreed, by place. */
  readonly #agreed = new Map<number, Value>();
  /** The same for fields whose push Salesforce has refused, until they change again or Salesforce's value is taken. */
  readonly #refused = new Map<number, Value>();
  /** All that was handed out for a field that waits, where Salesforce may win: any of it may have been written. */
  readonly #offered = new Map<number, Set<Value>>();

  /** `canLose`: whether Salesforce wins when a field changed on both sides, so that it matters whether it did. */
  constructor(id: number, fieldCount: number, canLose: boolean) {
    this.changes = new ChangeList(id);
    this.#words = Math.ceil(fieldCount / BITS);
    this.#canLose = canLose;
  }

  /**
   * A field of a person changed in Marketo from `before`. A log only grows at its end: an instant before that of the
   * last change counts as that one, as looking for its place would take longer with every change.
   */
  note(person: number, field: number, before: Value, cause: number, now: number): void {
    this.#reserve(person + 1);
    if (!this.isMarked(person, field))
      this.#agreed.set(this.#place(person, field), this.#lastAgreed(person, field, before));
    this.#marks[person * this.#words + (field >> 5)]! |= 1 << (field & 31);
    const stamp = Math.floor(now / 1_000);
    if (stamp > this.#newest) this.#newest = stamp;
    this.changes.touch(person, this.#newest, cause, now);
  }

  /** Whether a field of a person waits to be pushed. */
  isMarked(person: number, field: number): boolean {
    const word = this.#marks[person * this.#words + (field >> 5)] ?? 0;
    return (word & (1 << (field & 31))) !== 0;
  }

  /**
   * Whether only Marketo has changed a field that waits: Salesforce has what both sides last agreed on, or what was
   * handed out to be pushed, whether the push was answered or not.
   */
  isOnlyOurs(person: number, field: number, value: Value): boolean {
    const place = this.#place(person, field);
    return this.#agreed.get(place) === value || (this.#offered.get(place)?.has(value) ?? false);
  }

  /** A field is handed out with this value. */
  offer(person: number, field: number, value: Value): void {
    if (!this.#canLose) return;
    const place = this.#place(person, field);
    const known = this.#offered.get(place);
    if (known === undefined) this.#offered.set(place, new Set([value]));
    else known.add(value);
  }

  /**
   * Salesforce has refused a field: it waits no longer, and Salesforce still has what both sides last agreed on. Whoever
   * writes it again in Marketo is the only one to have changed it.
   */
  refuse(person: number, field: number, now: number): void {
    const place = this.#place(person, field);
    const agreed = this.#agreed.get(place);
    this.drop(person, field, 'pushed', now);
    if (agreed !== undefined) this.#refused.set(place, agreed);
  }

  /** Salesforce's value of a field that does not wait has been taken. */
  agree(person: number, field: number): void {
    if (this.#refused.size > 0) this.#refused.delete(this.#place(person, field));
  }

  /** Drops a field from what waits; a person with nothing left leaves the log. */
  drop(person: number, field: number, why: Departure, now: number): void {
    if (!this.changes.has(person)) return;
    this.#forget(person, field);
    this.#marks[person * this.#words + (field >> 5)]! &= ~(1 << (field & 31));
    if (!this.#isAnyMarked(person)) this.#leave(person, why, now);
  }

  /** The fields of a person that wait, about to be pushed; `takeBack` tells them again when the push has ended. */
  handOut(person: number): readonly number[] {
    const fields = this.markedFields(person);
    this.#handedOut.set(person, fields);
    return fields;
  }

  /** The fields last handed out for a person, or all that wait when none were. */
  takeBack(person: number): readonly number[] {
    const fields = this.#handedOut.get(person);
    this.#handedOut.delete(person);
    return fields ?? this.markedFields(person);
  }

  /** Nothing of the person waits any longer. */
  settle(person: number, why: Departure, now: number): void {
    if (!this.changes.has(person)) return;
    for (const field of this.markedFields(person)) this.#forget(person, field);
    const start = person * this.#words;
    this.#marks.fill(0, start, start + this.#words);
    this.#leave(person, why, now);
  }

  /** The numbers of the fields of a person that wait, in ascending order. */
  markedFields(person: number): number[] {
    const fields: number[] = [];
    for (let word = 0; word < this.#words; word += 1) {
      let bits = this.#marks[person * this.#words + word] ?? 0;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        fields.push(word * BITS + bit);
        bits &= bits - 1;
      }
    }
    return fields;
  }

  /** A field whose push was refused has been agreed on before it first changed. */
  #lastAgreed(person: number, field: number, before: Value): Value {
    const place = this.#place(person, field);
    const refused = this.#refused.get(place);
    this.#refused.delete(place);
    return refused === undefined ? before : refused;
  }

  /** What waits of a person, with what both sides last agreed on. */
  waitingOf(person: number): { readonly field: number; readonly agreed: Value }[] {
    return this.markedFields(person).map((field) => ({
      field,
      agreed: this.#agreed.get(this.#place(person, field)) ?? null,
    }));
  }

  #forget(person: number, field: number): void {
    const place = this.#place(person, field);
    this.#agreed.delete(place);
    this.#offered.delete(place);
  }

  #place(person: number, field: number): number {
    return person * this.#words * BITS + field;
  }

  #leave(person: number, why: Departure, now: number): void {
    this.departures[why] += 1;
    this.changes.settle(person, now);
  }

  #isAnyMarked(person: number): boolean {
    for (let word = 0; word < this.#words; word += 1) {
      if (this.#marks[person * this.#words + word] !== 0) return true;
    }
    return false;
  }

  #reserve(persons: number): void {
    if (persons * this.#words <= this.#marks.length) return;
    const size = Math.max(persons * this.#words, this.#marks.length * 2, 1_024);
    const marks = new Uint32Array(size);
    marks.set(this.#marks);
    this.#marks = marks;
    this.changes.reserve(Math.ceil(size / this.#words), 0);
  }
}
