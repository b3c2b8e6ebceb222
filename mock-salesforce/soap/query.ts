/** query, queryAll, queryMore and retrieve. */
import { z } from 'zod';
import { type Outcome, refused } from '../errors.ts';
import {
  QUERY_PAGE_RECORDS,
  QUERY_PAGE_RECORDS_MIN,
  RETRIEVED_IDS,
  SOAP_QUERY_PAGE_RECORDS,
} from '../limits.ts';
import { fieldsNamed, isVisible, seenObject, shownRecord } from '../record-calls/index.ts';
import { type Pages, runQuery } from '../soql/index.ts';
import { NIL } from './envelope.ts';
import { queryResult, shownSObject } from './sobject.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const statement = z.object({ queryString: z.string().default('') });
const next = z.object({ queryLocator: z.string().default('') });
const retrieval = z.object({
  fieldList: z.string().default(''),
  sObjectType: z.array(z.string()).length(1),
  ids: z.array(z.string()).default([]),
});

function query(withDeleted: boolean): (call: SoapCall, input: z.output<typeof statement>) => Outcome<Result> {
  return (call, { queryString }) => {
    const { org, user, now, api } = call;
    if (queryString.trim() === '') return refused('queryEmpty');
    const answer = runQuery(org, queryString, { user, now, withDeleted });
    if (!answer.ok) return answer;
    const size = answer.value.isGrouped ? QUERY_PAGE_RECORDS : pageSizeOf(call);
    const hasMore = answer.value.size > size;
    const locator = hasMore ? api.cursors.open(answer.value, call, size) : undefined;
    return { ok: true, value: page(call, answer.value, 0, size, locator) };
  };
}

/** `QueryOptions/batchSize`, within the bounds of the original. */
function pageSizeOf({ headers }: SoapCall): number {
  const asked = headers.batchSize ?? SOAP_QUERY_PAGE_RECORDS;
  return Math.min(QUERY_PAGE_RECORDS, Math.max(QUERY_PAGE_RECORDS_MIN, asked));
}

function queryMore(call: SoapCall, { queryLocator }: z.output<typeof next>): Outcome<Result> {
  const [, locator = '', from = ''] = /^(\w{15,18})-(\d+)$/.exec(queryLocator) ?? [];
  const cursor = call.api.cursors.find(locator, call.user, call.now);
  const start = Number(from);
  if (cursor === undefined || start >= cursor.answer.size) return refused('queryCursorUnknown');
  return { ok: true, value: page(call, cursor.answer, start, cursor.pageSize, locator) };
}

function page(
  call: SoapCall,
  answer: Pages,
  from: number,
  size: number,
  locator: string | undefined,
): object {
  const to = from + size;
  const isLast = locator === undefined || to >= answer.size;
  const records = answer.page(from, to, call.basePath);
  return queryResult(records, answer.totalSize, isLast ? undefined : `${locator}-${to}`);
}

/** The records of these Ids in their order; `xsi:nil` for one that is not there. */
function retrieve(
  call: SoapCall,
  { fieldList, sObjectType, ids }: z.output<typeof retrieval>,
): Outcome<Result> {
  if (ids.length > RETRIEVED_IDS) return refused('tooManyRecords', { max: RETRIEVED_IDS });
  const records = seenObject(call, sObjectType[0]!);
  if (!records.ok) return records;
  const names = fieldList.split(',').map((name) => name.trim());
  const chosen = fieldsNamed(call, records.value, names);
  if (!chosen.ok) return chosen;
  const found = ids.map((id) => {
    const row = records.value.rowOf(id);
    if (!isVisible(call, records.value, row)) return NIL;
    return shownSObject(shownRecord(call, records.value, row, chosen.value, call.basePath));
  });
  return { ok: true, value: found };
}

export const queryVerbs: Readonly<Record<string, Verb>> = {
  query: verb(statement, query(false)),
  queryAll: verb(statement, query(true)),
  queryMore: verb(next, queryMore),
  retrieve: verb(retrieval, retrieve),
};
