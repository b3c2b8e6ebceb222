/**
 * The process under load: one mock with the data of score-churn, and a bare Fastify server to compare it with, which is
 * started once it is known what the mock answers. Only one of them is asked at a time, so the other costs nothing. It
 * ends with its parent.
 */
import type { FastifyInstance } from 'fastify';
import { type Clock, isoInstant } from '../../engine/kernel/index.ts';
import { catalogue } from '../../scenarios/catalogue/index.ts';
import { createSystems, scenarioSchema } from '../../scenarios/index.ts';
import { type BareRoute, bareServer } from './bare-server.ts';

/** What the parent asks of the process: what it has used up, or a bare server with these routes. */
export type Question = 'usage' | { readonly bare: readonly BareRoute[] };

/** What the parent is told: the address of a server that listens (the mock's first, unasked), or the usage. */
export type Answer = { readonly address: string } | ServerUsage;

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

let requests = 0;

/** Starts a server, and says where it listens. */
async function listen(server: FastifyInstance): Promise<void> {
  server.server.on('request', () => {
    requests += 1;
  });
  answer({ address: await server.listen(ANY_PORT) });
}

/** What clients that have gone left unread is answered first, so that it is charged to the round that it belongs to. */
const SETTLE_MS = 5;

function tellUsage(): void {
  setTimeout(() => {
    const { user, system } = process.cpuUsage();
    answer({ cpuUs: user + system, requests });
  }, SETTLE_MS);
}

function answer(text: Answer): void {
  process.send!(text);
}

process.on('disconnect', () => process.exit());
process.on('message', (question: Question) => {
  if (question === 'usage') tellUsage();
  else void listen(bareServer(question.bare));
});
await listen(await mockServer(process.argv[2]));
