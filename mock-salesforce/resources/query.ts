/** SOQL over REST: query, queryAll, further pages, and the two extras of the Salesforce CLI and of jsforce. */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../api.ts';
import { failure } from '../errors.ts';
import { QUERY_PAGE_RECORDS, QUERY_PAGE_RECORDS_MIN } from '../limits.ts';
import { type Answer, runQuery } from '../soql/index.ts';
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
    const answer = runQuery(org, text, { user, now, withDeleted });
    if (!answer.ok) return restError(answer.error);
    if (q === undefined) return { status: 200, body: planOf(answer.value, text) };
    if (columns === 'true') return { status: 200, body: columnMetadata(org, answer.value) };
    return firstPage(call, answer.value);
  };
}

function firstPage(call: Call, answer: Answer): Reply {
  const pageSize = pageSizeOf(call);
  const locator =
    answer.rows.length > pageSize ? call.api.cursors.open(answer, call.user, pageSize, call.now) : undefined;
  return page(call, answer, 0, pageSize, locator);
}

/** `/query/01g5g0000000001AAA-2000`: the locator, and from which record on. */
function more(call: Call): Reply {
  const [, locator = '', from = ''] = /^(\w{15,18})-(\d+)$/.exec(call.incoming.params.locator!) ?? [];
  const cursor = call.api.cursors.find(locator, call.user, call.now);
  const start = Number(from);
  if (cursor === undefined || start >= cursor.answer.rows.length)
    return restError(failure('queryCursorUnknown'));
  return page(call, cursor.answer, start, cursor.pageSize, locator);
}

function page(
  call: Call,
  answer: Answer,
  from: number,
  pageSize: number,
  locator: string | undefined,
): Reply {
  const to = from + pageSize;
  const done = to >= answer.rows.length;
  const { totalSize } = answer;
  const next = done ? {} : { nextRecordsUrl: `${call.basePath}/query/${locator}-${to}` };
  return { status: 200, body: { totalSize, done, ...next, records: answer.page(from, to, call.basePath) } };
}

/** `Sforce-Query-Options: batchSize=500`, within the bounds of the original. */
function pageSizeOf({ incoming }: Call): number {
  const [, asked] = /batchSize\s*=\s*(\d+)/i.exec(incoming.headers['sforce-query-options'] ?? '') ?? [];
  if (asked === undefined) return QUERY_PAGE_RECORDS;
  return Math.min(QUERY_PAGE_RECORDS, Math.max(QUERY_PAGE_RECORDS_MIN, Number(asked)));
}

/** The shape of a query plan; the mock does not estimate costs (approximated). */
function planOf(answer: Answer, sourceQuery: string): object {
  const plan = {
    cardinality: answer.totalSize,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: [],
    relativeCost: 1,
    sobjectCardinality: answer.totalSize,
    sobjectType: answer.object,
  };
  return { plans: [plan], sourceQuery };
}

const path = '/services/data/:version';

export const queryOperations = [
  operation('GET', `${path}/query`, { input }, query(false)),
  operation('GET', `${path}/queryAll`, { input }, query(true)),
  operation('GET', `${path}/query/:locator`, {}, more),
  operation('GET', `${path}/queryAll/:locator`, {}, more),
];
