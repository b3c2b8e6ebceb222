/** query, queryAll, queryMore and retrieve. */
import { z } from 'zod';
import { type Outcome, refused } from '../errors.ts';
import { QUERY_PAGE_RECORDS, RETRIEVED_IDS, SOAP_QUERY_PAGE_RECORDS } from '../limits.ts';
import { pageSizeFrom, pageSizeWithin } from '../query-pages.ts';
import { fieldsNamed, isVisible, seenObject, shownRecord } from '../record-calls/index.ts';
import { type Answer, type ChildPages, type Pages, runQuery } from '../soql/index.ts';
import { NIL } from '../xml/index.ts';
import { queryResult, shownGroup, shownSObject } from './sobject.ts';
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
    const { org, user, now } = call;
    if (queryString.trim() === '') return refused('queryEmpty');
    const answer = runQuery(org, queryString, { user, now, withDeleted });
    if (!answer.ok) return answer;
    return { ok: true, value: answer.value.isGrouped ? groups(answer.value) : firstPage(call, answer.value) };
  };
}

/** Groups are never cut into pages. */
function groups(answer: Answer): object {
  const found = answer.page(0, QUERY_PAGE_RECORDS, '');
  return queryResult(
    found.map((group) => shownGroup(group, answer.shown)),
    answer.totalSize,
    undefined,
  );
}

/** `QueryOptions/batchSize`, or 500. */
function firstPage(call: SoapCall, answer: Answer): object {
  const size = pageSizeWithin(call.headers.batchSize ?? SOAP_QUERY_PAGE_RECORDS, answer);
  const locator = answer.size > size ? call.api.cursors.open(answer, call, size) : undefined;
  return page(call, answer, 0, size, locator);
}

function queryMore(call: SoapCall, { queryLocator }: z.output<typeof next>): Outcome<Result> {
  const { api, user, now, headers } = call;
  const [, locator = '', from = ''] = /^(\w{15,18})-(\d+)$/.exec(queryLocator) ?? [];
  const cursor = api.cursors.find(locator, user, now);
  const start = Number(from);
  if (cursor === undefined || start >= cursor.answer.size) return refused('queryCursorUnknown');
  const size = pageSizeFrom(cursor, start, headers.batchSize);
  return { ok: true, value: page(call, cursor.answer, start, size, locator) };
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
  const children: ChildPages = {
    pageSize: size,
    open: (records) => call.api.cursors.open(records, call, size),
  };
  const records = answer.page(from, to, call.basePath, children).map(shownSObject);
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
