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

  async request({ method, path, headers = {}, body }: JsonRequest): Promise<JsonReply> {
    const isForm = body instanceof URLSearchParams;
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const reply = await this.#pool.request({
      method,
      path,
      headers: body === undefined ? headers : { 'content-type': type, ...headers },
      body: body === undefined ? null : isForm ? body.toString() : JSON.stringify(body),
    });
    const text = await reply.body.text();
    return { status: reply.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
