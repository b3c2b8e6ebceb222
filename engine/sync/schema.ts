/** What the sync user sees of an object, and which of its fields take part. */
import { call, type Outcome, type Process, type Purpose } from './effects.ts';
import { syncedFields } from './permissions.ts';
import type { ObjectState } from './state.ts';

/** Describes an object and remembers what has changed since the last look. */
export function* see(state: ObjectState, purpose: Purpose): Process<Outcome<ObjectState>> {
  const { object } = state;
  const visible = yield* call('salesforce.describe', purpose, { object });
  if (!visible.ok) return visible;
  if (visible.value !== state.visible) {
    state.visible = visible.value;
    state.visibleNames = new Set(visible.value.map((field) => field.name));
    state.syncedFields = syncedFields(object, visible.value);
  }
  return { ok: true, value: state };
}
