/** Requests with JSON bodies over a pool of kept-alive connections to one server. */
import { Pool } from 'undici';

/** What every answer may say, whatever its form. */
export interface Waited {
  /** Milliseconds that the server says it waited for locks, which a clock that stands still does not show. */
  readonly waitedMs?: number;
}

export interface JsonReply extends Waited {
  readonly status: number;
  readonly body: unknown;
}

export interface TextReply extends Waited {
  readonly text: string;
}

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Parallel connections; the engine asks one thing at a time, a second one helps when a server closes the first. */
const CONNECTIONS = 2;

export class JsonClient {
  readonly #pool: Pool;

  constructor(origin: string) {
    this.#pool = new Pool(origin, { connections: CONNECTIONS });
  }

  async request(request: JsonRequest): Promise<JsonReply> {
    const { body } = request;
    if (body === undefined) return this.#send(request, null, request.headers ?? {});
    const isForm = body instanceof URLSearchParams;
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const text = isForm ? body.toString() : JSON.stringify(body);
    return this.#send(request, text, { 'content-type': type, ...request.headers });
  }

  /** Sends an envelope; the reply's text comes back as it is. */
  async soap(path: string, envelope: string): Promise<TextReply> {
    const headers = { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' };
    const reply = await this.#pool.request({ method: 'POST', path, headers, body: envelope });
    return { text: await reply.body.text(), ...waited(reply.headers) };
  }

  async #send(
    { method, path }: JsonRequest,
    body: string | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<JsonReply> {
    const reply = await this.#pool.request({ method, path, headers, body });
    const text = await reply.body.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: reply.statusCode, body: json, ...waited(reply.headers) };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** The header is the mock's own; the original takes the time itself and says nothing. */
function waited(headers: Readonly<Record<string, unknown>>): Waited {
  const ms = headers['x-mock-waited-ms'];
  return ms === undefined ? {} : { waitedMs: Number(ms) };
}
