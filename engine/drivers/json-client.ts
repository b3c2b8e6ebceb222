/** Requests with JSON bodies over a pool of kept-alive connections to one server. */
import { Pool } from 'undici';

export interface JsonReply {
  readonly status: number;
  readonly body: unknown;
}

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
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
  async soap(path: string, envelope: string): Promise<string> {
    const headers = { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' };
    const reply = await this.#pool.request({ method: 'POST', path, headers, body: envelope });
    return reply.body.text();
  }

  async #send(
    { method, path }: JsonRequest,
    body: string | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<JsonReply> {
    const reply = await this.#pool.request({ method, path, headers, body });
    const text = await reply.body.text();
    return { status: reply.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
