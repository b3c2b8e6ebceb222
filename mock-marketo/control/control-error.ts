/** Refusals of control routes, and inputs that are checked before they are used. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { explain } from './explain.ts';

const CODES = { 400: 'BAD_REQUEST', 404: 'NOT_FOUND', 409: 'CONFLICT' } as const;

/** A wrong request to a control route, or one that cannot be done now. */
export class ControlError extends Error {
  readonly statusCode: keyof typeof CODES;

  constructor(statusCode: keyof typeof CODES, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** What was sent, as its schema wants it. @throws ControlError 400 with every problem, its place, and what was expected */
export function checked<S extends z.ZodType>(schema: S, sent: unknown): z.output<S> {
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  throw new ControlError(400, explain(schema, result.error, sent));
}

/** Sends what a control route threw; anything unforeseen is the request's fault too. */
export function refuse(error: unknown, reply: FastifyReply): FastifyReply {
  const status = error instanceof ControlError ? error.statusCode : 400;
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
  return reply.code(status).send({ code: CODES[status], message });
}
