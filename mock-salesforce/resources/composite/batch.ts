/**
 * composite/batch: up to 25 requests that know nothing of each other, answered one after the other; each stands on
 * its own (documented, REST guide "Composite Batch").
 */
import { z } from 'zod';
import { type Call, type Operation, operation, type Reply, restError } from '../../api.ts';
import { failure } from '../../errors.ts';
import { SUBREQUESTS } from '../../limits.ts';
import type { Routes } from './routes.ts';
import { answerSubrequest, bodyOf, isFailure } from './subrequest.ts';

const one = z.object({ method: z.string(), url: z.string(), richInput: z.unknown().optional() });
const input = z.object({ haltOnError: z.boolean().default(false), batchRequests: z.array(one) });
type Batch = z.output<typeof input>;

function batch(call: Call, routes: Routes, { haltOnError, batchRequests }: Batch): Reply {
  if (batchRequests.length > SUBREQUESTS)
    return restError(failure('tooManySubrequests', { max: SUBREQUESTS, what: 'subrequests' }));
  let hasErrors = false;
  const results = batchRequests.map(({ method, url, richInput: body }) => {
    const reply =
      haltOnError && hasErrors
        ? restError(failure('batchHalted'))
        : answerSubrequest(call, routes, { method, url: absolute(url), body });
    hasErrors ||= isFailure(reply);
    return { statusCode: reply.status, result: bodyOf(reply) };
  });
  return { status: 200, body: { hasErrors, results } };
}

/** Addresses may begin with the version: `v62.0/sobjects/Account`. */
function absolute(url: string): string {
  return /^\/*services\//i.test(url) ? url : `/services/data/${url}`;
}

export function batchOperation(routes: Routes): Operation {
  return operation('POST', '/services/data/:version/composite/batch', { input }, (call, given) =>
    batch(call, routes, given),
  );
}
