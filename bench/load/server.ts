/**
 * The process under load: one mock with the data of score-churn, and a bare Fastify server to compare it with. Only one
 * of them is asked at a time, so the other costs nothing. It ends with its parent.
 */
import { fastify } from 'fastify';
import { type Clock, isoInstant } from '../../engine/kernel/index.ts';
import { catalogue } from '../../scenarios/catalogue/index.ts';
import { createSystems, scenarioSchema } from '../../scenarios/index.ts';

/** What the parent is told when both listen. */
export interface Addresses {
  readonly mock: string;
  readonly bare: string;
}

/** What the process has used up and answered since it started. */
export interface ServerUsage {
  /** Of all threads, in microseconds. */
  readonly cpuUs: number;
  readonly requests: number;
}

const clock: Clock = { now: () => Date.now() };
const ANY_PORT = { host: '127.0.0.1', port: 0 };

async function mockServer(name: string | undefined) {
  const churn = scenarioSchema.parse(catalogue.find((scenario) => scenario.name === 'score-churn'));
  const { org, instance } = createSystems({ ...churn, start: isoInstant(clock.now()) });
  if (name === 'mock-salesforce') {
    const { buildServer, Org } = await import('../../mock-salesforce/index.ts');
    const { RAISED_DAILY_REQUESTS } = await import('./salesforce.ts');
    return buildServer(new Org({ ...org.options, dailyApiRequests: RAISED_DAILY_REQUESTS }), { clock });
  }
  const { buildServer, Instance, KEPT_ACTIVITIES } = await import('../../mock-marketo/index.ts');
  const unlimited = Number.POSITIVE_INFINITY;
  const limits = { rateCalls: unlimited, concurrentCalls: unlimited, dailyCalls: unlimited };
  return buildServer(new Instance({ ...instance.options, keepActivities: KEPT_ACTIVITIES }), {
    clock,
    limits,
  });
}

/** A route that does nothing but HTTP and JSON, for each method. */
function bareServer() {
  const server = fastify();
  const reply = { id: '003000000000001AAA', success: true, name: 'Ann Lee', count: 17, errors: [] };
  server.get('/json', async () => reply);
  server.post('/json', async () => reply);
  server.patch('/json', async () => reply);
  return server;
}

const servers = [await mockServer(process.argv[2]), bareServer()] as const;
let requests = 0;
for (const { server } of servers) {
  server.on('request', () => {
    requests += 1;
  });
}
const [mock, bare] = await Promise.all(servers.map((server) => server.listen(ANY_PORT)));
process.send!({ mock: mock!, bare: bare! } satisfies Addresses);
process.on('disconnect', () => process.exit());

/** What clients that have gone left unread is answered first, so that it is charged to the round that it belongs to. */
const SETTLE_MS = 5;
process.on('message', () => {
  setTimeout(() => {
    const { user, system } = process.cpuUsage();
    process.send!({ cpuUs: user + system, requests } satisfies ServerUsage);
  }, SETTLE_MS);
});
