/**
 * What the org's automation does to a save: flows before it set fields of the record, those after it write other
 * records under all rules, and one that fails refuses the save. Recursion is bounded: a flow runs once on a record in
 * a transaction, and saves nest sixteen deep (documented, Apex Governor Limits, "stack depth").
 */
import type { CompiledFlow, Planned } from '../automation/index.ts';
import { type ApiError, failure, type Outcome } from '../errors.ts';
import { TRIGGER_DEPTH } from '../limits.ts';
import type { Records } from '../records.ts';
import { checkedValue } from '../rules/field-values.ts';
import type { Before } from '../sight.ts';
import type { OrgState } from '../state.ts';
import type { Checked, Row } from './check.ts';
import { automated, type Writer } from './writer.ts';

/** Runs the flows that come before the save: they write the record itself, without another save. */
export function beforeSave(
  org: OrgState,
  records: Records,
  row: Row,
  before: Before,
  writer: Writer,
): ApiError | undefined {
  for (const flow of org.automation.flowsOf(records)) {
    if (flow.timing !== 'before') continue;
    for (const planned of flow.planned(row, before, writer.now)) {
      const error = setOwn(records, row, planned);
      if (error !== undefined) return flowError(flow, before, error);
    }
  }
  return undefined;
}

function setOwn(records: Records, row: Row, planned: Planned): ApiError | string | undefined {
  if ('fail' in planned) return planned.fail;
  for (const [name, given] of Object.entries(planned.values)) {
    const field = records.field(name);
    const value = checkedValue(records.schema.fields[field]!, given);
    if (!value.ok) return value.error;
    records.set(row, field, value.value);
  }
  return undefined;
}

/** Runs what comes after the save: copies, flows, roll-ups. */
export function afterSave(
  org: OrgState,
  records: Records,
  row: Row,
  checked: Checked,
  before: Before,
  cause: number,
  writer: Writer,
): ApiError | undefined {
  if (org.automation.isIdle(records)) return undefined;
  for (const [field, value] of checked) org.setOffCopies(records, row, field, value, cause, writer.now);
  for (const flow of org.automation.flowsOf(records)) {
    const error =
      flow.timing === 'after' ? runFlow(org, flow, records, row, before, cause, writer) : undefined;
    if (error !== undefined) return error;
  }
  for (const field of checked.keys()) {
    org.rollUp(records, row, field, before?.get(field) ?? null, cause, writer.now);
  }
  return undefined;
}

function runFlow(
  org: OrgState,
  flow: CompiledFlow,
  records: Records,
  row: Row,
  before: Before,
  cause: number,
  writer: Writer,
): ApiError | undefined {
  const run = `${flow.flow.name} ${records.schema.name} ${row}`;
  if (writer.ran.has(run)) return undefined;
  const planned = flow.planned(row, before, writer.now);
  if (planned.length === 0) return undefined;
  writer.ran.add(run);
  if (writer.depth >= TRIGGER_DEPTH) return failure('tooDeep', { name: flow.flow.name }, []);
  for (const one of planned) {
    const error =
      'fail' in one
        ? one.fail
        : errorOf(org.save(one.records, one.row, one.values, automated(writer, cause)));
    if (error !== undefined) return flowError(flow, before, error, 'row' in one && one.row === undefined);
  }
  return undefined;
}

function errorOf(outcome: Outcome<Row>): ApiError | undefined {
  return outcome.ok ? undefined : outcome.error;
}

/** The error of a save that automation broke: of a flow, or of a trigger with the event it ran at. */
function flowError(
  { flow, timing }: CompiledFlow,
  before: Before,
  error: ApiError | string,
  isCreate = false,
): ApiError {
  const { name, kind = 'flow' } = flow;
  if (kind === 'flow') {
    if (typeof error === 'string') return failure('flowFault', { name, fault: error }, []);
    const verb = isCreate ? 'create' : 'update';
    return failure('flowFailed', { name, verb, code: error.code, message: error.message }, []);
  }
  const event = `${timing === 'before' ? 'Before' : 'After'}${before === undefined ? 'Insert' : 'Update'}`;
  const fields = typeof error === 'string' ? '' : (error.fields ?? []).join(', ');
  const verb = isCreate ? 'Insert' : 'Update';
  const exception =
    typeof error === 'string'
      ? error
      : `System.DmlException: ${verb} failed. First exception on row 0; first error: ${error.code}, ${error.message}: [${fields}]`;
  return failure('triggerFailed', { name, event, exception }, []);
}
