/**
 * `@{refAccount.id}`: what a subrequest takes from the answer to an earlier one. References stand in addresses and in
 * texts of bodies; names are case-sensitive (documented, REST guide "Composite").
 */
import { type Outcome, refused } from '../../errors.ts';

/** The bodies of the successful answers so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([^}]*)\}/g;

/** A value with its references filled in; the error of the first that leads nowhere. */
export function resolved(value: unknown, answers: Answers): Outcome<unknown> {
  if (typeof value === 'string') return resolvedText(value, answers);
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

/** A text with its references filled in. */
export function resolvedText(text: string, answers: Answers): Outcome<string> {
  for (const [, reference = ''] of text.matchAll(REFERENCE)) {
    if (found(reference, answers) !== undefined) continue;
    const [referenceId = ''] = reference.split('.');
    return refused('referenceUnknown', { reference, referenceId });
  }
  return {
    ok: true,
    value: text.replace(REFERENCE, (_, reference: string) => found(reference, answers) ?? ''),
  };
}

/** The text that `refQuery.records[0].Id` leads to, or undefined when it is no text, number or truth value. */
function found(reference: string, answers: Answers): string | undefined {
  const [referenceId = '', ...path] = reference.replace(/\[(\d+)\]/g, '.$1').split('.');
  let value: unknown = answers.get(referenceId);
  for (const name of path) value = memberOf(value, name);
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
