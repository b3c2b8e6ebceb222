/**
 * What a write of the hot path sets off. The records are known to be valid, so no rule can refuse it; the automation
 * writes on in the same way.
 */
import { NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { CompiledFlow, Effects, Planned, RollUp } from '../automation/index.ts';
import type { Records } from '../records.ts';
import { AUTOMATED_PROCESS } from '../setup-records.ts';
import type { Before } from '../sight.ts';
import type { OrgState } from '../state.ts';
import { recordActivity, relateActivity } from './activity.ts';

/** Flows that one write may set off: a bound on automation that creates records without end. Ours. */
const FLOW_RUNS = 10_000;

/** A field of a record was written; `before` is what it held. */
export function setOffEffects(
  org: OrgState,
  { copies, flows, rollUps }: Effects,
  records: Records,
  row: number,
  field: number,
  before: Value,
  cause: number,
  now: number,
): void {
  if (copies.length > 0) org.setOffCopies(records, row, field, records.value(row, field), cause, now);
  if (flows.length > 0) runFlows(org, flows, records, row, new Map([[field, before]]), cause, now);
  for (const rollUp of rollUps) rollUpParents(org, rollUp, row, field, before, cause, now);
}

/** Flows of one write, and those that they set off in turn: each runs once on a record. */
function runFlows(
  org: OrgState,
  flows: readonly CompiledFlow[],
  records: Records,
  row: number,
  before: Before,
  cause: number,
  now: number,
): void {
  const { running } = org;
  const isOutermost = running.size === 0;
  for (const flow of flows) {
    const run = `${flow.flow.name} ${records.schema.name} ${row}`;
    const planned = running.has(run) ? [] : flow.planned(row, before, now);
    if (planned.length === 0) continue;
    running.add(run);
    for (const one of planned) if (running.size <= FLOW_RUNS) perform(org, one, cause, now);
  }
  if (isOutermost) running.clear();
}

/** Computes a roll-up of the record's parent again and, when its lookup was written, of the one it had before. */
export function rollUpParents(
  org: OrgState,
  rollUp: RollUp,
  row: number,
  field: number,
  before: Value,
  cause: number,
  now: number,
): void {
  const parent = rollUp.children.lookupAt(rollUp.lookup).parentOf(row);
  update(org, rollUp, parent, cause, now);
  if (field !== rollUp.lookup || typeof before !== 'string') return;
  const former = rollUp.parent.rowOf(before);
  if (former !== parent) update(org, rollUp, former, cause, now);
}

/** The parent's stamps move only when its value does (assumed, salesforce-api fact sheet 6.2). */
function update(org: OrgState, rollUp: RollUp, parent: number, cause: number, now: number): void {
  if (parent === NOBODY) return;
  const value = rollUp.compute(parent, now);
  if (value === rollUp.parent.value(parent, rollUp.field)) return;
  org.write(rollUp.parent, parent, rollUp.field, value, AUTOMATED_PROCESS, cause, now);
}

/** A flow that fails is not heard: the writes of the hot path are known to succeed. */
function perform(org: OrgState, planned: Planned, cause: number, now: number): void {
  if ('fail' in planned) return;
  const { records, values } = planned;
  const isNew = planned.row === undefined;
  const row = planned.row ?? records.add(AUTOMATED_PROCESS, cause, now);
  const fields = Object.keys(values).map((name) => records.field(name));
  const before = new Map(fields.map((field) => [field, records.value(row, field)]));
  for (const [name, value] of Object.entries(values)) records.set(row, records.field(name), value);
  if (!isNew) records.stamp(row, AUTOMATED_PROCESS, cause, now);
  for (const field of fields) {
    org.setOffCopies(records, row, field, records.value(row, field), cause, now);
    org.rollUp(records, row, field, before.get(field)!, cause, now);
  }
  if (isNew) {
    relateActivity(org, records, row);
    recordActivity(org, records, row, cause, now);
  }
  runFlows(org, org.automation.flowsOf(records), records, row, isNew ? undefined : before, cause, now);
}
