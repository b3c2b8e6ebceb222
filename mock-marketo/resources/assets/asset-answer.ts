/** What calls of the Asset API have in common: pages by offset, stamps of their own kind, wants of a form. */
import { parseInstant } from '../../../engine/kernel/index.ts';
import { fault } from '../../errors.ts';
import type { AssetAnswer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { idOf, type Parameters } from '../../http/parameters.ts';
import { dateTime } from '../../values.ts';

/** Assets of a page: 20 unless more are asked for, 200 at most (documented, Adobe "Assets"). */
const PAGE = 20;
const PAGE_MOST = 200;

/** Items whose last change lies in the asked range, from `offset` on. */
export function assetPage<T extends { readonly updatedAt: number }>(
  parameters: Parameters,
  items: readonly T[],
  show: (item: T) => object,
): AssetAnswer {
  const earliest = boundOf(parameters, 'earliestUpdatedAt') ?? Number.NEGATIVE_INFINITY;
  const latest = boundOf(parameters, 'latestUpdatedAt') ?? Number.POSITIVE_INFINITY;
  const offset = numberOf(parameters, 'offset') ?? 0;
  const size = Math.min(numberOf(parameters, 'maxReturn') ?? PAGE, PAGE_MOST);
  const found = items.filter(({ updatedAt }) => updatedAt >= earliest && updatedAt <= latest);
  return { assets: found.slice(offset, offset + size).map(show) };
}

function boundOf(parameters: Parameters, name: string): number | undefined {
  const text = parameters.one(name);
  if (text === undefined) return undefined;
  const at = parseInstant(text);
  if (Number.isNaN(at)) throw fault('badDate', text);
  return at;
}

function numberOf(parameters: Parameters, name: string): number | undefined {
  const text = parameters.one(name);
  return text === undefined ? undefined : idOf(text);
}

/** `2018-06-21T04:32:25Z+0000`, as no other API writes it (observed). */
export function assetTime(at: number): string {
  return `${dateTime(at)}+0000`;
}

/** Addresses in the product: the letters of the kind, then the id (observed). */
export function computedUrl(kind: 'SC' | 'ST' | 'PG' | 'EM', id: number): string {
  return `https://app-mock.marketo.com/#${kind}${id}A1`;
}

const READ = ['Read-Only Asset', 'Read-Write Asset'];
const WRITE = ['Read-Write Asset'];

/** A call that reads assets. */
export function assetRead(path: string, handle: (call: Call) => AssetAnswer): Operation {
  return { method: 'GET', path: `/rest/asset/v1/${path}`, permissions: READ, json: 'none', handle };
}

/** A call that changes assets; its parameters come as a form. */
export function assetWrite(
  path: string,
  handle: (call: Call) => AssetAnswer,
  permissions: readonly string[] = WRITE,
): Operation {
  return { method: 'POST', path: `/rest/asset/v1/${path}`, permissions, json: 'none', handle };
}

/** A parameter that must not be empty. @throws ApiFault 701 */
export function mustHave(parameters: Parameters, name: string): string {
  const value = parameters.one(name);
  if (value === undefined) throw fault('blank', name);
  return value;
}
