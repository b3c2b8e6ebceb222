/** SOQL over REST: query, queryAll, further pages, plans, and the columns that the Salesforce CLI asks for. */
import { z } from 'zod';
import { type Call, JSON_TYPE, operation, type Reply, restError } from '../api.ts';
import { failure } from '../errors.ts';
import { QUERY_PAGE_RECORDS } from '../limits.ts';
import { mostRecords, pageSizeFrom, pageSizeWithin } from '../query-pages.ts';
import { type Answer, type ChildPages, explainQuery, type Pages, runQuery } from '../soql/index.ts';
import { columnMetadata } from './query-columns.ts';

const input = z.object({
  q: z.string().optional(),
  columns: z.string().optional(),
  explain: z.string().optional(),
});
type Input = z.output<typeof input>;

function query(withDeleted: boolean): (call: Call, given: Input) => Reply {
  return (call, { q, columns, explain }) => {
    const text = q ?? explain;
    if (text === undefined) return restError(failure('queryMissing'));
    if (text.trim() === '') return restError(failure('queryEmpty'));
    const { org, user, now } = call;
    if (q === undefined) return plansOf(call, text, withDeleted);
    const answer = runQuery(org, text, { user, now, withDeleted });
    if (!answer.ok) return restError(answer.error);
    if (columns === 'true') return { status: 200, body: columnMetadata(org, answer.value) };
    return firstPage(call, answer.value);
  };
}

function plansOf({ org, user, now }: Call, sourceQuery: string, withDeleted: boolean): Reply {
  const plans = explainQuery(org, sourceQuery, { user, now, withDeleted });
  return plans.ok ? { status: 200, body: { plans: plans.value, sourceQuery } } : restError(plans.error);
}

/** Groups are never cut into pages (documented, "Considerations for GROUP BY"). */
function firstPage(call: Call, answer: Answer): Reply {
  const pageSize = answer.isGrouped ? QUERY_PAGE_RECORDS : firstPageSize(call, answer);
  const locator = answer.size > pageSize ? openerOf(call, pageSize)(answer) : undefined;
  return page(call, answer, 0, pageSize, locator);
}

function firstPageSize(call: Call, answer: Answer): number {
  const asked = batchSizeOf(call);
  return asked === undefined ? mostRecords(answer) : pageSizeWithin(asked, answer);
}

/** `/query/01g5g0000000001AAA-2000`: the locator, and from which record on. */
function more(call: Call): Reply {
  const [, locator = '', from = ''] = /^(\w{15,18})-(\d+)$/.exec(call.incoming.params.locator!) ?? [];
  const cursor = call.api.cursors.find(locator, call.user, call.now);
  const start = Number(from);
  if (cursor === undefined || start >= cursor.answer.size) return restError(failure('queryCursorUnknown'));
  return page(call, cursor.answer, start, pageSizeFrom(cursor, start, batchSizeOf(call)), locator);
}

function page(call: Call, answer: Pages, from: number, pageSize: number, locator: string | undefined): Reply {
  const to = from + pageSize;
  const done = to >= answer.size;
  const { totalSize } = answer;
  const next = done ? {} : { nextRecordsUrl: `${call.basePath}/query/${locator}-${to}` };
  const children: ChildPages = { pageSize, open: openerOf(call, pageSize) };
  const head = { totalSize, done, ...next };
  const text = answer.pageText?.(from, to, call.basePath, children);
  if (text === undefined) {
    return { status: 200, body: { ...head, records: answer.page(from, to, call.basePath, children) } };
  }
  const body = `${JSON.stringify(head).slice(0, -1)},"records":${text}}`;
  return { status: 200, headers: { 'content-type': JSON_TYPE }, body };
}

/** Opens cursors for the caller. */
function openerOf(call: Call, pageSize: number): (answer: Pages) => string {
  return (answer) => call.api.cursors.open(answer, call, pageSize);
}

/** `Sforce-Query-Options: batchSize=500`. */
function batchSizeOf({ incoming }: Call): number | undefined {
  const [, asked] = /batchSize\s*=\s*(\d+)/i.exec(incoming.headers['sforce-query-options'] ?? '') ?? [];
  return asked === undefined ? undefined : Number(asked);
}

const path = '/services/data/:version';

export const queryOperations = [
  operation('GET', `${path}/query`, { input }, query(false)),
  operation('GET', `${path}/queryAll`, { input }, query(true)),
  operation('GET', `${path}/query/:locator`, {}, more),
  operation('GET', `${path}/queryAll/:locator`, {}, more),
];
