/** How many records the pages of a query have, over REST and over SOAP. */
import { QUERY_PAGE_RECORDS, QUERY_PAGE_RECORDS_MIN, QUERY_PAGE_RECORDS_OF_LONG_TEXTS } from './limits.ts';
import type { QueryCursor } from './query-cursors.ts';
import type { Pages } from './soql/index.ts';

/** The most records in a page. */
export function mostRecords({ shown }: Pages): number {
  return hasLongTexts(shown) ? QUERY_PAGE_RECORDS_OF_LONG_TEXTS : QUERY_PAGE_RECORDS;
}

/** The size of a page of which a client asks for this many records, within the bounds of the original. */
export function pageSizeWithin(asked: number, answer: Pages): number {
  return Math.min(mostRecords(answer), Math.max(QUERY_PAGE_RECORDS_MIN, asked));
}

/**
 * The size of the page that begins with a cursor's record `start`. A size that comes with the request for it counts
 * (documented for SOAP's queryMore(), "QueryOptions"; assumed for REST) and holds for the pages that follow, but not
 * for those before, so that the same request gets the same page again.
 */
export function pageSizeFrom(cursor: QueryCursor, start: number, asked: number | undefined): number {
  const { answer, pageSize, pageSizes } = cursor;
  const size = asked === undefined ? (pageSizes.get(start) ?? pageSize) : pageSizeWithin(asked, answer);
  pageSizes.set(start + size, size);
  return size;
}

/** Whether two or more long custom texts are shown. */
function hasLongTexts(shown: Pages['shown']): boolean {
  const long = shown.filter(
    (one) =>
      one.kind === 'field' &&
      one.field.custom &&
      one.field.type === 'textarea' &&
      (one.field.length ?? 0) > 255,
  );
  return long.length >= 2;
}
