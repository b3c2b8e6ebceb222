/** Parts of one request that follow one another and use each other's answers, alone or as one transaction. */
import { z } from 'zod';
import { type Call, type Reply, restError } from '../../api.ts';
import { type ApiError, failure } from '../../errors.ts';
import { type Answers, resolved, resolvedText } from './references.ts';
import type { Routes } from './routes.ts';
import { answerSubrequest, bodyOf, isFailure } from './subrequest.ts';

export const part = z.object({
  method: z.string(),
  url: z.string(),
  referenceId: z.string(),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).optional(),
});
export type Part = z.output<typeof part>;

/** What became of one part, as the answer shows it. */
export interface PartResult {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** Documented for version 52.0 and later, REST guide "Composite Subrequest Result". */
const REFERENCE_ID = /^[a-z0-9]\w*$/i;

/** What is wrong with the list of parts before any of them is answered. */
export function partsError(parts: readonly Part[], max: number): ApiError | undefined {
  if (parts.length > max) return failure('tooManySubrequests', { max, what: 'subrequests' });
  const seen = new Set<string>();
  for (const { referenceId } of parts) {
    if (!REFERENCE_ID.test(referenceId)) return failure('referenceIdMalformed', { reference: referenceId });
    if (seen.has(referenceId)) return failure('referenceIdTwice');
    seen.add(referenceId);
  }
  return undefined;
}

/** Answers parts one after the other, each with its references filled in; one that fails does not stop the others. */
export function answerParts(call: Call, routes: Routes, parts: readonly Part[]): PartResult[] {
  const answers = new Map<string, unknown>();
  return parts.map((one) => answerPart(call, routes, one, answers));
}

/** Answers parts as one transaction: after the first that fails none is kept, and all others say so. */
export function answerAllOrNone(call: Call, routes: Routes, parts: readonly Part[]): PartResult[] {
  const results = call.org.transaction(
    () => untilFailure(call, routes, parts),
    (done) => !hasFailed(done),
  );
  return hasFailed(results) ? halted(parts, results.at(-1)!) : results;
}

function untilFailure(call: Call, routes: Routes, parts: readonly Part[]): PartResult[] {
  const answers = new Map<string, unknown>();
  const results: PartResult[] = [];
  for (const one of parts) {
    results.push(answerPart(call, routes, one, answers));
    if (hasFailed(results.slice(-1))) break;
  }
  return results;
}

export function hasFailed(results: readonly PartResult[]): boolean {
  return results.some(({ httpStatusCode }) => httpStatusCode >= 400);
}

function halted(parts: readonly Part[], failed: PartResult): PartResult[] {
  const reply = restError(failure('compositeHalted'));
  return parts.map(({ referenceId }) =>
    referenceId === failed.referenceId ? failed : resultOf(reply, referenceId),
  );
}

function answerPart(call: Call, routes: Routes, one: Part, answers: Map<string, unknown>): PartResult {
  const reply = replyTo(call, routes, one, answers);
  const result = resultOf(reply, one.referenceId);
  if (!isFailure(reply)) answers.set(one.referenceId, result.body);
  return result;
}

function replyTo(call: Call, routes: Routes, one: Part, answers: Answers): Reply {
  const url = resolvedText(one.url, answers);
  if (!url.ok) return restError(url.error);
  const body = resolved(one.body, answers);
  if (!body.ok) return restError(body.error);
  return answerSubrequest(call, routes, {
    method: one.method,
    url: url.value,
    body: body.value,
    headers: one.httpHeaders,
  });
}

function resultOf(reply: Reply, referenceId: string): PartResult {
  const location = reply.headers?.location;
  return {
    body: bodyOf(reply),
    httpHeaders: location === undefined ? {} : { Location: location },
    httpStatusCode: reply.status,
    referenceId,
  };
}
