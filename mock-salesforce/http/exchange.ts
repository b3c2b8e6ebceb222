/**
 * One request on its way through HTTP: read, perhaps hit by a fault, answered by the pipeline, noted, sent. Each
 * operation has one handler; a request allocates what it needs and nothing else.
 */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ControlOperation,
  carryOut,
  type Decision,
  type WaitingRoom,
} from '../../engine/control/index.ts';
import { VirtualClock } from '../../engine/kernel/index.ts';
import { type Answer, type Api, answer, arrive, JSON_TYPE, type Operation, type Reply } from '../api.ts';
import type { ApiError } from '../errors.ts';
import type { Incoming } from './incoming.ts';

/** Milliseconds that a request waited for locks, where it did. The mock's own: the original has no such header. */
const WAITED_HEADER = 'x-mock-waited-ms';

/** Answers with the reply itself, not with a promise: Fastify waits for those. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => void;

/** `GET /services/data/:version/limits`, the name of an operation in the journal, the counters and the fault rules. */
export function operationName({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The handler of an operation that clients call. */
export function handlerOf(api: Api, operation: Operation, waiting: WaitingRoom): Handler {
  const name = operationName(operation);
  const isSignIn = operation.access === 'open';
  return (request, reply) => {
    const { faults } = api;
    const fault = faults.isEmpty
      ? undefined
      : faults.decide(name, request.method, request.url, isSignIn, api.clock.now());
    if (fault === undefined) {
      carryOutCall(api, operation, name, request, reply, 0, waiting);
      return;
    }
    api.org.longRequests.begin(api.clock.now(), api.clock.now() + fault.delayMs);
    const suffer = () => sufferFault(api, operation, fault, request, reply, waiting);
    if (fault.delayMs === 0) suffer();
    else waiting.wait(request.raw.socket, fault.delayMs, suffer);
  };
}

/** Answers a request that no fault keeps from it; faults may hit its records still. */
function carryOutCall(
  api: Api,
  operation: Operation,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
  rule: number,
  waiting: WaitingRoom,
): void {
  const { faults } = api;
  const ofRecords = faults.isEmpty
    ? undefined
    : faults.ofRecords(name, request.method, request.url, api.clock.now());
  const answered = answer(api, operation, new HttpIncoming(request), ofRecords);
  concludeInTime(api, name, request, reply, answered, ofRecords?.rule || rule, waiting);
}

/** The handler of a control operation, which is neither noted nor hit by faults. */
export function controlHandlerOf(api: Api, operation: ControlOperation): Handler {
  return (request, reply) => {
    arrive(api);
    send(reply, carryOut(operation, request));
  };
}

/** Notes a request under an operation's name, and sends the reply. */
export function conclude(
  api: Api,
  operation: string,
  request: FastifyRequest,
  reply: FastifyReply,
  answered: Reply,
  fault: number,
  limitInfo = '',
): void {
  const { status } = answered;
  const code = status < 400 ? '' : codeOf(answered.body);
  api.traffic.note(api.clock.now(), request.method, request.url, operation, status, code, fault);
  if (limitInfo !== '') reply.header('sforce-limit-info', limitInfo);
  send(reply, answered);
}

/**
 * Concludes a request when it is due: one that waited for locks, or saved slowly, is answered so much later where time
 * goes on by itself. A clock that is moved by hand stands still meanwhile, and nobody waits: whoever moves it reads from
 * a header how long the request waited for locks.
 */
function concludeInTime(
  api: Api,
  operation: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { reply: answered, limitInfo, tookMs, waitedMs }: Answer,
  fault: number,
  waiting: WaitingRoom,
): void {
  if (tookMs === 0) {
    conclude(api, operation, request, reply, answered, fault, limitInfo);
    return;
  }
  if (waitedMs > 0) reply.header(WAITED_HEADER, waitedMs);
  const now = api.clock.now();
  api.org.longRequests.begin(now, now + tookMs);
  const goOn = () => conclude(api, operation, request, reply, answered, fault, limitInfo);
  if (api.clock instanceof VirtualClock) goOn();
  else waiting.wait(request.raw.socket, tookMs, goOn);
}

/** The code of an error in REST's list, in OAuth's and Bulk API 1.0's objects, or in the text of a fault. */
function codeOf(body: unknown): string {
  if (typeof body === 'string') return CODE_IN_TEXT.exec(body)?.[1] ?? '';
  const first = Array.isArray(body) ? body[0] : body;
  const { errorCode, error } = (typeof first === 'object' ? (first ?? {}) : {}) as Record<string, unknown>;
  return String(errorCode ?? error ?? '');
}

/** `<faultcode>sf:INVALID_FIELD`, `<exceptionCode>InvalidJob`, `{"exceptionCode":"InvalidJob"`. */
const CODE_IN_TEXT = /(?:<faultcode>(?:sf:)?|<exceptionCode>|"exceptionCode":")([\w:]+)/;

function sufferFault(
  api: Api,
  operation: Operation,
  { effect, rule }: Decision<ApiError>,
  request: FastifyRequest,
  reply: FastifyReply,
  waiting: WaitingRoom,
): void {
  const name = operationName(operation);
  if (effect?.kind === 'error') {
    const { error } = effect;
    const refused =
      typeof error === 'number' ? gatewayReply(error) : operation.refuse(error, new HttpIncoming(request));
    conclude(api, name, request, reply, refused, rule);
    return;
  }
  if (effect === undefined) {
    carryOutCall(api, operation, name, request, reply, rule, waiting);
    return;
  }
  if (effect.kind === 'replyLost') answer(api, operation, new HttpIncoming(request));
  api.traffic.note(api.clock.now(), request.method, request.url, name, 0, '', rule);
  reply.hijack();
  if (effect.kind === 'timeout') waiting.keep(request.raw.socket);
  else request.raw.socket.resetAndDestroy();
}

/** What a proxy in front of the API answers when the API does not: a page, no JSON (assumed). */
function gatewayReply(status: number): Reply {
  const text = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>\n`,
  };
}

/** Sends a reply: what is text as it is, anything else as JSON. */
export function send(reply: FastifyReply, { status, headers, body }: Reply): void {
  reply.code(status);
  for (const name in headers) reply.header(name, headers[name]);
  if (body !== undefined && typeof body !== 'string') reply.header('content-type', JSON_TYPE);
  reply.send(body);
}

/** A request as the pipeline reads it. Few operations ask for the origin, so it is put together when they do. */
class HttpIncoming implements Incoming {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Incoming['query'];
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest) {
    const { body } = request;
    this.#request = request;
    this.method = request.method;
    this.params = request.params as Record<string, string>;
    this.query = request.query as Incoming['query'];
    this.headers = request.headers as Record<string, string | undefined>;
    this.body = typeof body === 'string' ? body : '';
  }

  get origin(): string {
    return `${this.#request.protocol}://${this.#request.host}`;
  }
}
