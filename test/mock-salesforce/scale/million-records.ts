/**
 * A program: an org of a million people is made, served, changed, queried, exported in part and loaded into. It prints
 * one line of JSON for each step, with its time and the memory of the process so far.
 *
 *     npm run build && node build/test/mock-salesforce/scale/million-records.js
 */
import type { FastifyInstance } from 'fastify';
import { VirtualClock } from '../../../engine/kernel/index.ts';
import { buildServer, Org } from '../../../mock-salesforce/index.ts';

const START = Date.parse('2026-01-05T08:00:00Z');
const PEOPLE = 500_000;
const ACCOUNTS = 50_000;
const EXPORTED = 100_000;
const LOADED = 100_000;
/** Changes of the mass update; its records share seconds, as they do in real life. */
const CHANGES_A_SECOND = 100_000;

const AT_ONCE = { queueMs: 0, ingestRowMs: 0, queryMs: 0, queryRowMs: 0 };

let lastAt = performance.now();

function note(step: string, records: number): void {
  const now = performance.now();
  const megabytes = Math.round(process.memoryUsage.rss() / 1e6);
  console.log(JSON.stringify({ step, records, ms: Math.round(now - lastAt), megabytes }));
  lastAt = performance.now();
}

function populatedOrg(): Org {
  return new Org({
    startAt: START - 86_400_000,
    bulk: AT_ONCE,
    populations: {
      Account: { count: ACCOUNTS, bases: { Name: (row) => `Account ${row}` } },
      Contact: {
        count: PEOPLE,
        bases: {
          FirstName: (row) => `First${row}`,
          LastName: (row) => `Last${row}`,
          Email: (row) => `person${row}@example.com`,
        },
        lookups: { AccountId: (row) => row % ACCOUNTS },
      },
      Lead: {
        count: PEOPLE,
        bases: {
          LastName: (row) => `Lead${row}`,
          Email: (row) => `lead${row}@example.com`,
          Company: () => 'Umbrella',
        },
      },
    },
  });
}

/** Requests with a session. */
class Client {
  readonly #server: FastifyInstance;
  #authorization = '';

  constructor(server: FastifyInstance) {
    this.#server = server;
  }

  async signIn(): Promise<void> {
    const form =
      'grant_type=password&username=admin@mock.example&password=mock&client_id=mock-client&client_secret=mock-secret';
    const reply = await this.#server.inject({ method: 'POST', url: '/services/oauth2/token', payload: form });
    this.#authorization = `Bearer ${reply.json<{ access_token: string }>().access_token}`;
  }

  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload = '', type = 'application/json') {
    const headers = { authorization: this.#authorization, 'content-type': type };
    const url = `/services/data/v62.0/${path}`;
    return this.#server.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
  }

  async query(soql: string): Promise<{ totalSize: number; records: object[] }> {
    return (await this.ask('GET', `query?q=${encodeURIComponent(soql)}`)).json();
  }

  async job(kind: 'ingest' | 'query', job: object): Promise<string> {
    const reply = await this.ask('POST', `jobs/${kind}`, JSON.stringify(job));
    return `jobs/${kind}/${reply.json<{ id: string }>().id}`;
  }
}

function massUpdate(org: Org, clock: VirtualClock): void {
  const leads = org.object('Lead');
  const title = leads.field('Title');
  const cause = org.causes.of('mass update', 'Lead.Title');
  for (let i = 0; i < PEOPLE; i += 1) {
    const at = START + Math.floor(i / CHANGES_A_SECOND) * 1_000;
    org.write(leads, (i * 7_919) % PEOPLE, title, `Title ${i % 100}`, 0, cause, at);
  }
  clock.advanceTo(START + 60_000);
}

async function main(): Promise<void> {
  const org = populatedOrg();
  note('populate', 2 * PEOPLE + ACCOUNTS);
  const clock = new VirtualClock(START);
  const server = await buildServer(org, { clock });
  const client = new Client(server);
  await client.signIn();
  note('serve', 0);
  note('count', (await client.query('SELECT COUNT() FROM Contact')).totalSize);
  massUpdate(org, clock);
  note('mass update', org.object('Lead').changes.size);
  const since = 'SELECT Id, SystemModstamp FROM Lead WHERE SystemModstamp >= 2026-01-05T08:00:00Z';
  note('sync query', (await client.query(`${since} ORDER BY SystemModstamp, Id LIMIT 2000`)).records.length);
  const query = 'SELECT Id, FirstName, LastName, Email, Account.Name, SystemModstamp FROM Contact';
  const exporting = await client.job('query', { operation: 'query', query });
  const page = await client.ask('GET', `${exporting}/results?maxRecords=${EXPORTED}`);
  note('bulk export', page.body.split('\n').length - 2);
  const loading = await client.job('ingest', { operation: 'insert', object: 'Lead' });
  const lines = Array.from({ length: LOADED }, (_, i) => `New${i},Acme,new${i}@example.com`);
  await client.ask('PUT', `${loading}/batches`, `LastName,Company,Email\n${lines.join('\n')}`, 'text/csv');
  await client.ask('PATCH', loading, '{"state":"UploadComplete"}');
  const { numberRecordsProcessed: processed } = (await client.ask('GET', loading)).json<{
    numberRecordsProcessed: number;
  }>();
  note('bulk load', processed);
  await server.close();
  console.log(JSON.stringify({ step: 'peak', megabytes: Math.round(process.resourceUsage().maxRSS / 1e3) }));
}

await main();
