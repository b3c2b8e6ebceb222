/**
 * composite: up to 25 requests, each of which may use the answers to the ones before; with allOrNone they are one
 * transaction (documented, REST guide "Composite").
 */
import { z } from 'zod';
import { type Call, type Operation, operation, type Reply, restError } from '../../api.ts';
import { type ApiError, failure } from '../../errors.ts';
import { SUBREQUESTS, SUBREQUESTS_OF_MANY_RECORDS } from '../../limits.ts';
import type { Routes } from './routes.ts';
import { answerAllOrNone, answerParts, type Part, part, partsError } from './transaction.ts';

const input = z.object({
  allOrNone: z.boolean().default(false),
  /** Whether parts may be put together to save time: nothing to see from outside. */
  collateSubrequests: z.boolean().optional(),
  compositeRequest: z.array(part),
});
type Composite = z.output<typeof input>;

function composite(call: Call, routes: Routes, { allOrNone, compositeRequest }: Composite): Reply {
  const error = partsError(compositeRequest, SUBREQUESTS) ?? manyRecordsError(compositeRequest);
  if (error !== undefined) return restError(error);
  const answer = allOrNone ? answerAllOrNone : answerParts;
  const compositeResponse = answer(call, routes, compositeRequest);
  return { status: 200, body: { compositeResponse } };
}

/** Queries and collections, which may concern many records each. */
const OF_MANY_RECORDS = /\/v\d+\.0\/+(?:query|queryAll|composite\/+sobjects)\b/i;

function manyRecordsError(parts: readonly Part[]): ApiError | undefined {
  const count = parts.filter(({ url }) => OF_MANY_RECORDS.test(url)).length;
  if (count <= SUBREQUESTS_OF_MANY_RECORDS) return undefined;
  return failure('tooManySubrequests', {
    max: SUBREQUESTS_OF_MANY_RECORDS,
    what: 'query or sObject collection subrequests',
  });
}

/** The resources made of others (documented, REST guide "Get a List of Composite Resources"). */
function list({ basePath }: Call): Reply {
  const names = ['tree', 'batch', 'sobjects', 'graph'];
  const body = Object.fromEntries(names.map((name) => [name, `${basePath}/composite/${name}`]));
  return { status: 200, body };
}

export const compositeList = operation('GET', '/services/data/:version/composite', {}, list);

export function compositeOperation(routes: Routes): Operation {
  return operation('POST', '/services/data/:version/composite', { input }, (call, given) =>
    composite(call, routes, given),
  );
}
