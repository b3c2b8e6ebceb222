/** Fault rules on the wire: add, list, remove. A rule is one flat object; without an effect it is an error. */
import { z } from 'zod';
import { isoInstant, LONGEST_DELAY_MS, parseInstant } from '../../engine/kernel/index.ts';
import type { Call, Reply } from '../api.ts';
import { controlOperation, controlOperationOf, problem } from './control-operation.ts';
import { FAULT_CODES, faultError } from './fault-codes.ts';
import type { FaultEffect, FaultPlan, FaultRule } from './faults.ts';
import { nearest } from './nearest.ts';

const instant = z.iso.datetime({ offset: true });
const duration = z.int().min(0).max(LONGEST_DELAY_MS);

/** Which requests, and when. All that is left out is no condition. */
const conditions = {
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  path: z.string().min(1).max(1_000).optional(),
  operation: z.string().min(1).max(1_000).optional(),
  probability: z.number().min(0).max(1).optional(),
  times: z.int().min(1).max(1_000_000_000).optional(),
  from: instant.optional(),
  until: instant.optional(),
};

const error = {
  code: z.enum(FAULT_CODES).optional(),
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
      .refine(({ code, status }) => code !== undefined || status !== undefined, {
        error: 'expected a code or a status',
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

function planOf(asked: AskedRule): FaultPlan {
  const { from, until } = asked;
  return {
    ...asked,
    from: from === undefined ? undefined : parseInstant(from),
    until: until === undefined ? undefined : parseInstant(until),
    effect: effectOf(asked),
  };
}

function effectOf(asked: AskedRule): FaultEffect {
  if (asked.effect === 'latency') return { kind: 'latency', delay: asked.delay };
  if (asked.effect !== 'error') return { kind: asked.effect };
  const { code, status, message } = asked;
  if (code === undefined) return { kind: 'error', error: status! };
  const known = faultError(code);
  return {
    kind: 'error',
    error: { ...known, status: status ?? known.status, message: message ?? known.message },
  };
}

function shown({ id, asked, hits, isOver }: FaultRule): object {
  return { id, ...asked, hits, over: isOver };
}

function list({ api, now }: Call): Reply {
  return { status: 200, body: { now: isoInstant(now), faults: api.faults.rules(now).map(shown) } };
}

/** Operations are named as in the journal and in the OpenAPI document. */
export function faultOperations(operationNames: ReadonlySet<string>) {
  const add = ({ api, now }: Call, asked: AskedRule): Reply => {
    if (asked.operation !== undefined && !operationNames.has(asked.operation)) {
      return problem(400, unknownOperation(asked.operation, operationNames));
    }
    const id = api.faults.add(asked, planOf(asked));
    const added = api.faults.rules(now).find((rule) => rule.id === id)!;
    return { status: 201, headers: { location: `/__mock/faults/${id}` }, body: shown(added) };
  };
  return [
    controlOperation('GET', 'faults', list),
    controlOperationOf('POST', 'faults', faultRule, add),
    controlOperation('DELETE', 'faults', removeAll),
    controlOperation('DELETE', 'faults/:id', remove),
  ];
}

function unknownOperation(name: string, known: ReadonlySet<string>): string {
  const near = nearest(name, [...known]);
  const hint = near === undefined ? '; GET /docs/json names them' : `; did you mean "${near}"?`;
  return `operation: found ${JSON.stringify(name)}, expected a method and a path as in "GET /services/data/:version/limits"${hint}`;
}

function removeAll({ api }: Call): Reply {
  api.faults.clear();
  return { status: 204 };
}

function remove({ api, incoming }: Call): Reply {
  const { id = '' } = incoming.params;
  const isRemoved = /^\d{1,9}$/.test(id) && api.faults.remove(Number(id));
  return isRemoved ? { status: 204 } : problem(404, `there is no fault ${id}`);
}
