/** The Salesforce verbs over its REST API, as the sync user. */
import { isoInstant, parseInstant, type RecordPage, type Value } from '../kernel/index.ts';
import type { Cursor, Outcome, RemoteError, Verbs } from '../sync/index.ts';
import { JsonClient, type JsonReply, type JsonRequest } from './json-client.ts';
import { idOf, rowOf } from './record-ids.ts';

type Args<V extends keyof Verbs> = Verbs[V]['args'];
type Reply<V extends keyof Verbs> = Promise<Outcome<Verbs[V]['reply']>>;

/** What the sync user signs in with. */
export interface SalesforceCredentials {
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const VERSION = '/services/data/v62.0';

export class SalesforceHttp {
  readonly #client: JsonClient;
  readonly #credentials: SalesforceCredentials;
  readonly #keyPrefixes = new Map<string, string>();
  #token = '';

  constructor(origin: string, credentials: SalesforceCredentials) {
    this.#client = new JsonClient(origin);
    this.#credentials = credentials;
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async limits(): Reply<'salesforce.limits'> {
    const reply = await this.#send({ method: 'GET', path: `${VERSION}/limits` });
    return when(reply, (body: { DailyApiRequests: { Max: number; Remaining: number } }) => ({
      max: body.DailyApiRequests.Max,
      remaining: body.DailyApiRequests.Remaining,
    }));
  }

  /** Compound addresses are left out: their parts are there, and no API can write the whole. */
  async describe({ object }: Args<'salesforce.describe'>): Reply<'salesforce.describe'> {
    const reply = await this.#send({ method: 'GET', path: `${VERSION}/sobjects/${object}/describe` });
    return when(reply, (body: Describe) => {
      this.#keyPrefixes.set(object, body.keyPrefix);
      return body.fields
        .filter(({ type }) => type !== 'address')
        .map(({ name, createable, updateable }) => ({ name, createable, updateable }));
    });
  }

  async count({ object, after, before }: Args<'salesforce.count'>): Reply<'salesforce.count'> {
    const reply = await this.#query(
      `SELECT COUNT() FROM ${object} WHERE ${this.#window(object, after, before)}`,
    );
    return when(reply, (body: QueryBody) => body.totalSize);
  }

  async deleted({ object, from, to }: Args<'salesforce.deleted'>): Reply<'salesforce.deleted'> {
    const window = new URLSearchParams({ start: iso(from), end: iso(to) });
    const reply = await this.#send({
      method: 'GET',
      path: `${VERSION}/sobjects/${object}/deleted/?${window}`,
    });
    return when(reply, (body: { deletedRecords: { id: string }[] }) =>
      body.deletedRecords.map(({ id }) => rowOf(id)),
    );
  }

  async changed({
    object,
    fields,
    after,
    before,
    limit,
  }: Args<'salesforce.changed'>): Reply<'salesforce.changed'> {
    const columns = ['Id', 'SystemModstamp', ...fields].join(', ');
    const where = this.#window(object, after, before);
    const reply = await this.#query(
      `SELECT ${columns} FROM ${object} WHERE ${where} ORDER BY SystemModstamp ASC, Id ASC LIMIT ${limit}`,
    );
    return when(reply, (body: QueryBody) => pageOf(object, fields, body.records));
  }

  async update({ object, records }: Args<'salesforce.update'>): Reply<'salesforce.update'> {
    const prefix = this.#keyPrefixes.get(object) ?? '';
    const body = {
      allOrNone: false,
      records: records.map(({ row, values }) => ({
        attributes: { type: object },
        id: idOf(prefix, row),
        ...values,
      })),
    };
    const reply = await this.#send({ method: 'PATCH', path: `${VERSION}/composite/sobjects`, body });
    return when(reply, (results: SaveResult[]) => results.map(writeResult));
  }

  #query(soql: string): Promise<JsonReply> {
    return this.#send({ method: 'GET', path: `${VERSION}/query?${new URLSearchParams({ q: soql })}` });
  }

  /** The records after a cursor whose second lies before `before`; row -1 begins with its second. */
  #window(object: string, { stamp, row }: Cursor, before: number): string {
    const from =
      row < 0
        ? `SystemModstamp >= ${iso(stamp)}`
        : `(SystemModstamp > ${iso(stamp)} OR (SystemModstamp = ${iso(stamp)} AND Id > '${this.#id(object, row)}'))`;
    return `${from} AND SystemModstamp < ${iso(before)}`;
  }

  #id(object: string, row: number): string {
    return idOf(this.#keyPrefixes.get(object) ?? '', row);
  }

  /** Signs in when there is no session, and once more when it has expired. */
  async #send(request: JsonRequest): Promise<JsonReply> {
    if (this.#token === '') await this.#signIn();
    const reply = await this.#authorized(request);
    if (reply.status !== 401) return reply;
    await this.#signIn();
    return this.#authorized(request);
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

interface Describe {
  readonly keyPrefix: string;
  readonly fields: readonly { name: string; type: string; createable: boolean; updateable: boolean }[];
}

type QueriedRecord = Readonly<Record<string, Value>> & {
  readonly Id: string;
  readonly SystemModstamp: string;
};

interface QueryBody {
  readonly totalSize: number;
  readonly records: readonly QueriedRecord[];
}

interface SaveResult {
  readonly success: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

/** A success through `read`, an error as Salesforce's list of one. */
function when<B, T>(reply: JsonReply, read: (body: B) => T): Outcome<T> {
  if (reply.status < 300) return { ok: true, value: read(reply.body as B) };
  const [first] = reply.body as { errorCode: string; message: string; fields?: string[] }[];
  const error: RemoteError = {
    code: first?.errorCode ?? String(reply.status),
    message: first?.message ?? '',
  };
  return { ok: false, error: first?.fields === undefined ? error : { ...error, fields: first.fields } };
}

function writeResult({ errors: [error] }: SaveResult): { error?: RemoteError } {
  return error === undefined
    ? {}
    : { error: { code: error.statusCode, message: error.message, fields: error.fields } };
}

/** Records as rows of columns: what the direct driver hands over without copying. */
function pageOf(object: string, fields: readonly string[], records: readonly QueriedRecord[]): RecordPage {
  const rows = Int32Array.from(records, (record) => rowOf(record.Id));
  const stamps = Int32Array.from(records, (record) =>
    Math.floor(parseInstant(record.SystemModstamp) / 1_000),
  );
  const places = new Map(Array.from(rows, (row, place) => [row, place]));
  const columns = fields.map((field) => {
    const get = (row: number): Value => records[places.get(row)!]![field] ?? null;
    return { base: get, written: true, isWritten: () => true, get };
  });
  return { object, size: records.length, rows, stamps, fields, columns };
}

function iso(seconds: number): string {
  return isoInstant(seconds * 1_000).replace('.000Z', 'Z');
}
