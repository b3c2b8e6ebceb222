/** The push side of Marketo's half: who waits, what to write, and what was written. */
import { NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';
import type { PersonObject } from '../schema/types.ts';

/** A person that changed in Marketo: the Salesforce record it is, and what to write there. */
export interface PendingChange {
  readonly person: number;
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** The next persons to push, oldest change first; the first `skip` are passed over. */
export function pending(instance: Instance, object: string, limit: number, skip = 0): PendingChange[] {
  const log = instance.log(object);
  const found: PendingChange[] = [];
  if (log === undefined) return found;
  let passed = 0;
  for (
    let person = log.changes.head;
    person !== NOBODY && found.length < limit;
    person = log.changes.next(person)
  ) {
    passed += 1;
    if (passed <= skip) continue;
    const values = valuesOf(instance, object, person, log.handOut(person));
    found.push({ person, row: instance.persons.sfdcRowOf(person), values });
  }
  return found;
}

/** How many persons wait to be pushed; of tasks, how many activities wait to become one. */
export function pendingCount(instance: Instance, object: string, now: number): number {
  if (object === 'Task') return instance.activitySync.count(now);
  return instance.log(object)?.changes.size ?? 0;
}

/**
 * These persons have been pushed, or their failure has been recorded: they wait no longer. A field that changed again
 * after it was handed out, or that had not been handed out, waits for the next push. Returns how many persons are done; who left
 * meanwhile (its lead was converted) is not among them.
 */
export function pushed(
  instance: Instance,
  object: string,
  records: readonly PendingChange[],
  results: readonly { readonly error?: unknown }[],
  now: number,
): number {
  const log = instance.log(object);
  if (log === undefined) return 0;
  let done = 0;
  records.forEach(({ person, values }, i) => {
    const isRefused = results[i]?.error !== undefined;
    const waited = log.changes.has(person);
    for (const field of log.takeBack(person)) {
      const name = instance.persons.fields[field]!.sfdc?.[object as PersonObject];
      const isChangedAgain =
        name !== undefined && name in values && values[name] !== currentValue(instance, person, field);
      if (isChangedAgain) continue;
      if (isRefused) log.refuse(person, field, now);
      else log.drop(person, field, 'pushed', now);
    }
    if (waited && !log.changes.has(person)) done += 1;
  });
  return done;
}

/** The values of fields that wait, by their Salesforce names. */
function valuesOf(
  instance: Instance,
  object: string,
  person: number,
  fields: readonly number[],
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const name = instance.persons.fields[field]!.sfdc?.[object as PersonObject];
    if (name === undefined) continue;
    values[name] = currentValue(instance, person, field);
    instance.log(object)!.offer(person, field, values[name]);
  }
  return values;
}

function currentValue(instance: Instance, person: number, field: number): Value {
  return instance.persons.columns[field]!.get(person);
}
