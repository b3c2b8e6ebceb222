/** What all control operations share: no session, no cost, and refusals that say what was found and expected where. */
import type { z } from 'zod';
import { explain } from './explain.ts';

export interface ControlReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised as JSON. */
  readonly body?: unknown;
}

export interface ControlOperation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/__mock/faults/:id` */
  readonly path: string;
  /** Of the body of a POST, or of the query string. */
  readonly input: z.ZodType | undefined;
  readonly handle: (input: never, params: Params) => ControlReply;
}

type Params = Readonly<Record<string, string>>;

/** A control operation without input. */
export function controlOperation(
  method: ControlOperation['method'],
  path: string,
  handle: (params: Params) => ControlReply,
): ControlOperation {
  return {
    method,
    path: `/__mock/${path}`,
    input: undefined,
    handle: (_input: undefined, params) => handle(params),
  };
}

/** A control operation whose body, or query string, has a schema. */
export function controlOperationOf<S extends z.ZodType>(
  method: ControlOperation['method'],
  path: string,
  input: S,
  handle: (input: z.output<S>) => ControlReply,
): ControlOperation {
  return { method, path: `/__mock/${path}`, input, handle };
}

/** A request as a server hands it over; a body that was sent is a text or a Buffer. */
interface ControlRequest {
  readonly query: unknown;
  readonly params: unknown;
  readonly body: unknown;
}

/** Answers a control request, or refuses it with every problem of its input. */
export function carryOut(
  { method, input, handle }: ControlOperation,
  { query, params, body }: ControlRequest,
): ControlReply {
  if (input === undefined) return handle(undefined as never, params as Params);
  let sent = query;
  try {
    if (method === 'POST') sent = jsonOf(body);
  } catch (error) {
    return problem(400, (error as SyntaxError).message);
  }
  const { success, data, error } = input.safeParse(sent);
  return success ? handle(data as never, params as Params) : problem(400, explain(input, error, sent));
}

/** A body as JSON, whatever content type it comes with; an empty one is `{}`. @throws SyntaxError for what is no JSON */
export function jsonOf(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : String(body ?? '');
  return text.trim() === '' ? {} : JSON.parse(text);
}

const CODES = { 400: 'BAD_REQUEST', 404: 'NOT_FOUND', 409: 'CONFLICT' } as const;

/** A refusal in the form of all control operations. */
export function problem(status: keyof typeof CODES, message: string): ControlReply {
  return { status, body: { code: CODES[status], message } };
}
