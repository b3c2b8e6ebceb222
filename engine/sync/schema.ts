/**
 * What the sync user sees of an object, and which of its fields take part. The schema step of a cycle finds the fields
 * that join in the next one (documented, Adobe "Salesforce Sync Status"); a field that is hidden leaves at once, for
 * Salesforce would refuse a query that names it.
 */
import { call, type FieldAccess, type Outcome, type Process, type Purpose } from './effects.ts';
import { ruleOf } from './objects.ts';
import { queriedFields, syncedFields } from './permissions.ts';
import type { ObjectState } from './state.ts';

/** Looks at an object; the value is how many fields will join with the next look. */
export function* see(state: ObjectState, purpose: Purpose): Process<Outcome<number>> {
  if (!ruleOf(state.object).isDescribed) return NOTHING_JOINS;
  const visible = yield* call('salesforce.describe', purpose, { object: state.object });
  if (!visible.ok) return visible;
  if (visible.value === state.visible && !state.isJoining) return NOTHING_JOINS;
  return { ok: true, value: take(state, visible.value) };
}

const NOTHING_JOINS: Outcome<number> = { ok: true, value: 0 };

/** Takes a new view of an object over; fields that were not there at the look before join with the next one. */
function take(state: ObjectState, visible: readonly FieldAccess[]): number {
  const isFirst = state.visible.length === 0;
  const joining = isFirst ? [] : visible.filter(({ name }) => !state.knownNames.has(name));
  const taking = visible.filter((field) => !joining.includes(field));
  state.visible = visible;
  state.knownNames = new Set(visible.map(({ name }) => name));
  state.isJoining = joining.length > 0;
  state.visibleNames = new Set(taking.map(({ name }) => name));
  state.syncedFields = queriedFields(state.object, syncedFields(state.object, taking));
  return joining.length;
}
