/** Answers in pages. Endpoints differ in when they show `nextPageToken` and `moreResult` (documented and observed). */
import type { Answer } from '../http/envelope.ts';
import type { Call } from '../http/operation.ts';
import { positionOf, tokenOf } from '../http/paging.ts';

/**
 * When `moreResult` is shown; a token always comes with another page only.
 * `never`: lists, campaigns, leads of a list or program. `with more`: leads by filter and the other databases.
 * `always`: memberships, fields, program members.
 */
export type MoreResult = 'never' | 'with more' | 'always';

/** Which page is asked for. */
export interface PageRequest {
  readonly size: number;
  readonly token: string | undefined;
}

/** The page that the parameters of a call ask for. */
export function pageRequest({ parameters }: Call): PageRequest {
  return { size: parameters.batchSize(), token: parameters.one('nextPageToken') };
}

/**
 * The asked page of items, which stand in the ascending order of their keys (positive integers).
 * @throws ApiFault 1003 for a token that is none
 */
export function paged<T>(
  call: Call,
  items: readonly T[],
  keyOf: (item: T) => number,
  show: (item: T, place: number) => unknown,
  moreResult: MoreResult,
  { size, token }: PageRequest = pageRequest(call),
): Answer {
  const after = token === undefined ? 0 : positionOf(token).lastId;
  const start = after === 0 ? 0 : firstAfter(items, keyOf, after);
  const page = items.slice(start, start + size);
  const result = page.map(show);
  const hasMore = start + page.length < items.length;
  if (!hasMore) return moreResult === 'always' ? { result, moreResult: false } : { result };
  const nextPageToken = tokenOf({ since: call.now, lastId: keyOf(page.at(-1)!) });
  return { result, nextPageToken, ...(moreResult !== 'never' && { moreResult: true }) };
}

function firstAfter<T>(items: readonly T[], keyOf: (item: T) => number, after: number): number {
  const place = items.findIndex((item) => keyOf(item) > after);
  return place < 0 ? items.length : place;
}
