/**
 * One request on its way through HTTP: read, perhaps hit by a fault, answered by the pipeline, noted, sent with the
 * headers of the original.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Decision, WaitingRoom } from '../../engine/control/index.ts';
import { type Clock, SECOND_MS } from '../../engine/kernel/index.ts';
import type { Accepted, Api, ApiReply } from '../api.ts';
import type { ErrorBody } from '../errors.ts';
import { BODY_BYTES, URI_BYTES } from '../limits.ts';
import { encoded } from './compression.ts';
import { gatewayPage, PAGE_TYPE } from './gateway.ts';
import type { ApiRequest } from './incoming.ts';

export class Exchange {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #waiting: WaitingRoom;
  readonly #utcText: (at: number) => string;
  #second = Number.NaN;
  #date = '';

  /** @param utcText the form of a Date header */
  constructor(api: Api, clock: Clock, waiting: WaitingRoom, utcText: (at: number) => string) {
    this.#api = api;
    this.#clock = clock;
    this.#waiting = waiting;
    this.#utcText = utcText;
  }

  /** Answers with the reply itself, not with a promise: Fastify waits for those. */
  handle(request: FastifyRequest, reply: FastifyReply): void {
    const { url } = request.raw;
    if (Buffer.byteLength(url ?? '') > URI_BYTES) {
      this.conclude('', request, reply, plainReply(414, 'Request-URI Too Long'), 0);
      return;
    }
    const api = this.#api;
    const accepted = api.accept(apiRequest(request));
    if (isTooLarge(accepted)) {
      this.conclude(accepted.operation, request, reply, TOO_LARGE, 0);
      return;
    }
    const now = this.#clock.now();
    const fault = api.faults.isEmpty ? undefined : this.#fault(accepted, now);
    if (fault === undefined) {
      this.conclude(accepted.operation, request, reply, api.answer(accepted, now), 0);
      return;
    }
    const suffer = () => this.#suffer(accepted, fault, request, reply);
    if (fault.delayMs === 0) suffer();
    else this.#waiting.wait(request.raw.socket, fault.delayMs, suffer);
  }

  /** Notes a request under an operation's name, and sends the reply. */
  conclude(
    operation: string,
    request: FastifyRequest,
    reply: FastifyReply,
    answered: ApiReply,
    fault: number,
  ): void {
    const { status, code = '' } = answered;
    const url = request.raw.url ?? '';
    this.#api.traffic.note(this.#clock.now(), request.method, url, operation, status, code, fault);
    this.#send(reply, answered);
  }

  #fault({ incoming, found, operation }: Accepted, now: number): Decision<ErrorBody> | undefined {
    return this.#api.faults.decide(operation, incoming.method, incoming.path, found === undefined, now);
  }

  #suffer(
    accepted: Accepted,
    { effect, rule }: Decision<ErrorBody>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const now = this.#clock.now();
    const { operation } = accepted;
    if (effect?.kind === 'error') {
      const { error } = effect;
      const refused = typeof error === 'number' ? gatewayReply(error) : this.#api.refuse(error, now);
      this.conclude(operation, request, reply, refused, rule);
      return;
    }
    if (effect === undefined || effect.kind === 'replyLost') {
      const answered = this.#api.answer(accepted, now);
      if (effect === undefined) {
        this.conclude(operation, request, reply, answered, rule);
        return;
      }
    }
    this.#api.traffic.note(now, request.method, request.raw.url ?? '', operation, 0, '', rule);
    reply.hijack();
    if (effect.kind === 'timeout') this.#waiting.keep(request.raw.socket);
    else request.raw.socket.resetAndDestroy();
  }

  /** Headers as recorded, JSON unless the answer says otherwise; the date is the instance's own, as its request ids are. */
  #send(reply: FastifyReply, { status, headers, body }: ApiReply): void {
    reply.code(status).header('server', 'nginx').header('date', this.#dateHeader());
    reply.header('content-type', 'application/json;charset=UTF-8');
    for (const name in headers) reply.header(name, headers[name]);
    const { raw } = reply.request;
    const sent = encoded(body, raw.url ?? '', raw.headers['accept-encoding'] as string | undefined);
    for (const name in sent.headers) reply.header(name, sent.headers[name]);
    reply.send(sent.body);
  }

  /** Many replies share a second. */
  #dateHeader(): string {
    const second = Math.floor(this.#clock.now() / SECOND_MS);
    if (second !== this.#second) {
      this.#second = second;
      this.#date = this.#utcText(second * SECOND_MS);
    }
    return this.#date;
  }
}

/** A reply of the web server before the API, in plain text (assumed). */
export function plainReply(status: number, text: string): ApiReply {
  return { status, body: text, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

function gatewayReply(status: number): ApiReply {
  return { status, body: gatewayPage(status), headers: { 'content-type': PAGE_TYPE } };
}

/** The answer to a body that is too large. */
export const TOO_LARGE: ApiReply = plainReply(413, 'Request Entity Too Large');

/** Imports may be larger than the rest, whose bodies the server has not read when they are no forms with files. */
function isTooLarge({ incoming, found }: Accepted): boolean {
  if (incoming.request.body.length <= BODY_BYTES) return false;
  return found?.kind !== 'operation' || !found.operation.isUpload;
}

const NO_BODY = Buffer.alloc(0);

function apiRequest(request: FastifyRequest): ApiRequest {
  const { headers, body } = request;
  return {
    method: request.method,
    url: request.raw.url ?? '/',
    authorization: headers.authorization,
    contentType: headers['content-type'],
    range: headers.range,
    body: Buffer.isBuffer(body) ? body : NO_BODY,
  };
}
