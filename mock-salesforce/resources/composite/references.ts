/**
 * `@{refAccount.id}`: what a subrequest takes from the answer to an earlier one. References stand in addresses and in
 * texts of bodies; names are case-sensitive (documented, REST guide "Composite"). One that leads to an empty field of
 * a record is null (documented for version 52.0 and later, same guide, "Behavior for References to Null Fields").
 */
import { type Outcome, refused } from '../../errors.ts';

/** The bodies of the successful answers so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([^}]*)\}/g;

const ONE_REFERENCE = /^@\{([^}]*)\}$/;

/** A value with its references filled in; the error of the first that leads nowhere. */
export function resolved(value: unknown, answers: Answers): Outcome<unknown> {
  if (typeof value === 'string') return isNull(value, answers) ? NULL : resolvedText(value, answers);
  if (typeof value !== 'object' || value === null) return { ok: true, value };
  const entries: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const one = resolved(inner, answers);
    if (!one.ok) return one;
    entries.push([name, one.value]);
  }
  return {
    ok: true,
    value: Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries),
  };
}

const NULL: Outcome<null> = { ok: true, value: null };

/** Whether a text is a reference to an empty field of a record that an earlier part has read. */
function isNull(text: string, answers: Answers): boolean {
  const [, reference] = ONE_REFERENCE.exec(text) ?? [];
  if (reference === undefined) return false;
  const { referenceId, path } = pathOf(reference);
  return path.length === 1 && memberOf(answers.get(referenceId), path[0]!) === null;
}

/** A text with its references filled in. */
export function resolvedText(text: string, answers: Answers): Outcome<string> {
  for (const [, reference = ''] of text.matchAll(REFERENCE)) {
    if (found(reference, answers) !== undefined) continue;
    return refused('referenceUnknown', { reference, referenceId: pathOf(reference).referenceId });
  }
  return {
    ok: true,
    value: text.replace(REFERENCE, (_, reference: string) => found(reference, answers) ?? ''),
  };
}

/** The text that `refQuery.records[0].Id` leads to, or undefined when it is no text, number or truth value. */
function found(reference: string, answers: Answers): string | undefined {
  const { referenceId, path } = pathOf(reference);
  let value: unknown = answers.get(referenceId);
  for (const name of path) value = memberOf(value, name);
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function pathOf(reference: string): { readonly referenceId: string; readonly path: readonly string[] } {
  const [referenceId = '', ...path] = reference.replace(/\[(\d+)\]/g, '.$1').split('.');
  return { referenceId, path };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
