/**
 * Records as the text of their JSON: what `showRecord` says, written at once. An object with as many keys as a record
 * has fields costs several times as much to build and to serialise.
 *
 * A text of many pieces is dear, too: each must be found in memory and joined. So what always stands between two values
 * is one piece: keys, quotes, and the nulls of all the fields that no record has ever had a value in.
 */
import type { Column, Value } from '../../../engine/kernel/index.ts';
import type { Records } from '../../records.ts';
import type { FieldType } from '../../schema/types.ts';
import type { Scope } from '../scope.ts';
import type { Found } from '../values/paths.ts';
import type { Shown } from './projection.ts';
import { addressColumns, type ShowChildren, showPart } from './show-record.ts';

/** What stands before a value: as it is, or behind a text, whose quote it closes. */
type Before = readonly [behindOther: string, behindText: string];

/** How one key of a record is written. */
interface Part {
  /** `,"Name":` */
  readonly key: Before;
  /** `,"Name":"` */
  readonly textKey: Before;
  /** `,"Name":null` */
  readonly nothing: Before;
  /** Where the value is kept, or undefined when it has to be put together. */
  readonly column: Column | undefined;
  /** Whether texts of it never need an escape. */
  readonly isPlain: boolean;
  /** What a compound address is put together from: when all of that is null, so is the address. */
  readonly sources: readonly Column[] | undefined;
  readonly shown: Shown;
}

interface Plan {
  /** `{"attributes":{"type":"Contact","url":"` */
  readonly start: string;
  /** `/sobjects/Contact/` */
  readonly folder: string;
  /** The keys whose values have to be looked at. */
  readonly parts: readonly Part[];
  readonly end: Before;
  /** Columns without a single value. The plan holds until one of them is written. */
  readonly empty: readonly Column[];
}

/** By list of what is shown, which is made for one object and one user's eyes. */
const PLANS = new WeakMap<readonly Shown[], Plan>();

export function recordText(
  scope: Scope,
  found: Found,
  shown: readonly Shown[],
  basePath: string,
  showChildren: ShowChildren,
): string {
  const { records, row } = found;
  const { start, folder, parts, end } = planFor(scope, records, shown);
  const pieces: string[] = [start, basePath, folder, records.idOf(row)];
  let behind: 0 | 1 = 0;
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!;
    const { column } = part;
    const value = column === undefined ? null : column.get(row);
    if (typeof value === 'string' && (part.isPlain || PLAIN.test(value))) {
      pieces.push(part.textKey[behind], value);
      behind = 1;
      continue;
    }
    if (value !== null) pieces.push(part.key[behind], valueText(value));
    else if (column !== undefined || isNothing(part, row)) pieces.push(part.nothing[behind]);
    else
      pieces.push(
        part.key[behind],
        JSON.stringify(showPart(scope, found, part.shown, basePath, showChildren)),
      );
    behind = 0;
  }
  pieces.push(end[behind]);
  return pieces.join('');
}

/** Texts that stand in JSON as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

function valueText(value: Exclude<Value, null>): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isNothing({ sources }: Part, row: number): boolean {
  if (sources === undefined) return false;
  for (let i = 0; i < sources.length; i += 1) if (sources[i]!.get(row) !== null) return false;
  return true;
}

function planFor(scope: Scope, records: Records, shown: readonly Shown[]): Plan {
  const known = PLANS.get(shown);
  if (known !== undefined && !isOutdated(known)) return known;
  const plan = planned(scope, records, shown);
  PLANS.set(shown, plan);
  return plan;
}

function isOutdated({ empty }: Plan): boolean {
  for (let i = 0; i < empty.length; i += 1) if (empty[i]!.written) return true;
  return false;
}

function planned(scope: Scope, records: Records, shown: readonly Shown[]): Plan {
  const { name } = records.schema;
  const parts: Part[] = [];
  const empty: Column[] = [];
  // The end of the address, which is a text, and of the attributes.
  let before = '"}';
  for (const one of shown) {
    const key = `${before},${JSON.stringify('step' in one ? one.step.name : one.name)}:`;
    const column = one.kind === 'field' ? one.column : undefined;
    const sources = sourcesOf(scope, records, one);
    const kept = sources ?? (column === undefined ? undefined : [column]);
    if (kept?.every((source) => source.isEmpty === true)) {
      empty.push(...kept);
      before = `${key}null`;
      continue;
    }
    const isPlain = one.kind === 'field' && PLAIN_TYPES.has(one.field.type);
    const [textKey, nothing] = [behindAny(`${key}"`), behindAny(`${key}null`)];
    parts.push({ key: behindAny(key), textKey, nothing, column, isPlain, sources, shown: one });
    before = '';
  }
  const start = `{"attributes":{"type":"${name}","url":"`;
  return { start, folder: `/sobjects/${name}/`, parts, end: behindAny(`${before}}`), empty };
}

function behindAny(text: string): Before {
  return [text, `"${text}`];
}

/** Fields whose values have a form of their own, without quotes and backslashes. */
const PLAIN_TYPES: ReadonlySet<FieldType> = new Set(['id', 'reference', 'date', 'datetime']);

function sourcesOf(scope: Scope, records: Records, one: Shown): Column[] | undefined {
  if (one.kind !== 'field' || one.field.type !== 'address') return undefined;
  if (one.column !== undefined || one.read !== undefined) return undefined;
  return addressColumns(scope, records, one.field);
}
