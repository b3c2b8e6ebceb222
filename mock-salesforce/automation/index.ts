/**
 * The automation of an org, by object and field: what a write of a field sets off. Most fields set off nothing, and
 * the hot path learns that with one look.
 */
import type { ObjectFinder } from '../field-path.ts';
import type { Records } from '../records.ts';
import { CompiledFlow } from './flows.ts';
import { RollUp } from './roll-ups.ts';
import type { AutomationRule, CopyToChildren } from './types.ts';

export type { CompiledFlow, Planned } from './flows.ts';
export type { RollUp } from './roll-ups.ts';
export type { AutomationRule, CopyToChildren, Flow, FlowAction, FlowValue, FlowValues } from './types.ts';

/** A copy with its names resolved to field numbers. */
export interface ResolvedCopy {
  readonly children: Records;
  readonly field: number;
  readonly lookup: number;
}

/** What a write of a field sets off. */
export interface Effects {
  readonly copies: ResolvedCopy[];
  readonly rollUps: RollUp[];
  readonly flows: CompiledFlow[];
}

export class Automation {
  /** By object and field number. */
  readonly #effects: (Effects | undefined)[][];
  /** By object: its flows, whatever field is written. */
  readonly #flows: CompiledFlow[][];
  /** By object of the children. */
  readonly #rollUps: RollUp[][];
  readonly #objects: ObjectFinder;

  /** @throws Error when a rule names an object or a field that does not exist */
  constructor(objects: ObjectFinder, all: readonly Records[], rules: readonly AutomationRule[]) {
    this.#objects = objects;
    this.#effects = all.map(() => []);
    this.#flows = all.map(() => []);
    this.#rollUps = all.map(() => []);
    for (const records of all) this.#installRollUps(records);
    for (const rule of rules) {
      if ('from' in rule) this.#installCopy(rule);
      else this.#installFlow(new CompiledFlow(objects, this.#object(rule.object), rule));
    }
  }

  /** What a write of a field sets off, or undefined. */
  effectsOf(records: Records, field: number): Effects | undefined {
    return this.#effects[records.changes.id]![field];
  }

  /** Whether no write of an object's records sets anything off. */
  isIdle(records: Records): boolean {
    const { id } = records.changes;
    return this.#effects[id]!.length === 0 && this.#flows[id]!.length === 0;
  }

  /** The flows on an object. */
  flowsOf(records: Records): readonly CompiledFlow[] {
    return this.#flows[records.changes.id]!;
  }

  /** The roll-ups that look at an object's records. */
  rollUpsOf(children: Records): readonly RollUp[] {
    return this.#rollUps[children.changes.id]!;
  }

  /** Computes all roll-ups from the initial records. */
  start(now: number): void {
    for (const rollUp of this.#rollUps.flat()) rollUp.install(now);
  }

  /** A field was added, or its roll-up defined anew: flows hear of it, and its roll-up is computed. */
  fieldAdded(records: Records, number: number, now: number): void {
    const field = records.schema.fields[number]!;
    for (const flow of this.flowsOf(records)) {
      const { flows } = this.#at(records, number);
      if (!flows.includes(flow)) flows.push(flow);
    }
    if (field.rollUp === undefined) return;
    this.#forgetRollUp(records, number);
    this.#addRollUp(new RollUp(this.#objects, records, field, field.rollUp), now);
  }

  #forgetRollUp(parent: Records, field: number): void {
    const isOther = (one: RollUp) => one.parent !== parent || one.field !== field;
    this.#rollUps.forEach((all, id) => {
      this.#rollUps[id] = all.filter(isOther);
    });
    for (const effects of this.#effects.flat()) {
      if (effects !== undefined)
        effects.rollUps.splice(0, effects.rollUps.length, ...effects.rollUps.filter(isOther));
    }
  }

  #addRollUp(rollUp: RollUp, now?: number): void {
    this.#rollUps[rollUp.children.changes.id]!.push(rollUp);
    for (const watched of rollUp.watched) this.#at(rollUp.children, watched).rollUps.push(rollUp);
    if (now !== undefined) rollUp.install(now);
  }

  #installCopy(rule: CopyToChildren): void {
    const [parentName, parentField] = split(rule.from);
    const [childName, childField] = split(rule.to);
    const parent = this.#object(parentName);
    const children = this.#object(childName);
    const copy = { children, field: children.field(childField), lookup: children.field(rule.by) };
    this.#at(parent, parent.field(parentField)).copies.push(copy);
  }

  #installFlow(flow: CompiledFlow): void {
    const records = this.#object(flow.flow.object);
    this.#flows[records.changes.id]!.push(flow);
    records.schema.fields.forEach((_, field) => {
      this.#at(records, field).flows.push(flow);
    });
  }

  #installRollUps(parent: Records): void {
    for (const field of parent.schema.fields) {
      if (field.rollUp === undefined) continue;
      this.#addRollUp(new RollUp(this.#objects, parent, field, field.rollUp));
    }
  }

  #at(records: Records, field: number): Effects {
    const effects = this.#effects[records.changes.id]!;
    effects[field] ??= { copies: [], rollUps: [], flows: [] };
    return effects[field];
  }

  #object(name: string): Records {
    const records = this.#objects.find(name);
    if (records === undefined) throw new Error(`the org has no object ${name}`);
    return records;
  }
}

function split(path: string): [string, string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}
