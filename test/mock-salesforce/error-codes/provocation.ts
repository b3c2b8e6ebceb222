/** A request that causes an entry of a catalogue of errors, and what comes back. */
import type { ApiError, Org, OrgOptions } from '../../../mock-salesforce/index.ts';
import { soapClient } from '../../clients/soap.ts';
import { type Answer, send } from '../bulk/bulk-bench.ts';
import { accessToken, type Bench } from '../small-org.ts';

export interface Provocation {
  /** The entry's name in its catalogue. */
  readonly entry: string;
  readonly status: number;
  /** The whole body, as JSON; of SOAP, what stands in the Body, as it is written. */
  readonly says: unknown;
  readonly ask: (client: Client) => Promise<Answer>;
  readonly options?: Partial<OrgOptions>;
}

/** Requests of the administrator, or of the sync user, through each API. */
export class Client {
  readonly org: Org;
  readonly clock: Bench['clock'];
  readonly url: string;
  readonly #token: string;

  constructor({ org, clock, url }: Bench, token: string) {
    this.org = org;
    this.clock = clock;
    this.url = url;
    this.#token = token;
  }

  static async of(bench: Bench, username?: string): Promise<Client> {
    return new Client(bench, await accessToken(bench.url, username));
  }

  /** Below `/services/data/v62.0`; what is not text is sent as JSON. */
  rest(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#token}`, ...more };
    return this.#send(`/services/data/v62.0/${path}`, method, headers, type, body);
  }

  /** Below `/services/async/62.0`. */
  bulk1(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answer> {
    return this.#send(`/services/async/62.0/${path}`, method, { 'x-sfdc-session': this.#token }, type, body);
  }

  /** A call of the SOAP API: what stands in the Body, of the request and of the answer, and more headers. */
  async soap(body: string, headers = ''): Promise<Answer> {
    const { status, text } = await soapClient(this.url, this.#token)(body, headers);
    const [, inside = text] = /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(text) ?? [];
    return { status, body: inside, headers: new Headers() };
  }

  query(soql: string): Promise<Answer> {
    return this.rest('GET', `query?q=${encodeURIComponent(soql)}`);
  }

  /** The Id of a record of the small org. */
  id(object: string, row = 0): string {
    return this.org.object(object).idOf(row);
  }

  withToken(token: string): Client {
    return new Client(this, token);
  }

  as(username: string): Promise<Client> {
    return Client.of(this, username);
  }

  #send(
    path: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    type: string,
    body: unknown,
  ) {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return send(this.url + path, method, { ...headers, 'content-type': type }, text);
  }
}

/** REST's list of one error. */
export function listed(errorCode: string, message: string, fields?: readonly string[]): unknown {
  return [fields === undefined ? { message, errorCode } : { message, errorCode, fields }];
}

/** What a verb of the org answers that no API has, or one that no client of a test can bring so far, as REST would. */
export function inProcess({ code, message, status }: ApiError): Promise<Answer> {
  return Promise.resolve({
    status,
    body: JSON.stringify([{ message, errorCode: code }]),
    headers: new Headers(),
  });
}
