/** A session of the sync user: requests that carry its token, and a new sign-in when it has expired. */
import { JsonClient, type JsonReply, type JsonRequest, type TextReply } from './json-client.ts';

/** What the sync user signs in with. */
export interface SalesforceCredentials {
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export class SalesforceSession {
  readonly #client: JsonClient;
  readonly #credentials: SalesforceCredentials;
  #token = '';

  constructor(origin: string, credentials: SalesforceCredentials) {
    this.#client = new JsonClient(origin);
    this.#credentials = credentials;
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Signs in when there is no session, and once more when it has expired. Retry site: expired session. */
  async send(request: JsonRequest): Promise<JsonReply> {
    if (this.#token === '') await this.#signIn();
    const reply = await this.#authorized(request);
    if (reply.status !== 401) return reply;
    await this.#signIn();
    return this.#authorized(request);
  }

  /** Sends the envelope that `write` makes with the session; signs in first, and once more when it has expired. */
  async soap(path: string, write: (session: string) => string): Promise<TextReply> {
    if (this.#token === '') await this.#signIn();
    const reply = await this.#client.soap(path, write(this.#token));
    if (!reply.text.includes('INVALID_SESSION_ID')) return reply;
    await this.#signIn();
    return this.#client.soap(path, write(this.#token));
  }

  #authorized(request: JsonRequest): Promise<JsonReply> {
    return this.#client.request({ ...request, headers: { authorization: `Bearer ${this.#token}` } });
  }

  async #signIn(): Promise<void> {
    const { username, password, clientId, clientSecret } = this.#credentials;
    const form = {
      grant_type: 'password',
      username,
      password,
      client_id: clientId,
      client_secret: clientSecret,
    };
    const body = new URLSearchParams(form);
    const reply = await this.#client.request({ method: 'POST', path: '/services/oauth2/token', body });
    if (reply.status !== 200)
      throw new Error(`Salesforce refused the sign-in: ${JSON.stringify(reply.body)}`);
    this.#token = (reply.body as { access_token: string }).access_token;
  }
}
