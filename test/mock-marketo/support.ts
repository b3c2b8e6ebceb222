/** An instance behind real HTTP for one test, and the ways its users reach it. */
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { VirtualClock } from '../../engine/kernel/index.ts';
import {
  buildServer,
  CLIENT_ID,
  CLIENT_SECRET,
  Instance,
  type InstanceOptions,
  type ServerOptions,
} from '../../mock-marketo/index.ts';

export const START = Date.UTC(2026, 0, 5, 12);

/** What a server answered; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: every test knows the shape of the answer it asked for
export type Json = any;

export interface MockOptions extends Partial<InstanceOptions>, Omit<ServerOptions, 'clock'> {
  /** Hears of every answer the server gives, before the client does. */
  readonly onReply?: (body: string, mock: Mock) => void;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: Json;
  readonly headers: Headers;
}

export interface Mock {
  readonly origin: string;
  readonly clock: VirtualClock;
  readonly instance: Instance;
  /** Any request, as it is. */
  fetch(path: string, init?: RequestInit): Promise<Reply>;
  /** A GET with a token. */
  get(path: string): Promise<Reply>;
  /** A POST of JSON with a token. */
  post(path: string, body: unknown): Promise<Reply>;
  /** A valid token. */
  token(): Promise<string>;
}

/** Runs `story` against a server that is closed afterwards, whatever happens. */
export async function withMock(options: MockOptions, story: (mock: Mock) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(START);
  const instance = new Instance({ startAt: START, keepActivities: 1_000, ...options });
  const server = await buildServer(instance, { ...options, clock });
  const mock = mockAt(() => origin, clock, instance);
  server.addHook('onSend', async (_request, _reply, payload) => {
    options.onReply?.(String(payload), mock);
    return payload;
  });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    await story(mock);
  } finally {
    await server.close();
  }
}

function mockAt(origin: () => string, clock: VirtualClock, instance: Instance): Mock {
  const mock: Mock = {
    get origin() {
      return origin();
    },
    clock,
    instance,
    fetch: async (path, init = {}) => {
      const answer = await fetch(origin() + path, init);
      const text = await answer.text();
      return { status: answer.status, text, body: asJson(text), headers: answer.headers };
    },
    get: async (path) => mock.fetch(path, { headers: { authorization: `Bearer ${await mock.token()}` } }),
    post: async (path, body) =>
      mock.fetch(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${await mock.token()}`, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    token: async () => (await mock.fetch(tokenPath())).body.access_token,
  };
  return mock;
}

/** The token request with right credentials, or with some of them replaced. */
export function tokenPath(changes: Readonly<Record<string, string>> = {}): string {
  const query = { grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
  return `/identity/oauth/token?${new URLSearchParams({ ...query, ...changes })}`;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parts of node-marketo-rest that the tests use. */
export interface MarketoClient {
  readonly lead: {
    byId(id: number, options?: object): Promise<Json>;
    find(filterType: string, values: readonly (string | number)[], options?: object): Promise<Json>;
    createOrUpdate(input: readonly object[], options?: object): Promise<Json>;
    describe(): Promise<Json>;
    partitions(): Promise<Json>;
    getPageToken(since: string): Promise<Json>;
    getChanges(token: string, options: object): Promise<Json>;
    getActivities(leads: readonly number[], types: readonly number[], token: string): Promise<Json>;
  };
  readonly activities: { getActivityTypes(): Promise<Json> };
  readonly stats: { usage(): Promise<Json>; errors(): Promise<Json>; usageLast7Days(): Promise<Json> };
  readonly bulkLeadExtract: { create(fields: readonly string[], filter: object): Promise<Json> };
}

/** The client that most Node programs use, pointed at the mock as its users would do it. */
export function marketoClient({ origin }: Mock, changes: object = {}): MarketoClient {
  const Marketo = createRequire(import.meta.url)('node-marketo-rest');
  return new Marketo({
    endpoint: `${origin}/rest`,
    identity: `${origin}/identity`,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    retry: { initialDelay: 1, maxDelay: 5, maxRetries: 3 },
    ...changes,
  });
}

/** Code and message of the error that refused a call. */
export function errorOf({ body }: Pick<Reply, 'body'>): string {
  const [error] = body.errors;
  return `${error.code} ${error.message}`;
}

/** A call that is in flight until its socket is destroyed. */
export function unfinished({ origin }: Mock): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const head = 'POST /rest/v1/leads.json HTTP/1.1\r\nHost: mock\r\nContent-Length: 9\r\n\r\n';
  return new Promise((resolve) => socket.write(head, () => resolve(socket)));
}
