/** nforce, an old client for Salesforce without types of its own: it sends names in lower case, as its users write them. */
import { createRequire } from 'node:module';

type Fields = Record<string, unknown>;

/** A record as nforce holds it: `get` reads a field, whatever its case. */
export interface NforceRecord {
  get(field: string): unknown;
  set(field: string, value: unknown): void;
  getId(): string;
}

interface WithSession {
  readonly oauth: unknown;
}

/** The parts of nforce that the tests use. It revokes tokens at login.salesforce.com only. */
export interface NforceClient {
  authenticate(user: { username: string; password: string }): Promise<unknown>;
  getIdentity(options: WithSession): Promise<Fields>;
  getSObjects(options: WithSession): Promise<{ sobjects: Fields[] }>;
  getDescribe(options: WithSession & { type: string }): Promise<Fields>;
  getLimits(options: WithSession): Promise<Record<string, { Max: number; Remaining: number }>>;
  insert(options: WithSession & { sobject: NforceRecord }): Promise<Fields>;
  update(options: WithSession & { sobject: NforceRecord }): Promise<unknown>;
  upsert(options: WithSession & { sobject: NforceRecord }): Promise<Fields>;
  delete(options: WithSession & { sobject: NforceRecord }): Promise<unknown>;
  getRecord(options: WithSession & { sobject: NforceRecord; fields?: string[] }): Promise<NforceRecord>;
  query(options: WithSession & { query: string; fetchAll?: boolean }): Promise<{ records: NforceRecord[] }>;
}

interface Nforce {
  createConnection(options: Record<string, string>): NforceClient;
  createSObject(
    type: string,
    fields?: Fields,
  ): NforceRecord & { setExternalId(field: string, value: string): void };
}

export const nforce = createRequire(import.meta.url)('nforce') as Nforce;

/** A client for a mock server, not yet signed in. */
export function nforceClient(url: string): NforceClient {
  return nforce.createConnection({
    clientId: 'mock-client',
    clientSecret: 'mock-secret',
    redirectUri: 'http://127.0.0.1:1/callback',
    loginUri: `${url}/services/oauth2/token`,
    mode: 'multi',
  });
}
