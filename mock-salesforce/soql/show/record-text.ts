/**
 * Records as the text of their JSON: what `showRecord` says, written at once. An object with as many keys as a record
 * has fields costs several times as much to build and to serialise.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Scope } from '../scope.ts';
import type { Found } from '../values/paths.ts';
import type { Shown } from './projection.ts';
import { type ShowChildren, showPart } from './show-record.ts';

/** The keys of a list of fields as they stand in the text, `,"Name":`. */
const KEYS = new WeakMap<readonly Shown[], readonly string[]>();

export function recordText(
  scope: Scope,
  found: Found,
  shown: readonly Shown[],
  basePath: string,
  showChildren: ShowChildren,
): string {
  const { records, row } = found;
  const { name } = records.schema;
  const keys = keysOf(shown);
  let text = `{"attributes":{"type":"${name}","url":"${basePath}/sobjects/${name}/${records.idOf(row)}"}`;
  for (let i = 0; i < shown.length; i += 1) {
    const one = shown[i]!;
    const isPlain = one.kind === 'field' && one.column !== undefined;
    text += keys[i]!;
    text += isPlain
      ? valueText(one.column!.get(row))
      : JSON.stringify(showPart(scope, found, one, basePath, showChildren));
  }
  return `${text}}`;
}

/** Texts that stand in JSON as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

function valueText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
}

function keysOf(shown: readonly Shown[]): readonly string[] {
  const known = KEYS.get(shown);
  if (known !== undefined) return known;
  const keys = shown.map((one) => `,${JSON.stringify('step' in one ? one.step.name : one.name)}:`);
  KEYS.set(shown, keys);
  return keys;
}
