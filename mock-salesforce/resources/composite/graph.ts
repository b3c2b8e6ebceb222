/**
 * composite/graph: graphs of requests, 500 in all; every graph is a transaction of its own (documented, REST guide
 * "Composite Graph").
 */
import { z } from 'zod';
import { type Call, type Operation, operation, type Reply, restError } from '../../api.ts';
import { type ApiError, failure } from '../../errors.ts';
import { GRAPH_SUBREQUESTS, GRAPHS } from '../../limits.ts';
import type { Routes } from './routes.ts';
import { answerAllOrNone, hasFailed, part, partsError } from './transaction.ts';

const graph = z.object({ graphId: z.string(), compositeRequest: z.array(part) });
const input = z.object({ graphs: z.array(graph) });
type Graph = z.output<typeof graph>;

function graphs(call: Call, routes: Routes, given: readonly Graph[]): Reply {
  const error = graphsError(given);
  if (error !== undefined) return restError(error);
  const answered = given.map(({ graphId, compositeRequest }) => {
    const compositeResponse = answerAllOrNone(call, routes, compositeRequest);
    return { graphId, graphResponse: { compositeResponse }, isSuccessful: !hasFailed(compositeResponse) };
  });
  return { status: 200, body: { graphs: answered } };
}

function graphsError(given: readonly Graph[]): ApiError | undefined {
  if (given.length > GRAPHS) return failure('tooManySubrequests', { max: GRAPHS, what: 'graphs' });
  let left = GRAPH_SUBREQUESTS;
  for (const { compositeRequest } of given) {
    const error = partsError(compositeRequest, left);
    if (error !== undefined) return error;
    left -= compositeRequest.length;
  }
  return undefined;
}

export function graphOperation(routes: Routes): Operation {
  return operation('POST', '/services/data/:version/composite/graph', { input }, (call, given) =>
    graphs(call, routes, given.graphs),
  );
}
