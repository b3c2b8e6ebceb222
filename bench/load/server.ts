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

const mock = await (await mockServer(process.argv[2])).listen(ANY_PORT);
const addresses: Addresses = { mock, bare: await bareServer().listen(ANY_PORT) };
process.send!(addresses);
process.on('disconnect', () => process.exit());
