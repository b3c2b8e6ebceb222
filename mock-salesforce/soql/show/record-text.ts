/**
 * Records as the text of their JSON: what `showRecord` says, written at once. An object with as many keys as a record
 * has fields costs several times as much to build and to serialise.
 */
import type { Column, Value } from '../../../engine/kernel/index.ts';
import type { Records } from '../../records.ts';
import type { FieldType } from '../../schema/types.ts';
import type { Scope } from '../scope.ts';
import type { Found } from '../values/paths.ts';
import type { Shown } from './projection.ts';
import { addressColumns, type ShowChildren, showPart } from './show-record.ts';

/** How one key of a record is written; most fields of most records are null. */
interface Part {
  /** `,"Name":` */
  readonly key: string;
  readonly nullText: string;
  /** Where the value is kept, or undefined when it has to be put together. */
  readonly column: Column | undefined;
  /** Whether texts of it never need an escape. */
  readonly isPlain: boolean;
  /** What a compound address is put together from: when all of that is null, so is the address. */
  readonly sources: readonly Column[] | undefined;
  readonly shown: Shown;
}

/** By list of what is shown, which is made for one object and one user's eyes. */
const PARTS = new WeakMap<readonly Shown[], readonly Part[]>();

export function recordText(
  scope: Scope,
  found: Found,
  shown: readonly Shown[],
  basePath: string,
  showChildren: ShowChildren,
): string {
  const { records, row } = found;
  const { name } = records.schema;
  const parts = PARTS.get(shown) ?? partsOf(scope, records, shown);
  let text = `{"attributes":{"type":"${name}","url":"${basePath}/sobjects/${name}/${records.idOf(row)}"}`;
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!;
    const { column } = part;
    if (column === undefined) {
      text += isNothing(part, row)
        ? part.nullText
        : part.key + JSON.stringify(showPart(scope, found, part.shown, basePath, showChildren));
      continue;
    }
    const value = column.get(row);
    if (value === null) text += part.nullText;
    else text += part.key + valueText(value, part.isPlain);
  }
  return `${text}}`;
}

/** Texts that stand in JSON as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

function valueText(value: Exclude<Value, null>, isPlain: boolean): string {
  if (typeof value !== 'string') return String(value);
  return isPlain || PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
}

function isNothing({ sources }: Part, row: number): boolean {
  if (sources === undefined) return false;
  for (let i = 0; i < sources.length; i += 1) if (sources[i]!.get(row) !== null) return false;
  return true;
}

/** Fields whose values have a form of their own, without quotes and backslashes. */
const PLAIN_TYPES: ReadonlySet<FieldType> = new Set(['id', 'reference', 'date', 'datetime']);

function partsOf(scope: Scope, records: Records, shown: readonly Shown[]): readonly Part[] {
  const parts = shown.map((one): Part => {
    const key = `,${JSON.stringify('step' in one ? one.step.name : one.name)}:`;
    const nullText = `${key}null`;
    if (one.kind !== 'field')
      return { key, nullText, column: undefined, isPlain: false, sources: undefined, shown: one };
    const { field, column, read } = one;
    const isAddress = field.type === 'address' && column === undefined && read === undefined;
    const sources = isAddress ? addressColumns(scope, records, field) : undefined;
    return { key, nullText, column, isPlain: PLAIN_TYPES.has(field.type), sources, shown: one };
  });
  PARTS.set(shown, parts);
  return parts;
}
