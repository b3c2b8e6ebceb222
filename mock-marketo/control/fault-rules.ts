/** Fault rules on the wire: add, list, remove. A rule is one flat object; without an effect it is an error. */

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Clock, isoInstant, LONGEST_DELAY_MS, parseInstant } from '../../engine/kernel/index.ts';
import { type Api, OPERATION_NAMES } from '../api.ts';
import type { CallLimits } from '../limits.ts';
import { jsonOf } from './body.ts';
import { ControlError, checked } from './control-error.ts';
import { FAULT_CODES, faultError } from './fault-codes.ts';
import type { FaultEffect, FaultPlan, FaultRule } from './faults.ts';
import { nearest } from './nearest.ts';

const instant = z.iso.datetime({ offset: true });
const duration = z.int().min(0).max(LONGEST_DELAY_MS);

/** Which requests, and when. All that is left out is no condition. */
const conditions = {
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  path: z.string().min(1).max(1_000).optional(),
  operation: z.string().min(1).max(1_000).optional(),
  probability: z.number().min(0).max(1).optional(),
  times: z.int().min(1).max(1_000_000_000).optional(),
  from: instant.optional(),
  until: instant.optional(),
};

const error = {
  code: z.enum(FAULT_CODES).optional(),
  /** Of a proxy before the API; the API's own errors come with 200. */
  status: z.int().min(400).max(599).optional(),
  message: z.string().max(1_000).optional(),
};

const latency = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('fixed'), ms: duration }),
  z
    .strictObject({ shape: z.literal('uniform'), minMs: duration, maxMs: duration })
    .refine(({ minMs, maxMs }) => minMs <= maxMs, { error: 'expected a minMs that is at most maxMs' }),
  z.strictObject({ shape: z.literal('logNormal'), medianMs: duration, sigma: z.number().min(0).max(5) }),
]);

/** A rule as clients send it. */
export const faultRule = z.preprocess(
  withEffect,
  z.discriminatedUnion('effect', [
    z
      .strictObject({ effect: z.literal('error'), ...error, ...conditions })
      .refine(({ code, status }) => (code === undefined) !== (status === undefined), {
        error: 'expected either a code or a status',
      }),
    z.strictObject({ effect: z.literal('latency'), delay: latency, ...conditions }),
    z.strictObject({ effect: z.literal('timeout'), ...conditions }),
    z.strictObject({ effect: z.literal('reset'), ...conditions }),
    z.strictObject({ effect: z.literal('replyLost'), ...conditions }),
  ]),
);

type AskedRule = z.output<typeof faultRule>;

function withEffect(sent: unknown): unknown {
  const isBare = typeof sent === 'object' && sent !== null && !Array.isArray(sent) && !('effect' in sent);
  return isBare ? { effect: 'error', ...sent } : sent;
}

function planOf(asked: AskedRule, limits: CallLimits): FaultPlan {
  const { from, until } = asked;
  return {
    ...asked,
    from: from === undefined ? undefined : parseInstant(from),
    until: until === undefined ? undefined : parseInstant(until),
    effect: effectOf(asked, limits),
  };
}

function effectOf(asked: AskedRule, limits: CallLimits): FaultEffect {
  if (asked.effect === 'latency') return { kind: 'latency', delay: asked.delay };
  if (asked.effect !== 'error') return { kind: asked.effect };
  const { code, status, message } = asked;
  if (code === undefined) return { kind: 'error', error: status! };
  const known = faultError(code, limits);
  return { kind: 'error', error: { code, message: message ?? known.message } };
}

function shown({ id, asked, hits, isOver }: FaultRule): object {
  return { id, ...asked, hits, over: isOver };
}

/** Operations are named as in the journal and in the OpenAPI document. */
export function addFaultRoutes(routes: FastifyInstance, { faults, options }: Api, clock: Clock): void {
  routes.get('/faults', async () => {
    const now = clock.now();
    return { now: isoInstant(now), faults: faults.rules(now).map(shown) };
  });
  routes.post('/faults', async ({ body }, reply) => {
    const asked = checked(faultRule, jsonOf(body));
    ensureKnown(asked.operation);
    const id = faults.add(asked, planOf(asked, options.limits));
    const added = faults.rules(clock.now()).find((rule) => rule.id === id)!;
    return reply.code(201).header('location', `/__mock/faults/${id}`).send(shown(added));
  });
  routes.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  routes.delete<{ Params: { id: string } }>('/faults/:id', async ({ params: { id } }, reply) => {
    if (!/^\d{1,9}$/.test(id) || !faults.remove(Number(id))) {
      throw new ControlError(404, `there is no fault ${id}`);
    }
    return reply.code(204).send();
  });
}

function ensureKnown(operation: string | undefined): void {
  if (operation === undefined || OPERATION_NAMES.has(operation)) return;
  const near = nearest(operation, [...OPERATION_NAMES]);
  const hint = near === undefined ? '; GET /docs/json names them' : `; did you mean "${near}"?`;
  const found = JSON.stringify(operation);
  throw new ControlError(
    400,
    `operation: found ${found}, expected a method and a path as in "GET /rest/v1/leads.json"${hint}`,
  );
}
