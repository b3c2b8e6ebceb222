/** What the tests of the Bulk APIs share: orgs whose jobs take no time, and requests that carry files. */
import type { OrgOptions } from '../../../mock-salesforce/index.ts';
import { type Bench, withServer } from '../small-org.ts';

/** Work is done by the next request. */
export const AT_ONCE = { queueMs: 0, ingestRowMs: 0, queryMs: 0, queryRowMs: 0 } as const;

export function withBulk(
  story: (bench: Bench) => Promise<void>,
  options: Partial<OrgOptions> = {},
): Promise<void> {
  return withServer({ bulk: AT_ONCE, ...options }, story);
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** A request whose body is sent as it is. */
export async function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  const reply = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: reply.status, body: await reply.text(), headers: reply.headers };
}

/** A client of Bulk API 2.0 that does what it is told and nothing else. */
export class Client {
  readonly #base: string;
  readonly #token: string;

  constructor(url: string, token: string, version = '62.0') {
    this.#base = `${url}/services/data/v${version}/jobs`;
    this.#token = token;
  }

  json(method: string, path: string, body?: object): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.raw(method, path, 'application/json', text);
  }

  raw(method: string, path: string, type: string, body?: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': type };
    return send(this.#base + path, method, headers, body);
  }

  /** Makes a job, uploads the file and closes the job; gives back its path. */
  async load(job: object, file: string): Promise<string> {
    const made = await this.json('POST', '/ingest', job);
    if (made.status !== 200) throw new Error(made.body);
    const path = `/ingest/${(JSON.parse(made.body) as { id: string }).id}`;
    await this.raw('PUT', `${path}/batches`, 'text/csv', file);
    await this.json('PATCH', path, { state: 'UploadComplete' });
    return path;
  }

  async info(path: string): Promise<Record<string, unknown>> {
    return JSON.parse((await this.json('GET', path)).body) as Record<string, unknown>;
  }

  /** The lines of one of a job's files, without its header. */
  async rows(path: string): Promise<string[]> {
    const { body } = await this.json('GET', path);
    return body.split('\n').slice(1, -1);
  }
}
