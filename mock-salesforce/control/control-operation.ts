/** What all control operations share: no session, no cost, and refusals that say what was found and expected where. */
import type { z } from 'zod';
import { type Call, type Operation, operation, type Reply } from '../api.ts';
import { explain } from './explain.ts';

/** A control operation without input. */
export function controlOperation(
  method: Operation['method'],
  path: string,
  handle: (call: Call) => Reply,
): Operation {
  return operation(method, `/__mock/${path}`, options, handle);
}

/** A control operation whose body, or query string, has a schema. */
export function controlOperationOf<S extends z.ZodType>(
  method: Operation['method'],
  path: string,
  input: S,
  handle: (call: Call, input: z.output<S>) => Reply,
): Operation {
  return operation(method, `/__mock/${path}`, { ...options, input, explain }, handle);
}

const CODES: Readonly<Record<number, string>> = { 400: 'BAD_REQUEST', 404: 'NOT_FOUND', 409: 'CONFLICT' };

/** A refusal in the form of all control operations. */
export function problem(status: number, message: string): Reply {
  return { status, body: { code: CODES[status], message } };
}

const options = {
  access: 'control',
  refuse: ({ message }: { message: string }) => problem(400, message),
} as const;
