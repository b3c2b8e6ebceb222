/** A fault rule as clients send it, one flat object; without an effect it is an error. */
import { z } from 'zod';
import { parseInstant } from '../kernel/index.ts';
import { LONGEST_DELAY_MS } from './delay.ts';
import type { FaultEffect, FaultPlan } from './faults.ts';

/** What differs between the rules of the mocks. */
export interface FaultDialect<E> {
  readonly methods: readonly string[];
  /** Every code that an error can have. */
  readonly codes: readonly string[];
  /**
   * Whether the API's errors have HTTP statuses, so that a rule may name a code, a status or both; where they come with
   * 200, a status is that of a proxy before the API, and a rule names either.
   */
  readonly errorsHaveStatus: boolean;
  /** Whether an error can be one of single records of a request, too. */
  readonly errorsHitRecords: boolean;
  /** The API's error of a code, with what the rule says of it. */
  readonly errorOf: (code: string, asked: { readonly status?: number; readonly message?: string }) => E;
}

const instant = z.iso.datetime({ offset: true });
const duration = z.int().min(0).max(LONGEST_DELAY_MS);

const latency = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('fixed'), ms: duration }),
  z
    .strictObject({ shape: z.literal('uniform'), minMs: duration, maxMs: duration })
    .refine(({ minMs, maxMs }) => minMs <= maxMs, { error: 'expected a minMs that is at most maxMs' }),
  z.strictObject({ shape: z.literal('logNormal'), medianMs: duration, sigma: z.number().min(0).max(5) }),
]);

/** The schema of a rule. */
export function faultRuleFormat(dialect: FaultDialect<unknown>) {
  const conditions = conditionsOf(dialect.methods);
  const rule = z.discriminatedUnion('effect', [
    errorFormat(dialect, conditions),
    z.strictObject({ effect: z.literal('latency'), delay: latency, ...conditions }),
    z.strictObject({ effect: z.literal('timeout'), ...conditions }),
    z.strictObject({ effect: z.literal('reset'), ...conditions }),
    z.strictObject({ effect: z.literal('replyLost'), ...conditions }),
  ]);
  return z.preprocess(withEffect, rule.refine(isWindow, { error: 'expected an until that is after from' }));
}

export type SentRule = z.output<ReturnType<typeof faultRuleFormat>>;

/** A window that ends before it begins would never apply. */
function isWindow({ from, until }: { from?: string | undefined; until?: string | undefined }): boolean {
  return from === undefined || until === undefined || parseInstant(from) < parseInstant(until);
}

/** Which requests, and when. All that is left out is no condition. */
function conditionsOf(methods: readonly string[]) {
  return {
    method: z.enum(methods).optional(),
    path: z.string().min(1).max(1_000).optional(),
    operation: z.string().min(1).max(1_000).optional(),
    probability: z.number().min(0).max(1).optional(),
    times: z.int().min(1).max(1_000_000_000).optional(),
    from: instant.optional(),
    until: instant.optional(),
  };
}

const SCOPE = { scope: z.enum(['request', 'record']).optional() };

function errorFormat(
  { codes, errorsHaveStatus, errorsHitRecords }: FaultDialect<unknown>,
  conditions: ReturnType<typeof conditionsOf>,
) {
  const error = {
    effect: z.literal('error'),
    code: z.enum(codes).optional(),
    status: z.int().min(400).max(599).optional(),
    message: z.string().max(1_000).optional(),
    ...(errorsHitRecords ? SCOPE : ({} as typeof SCOPE)),
  };
  return z
    .strictObject({ ...error, ...conditions })
    .refine(
      ({ code, status }) =>
        errorsHaveStatus
          ? code !== undefined || status !== undefined
          : (code === undefined) !== (status === undefined),
      { error: errorsHaveStatus ? 'expected a code or a status' : 'expected either a code or a status' },
    )
    .refine(({ code, scope }) => scope !== 'record' || code !== undefined, {
      error: 'expected a code, for an error of records',
    });
}

function withEffect(sent: unknown): unknown {
  const isBare = typeof sent === 'object' && sent !== null && !Array.isArray(sent) && !('effect' in sent);
  return isBare ? { effect: 'error', ...sent } : sent;
}

/** What a rule says, made ready. */
export function planOf<E>(rule: SentRule, dialect: FaultDialect<E>): FaultPlan<E> {
  const { from, until } = rule;
  return {
    ...rule,
    from: from === undefined ? undefined : parseInstant(from),
    until: until === undefined ? undefined : parseInstant(until),
    effect: effectOf(rule, dialect),
  };
}

function effectOf<E>(rule: SentRule, { errorOf }: FaultDialect<E>): FaultEffect<E> {
  if (rule.effect === 'latency') return { kind: 'latency', delay: rule.delay };
  if (rule.effect !== 'error') return { kind: rule.effect };
  const { code, status, message } = rule;
  if (code === undefined) return { kind: 'error', error: status! };
  const asked = { ...(status !== undefined && { status }), ...(message !== undefined && { message }) };
  return { kind: 'error', error: errorOf(code, asked) };
}
