/** The two mock servers with their data, on a clock that runs as the machine's, and what a client needs to know of them. */
import type { FastifyInstance } from 'fastify';
import { isoInstant } from '../engine/kernel/index.ts';
import type { Scenario } from '../scenarios/schema.ts';
import { runningClock } from './running-clock.ts';
import type { KeptSnapshot } from './snapshot-file.ts';
import { UserError } from './user-error.ts';

export interface MockSetup {
  /** Where the data come from; without one there are no records. */
  readonly scenario: Scenario | undefined;
  readonly seed: number;
  /** What has happened to the data since. */
  readonly snapshot?: KeptSnapshot | undefined;
}

/** A server that has not begun to listen. */
export interface MockServer {
  /** The address it listens on, `http://127.0.0.1:4020`. @throws what Node throws when the port cannot be had */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
  /** The present state as the text of a snapshot. @throws UserError when there is none */
  snapshot(): Promise<string>;
  /** URLs and credentials. */
  banner(address: string): string[];
}

/** @throws UserError for a snapshot of another org */
export async function salesforceServer(setup: MockSetup): Promise<MockServer> {
  const { buildServer, CREDENTIALS, Org } = await import('../mock-salesforce/index.ts');
  const { scenario, seed, snapshot } = setup;
  const clock = runningClock(Date.now);
  const startAt = snapshot?.startAt ?? clock.now();
  const org = scenario === undefined ? new Org({ seed, startAt }) : (await systemsOf(scenario, snapshot)).org;
  const { administrator, sync } = CREDENTIALS;
  return served(await buildServer(org, { clock }), snapshot, (address) => [
    `Salesforce mock, ${contents(setup, 'an org')}`,
    ...aligned([
      ['instance', address],
      ['OAuth token', `${address}/services/oauth2/token`],
      ['SOAP login', `${address}/services/Soap/u/`],
      ['controls', `${address}/__mock/`],
      ['documentation', `${address}/docs`],
      ['users', `${administrator.username} (System Administrator)`],
      ['', `${sync.username} (Marketo Sync User)`],
      ['password', `${sync.password}, with any security token after it`],
      ['client', `${sync.clientId}, secret ${sync.clientSecret}`],
    ]),
  ]);
}

/** @throws UserError for a snapshot of another instance */
export async function marketoServer(setup: MockSetup): Promise<MockServer> {
  const mock = await import('../mock-marketo/index.ts');
  const { buildServer, CLIENT_ID, CLIENT_SECRET, Instance, KEPT_ACTIVITIES } = mock;
  const { scenario, seed, snapshot } = setup;
  const clock = runningClock(Date.now);
  const startAt = snapshot?.startAt ?? clock.now();
  const options =
    scenario === undefined ? { seed, startAt } : (await systemsOf(scenario, snapshot)).instance.options;
  const server = await buildServer(new Instance({ ...options, keepActivities: KEPT_ACTIVITIES }), { clock });
  return served(server, snapshot, (address) => [
    `Marketo mock, ${contents(setup, 'an instance')}`,
    ...aligned([
      ['REST', `${address}/rest`],
      ['identity', `${address}/identity`],
      ['controls', `${address}/__mock/`],
      ['documentation', `${address}/docs`],
      ['client', `${CLIENT_ID}, secret ${CLIENT_SECRET}`],
    ]),
  ]);
}

const SNAPSHOT_PATH = '/__mock/snapshot';

async function served(
  server: FastifyInstance,
  kept: KeptSnapshot | undefined,
  banner: MockServer['banner'],
): Promise<MockServer> {
  if (kept !== undefined) {
    const reply = await server.inject({ method: 'POST', url: SNAPSHOT_PATH, payload: kept.text });
    if (reply.statusCode !== 200) throw new UserError(`cannot begin with the snapshot: ${messageOf(reply)}`);
  }
  return {
    listen: (port, host) => server.listen({ port, host }),
    close: () => server.close(),
    snapshot: async () => {
      const reply = await server.inject({ method: 'GET', url: SNAPSHOT_PATH });
      if (reply.statusCode !== 200) throw new UserError(`cannot save a snapshot: ${messageOf(reply)}`);
      return reply.body;
    },
    banner,
  };
}

function messageOf(reply: { json(): { message: string } }): string {
  return reply.json().message;
}

/** The scenario's org and instance, as they would be if it began now, or as they were made for a snapshot. */
async function systemsOf(scenario: Scenario, kept: KeptSnapshot | undefined) {
  const { createSystems } = await import('../scenarios/world.ts');
  const now = Date.now();
  const systems = createSystems({ ...scenario, start: isoInstant(now) });
  if (kept === undefined) return systems;
  const start = kept.startAt + (now - systems.org.options.startAt);
  return createSystems({ ...scenario, start: isoInstant(start) });
}

function contents({ scenario, snapshot }: MockSetup, what: string): string {
  const data = scenario === undefined ? 'without records' : `with the data of ${scenario.name}`;
  return `${what} ${data}${snapshot === undefined ? '' : ' and what the snapshot has changed'}`;
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([name, value]) => `  ${name.padEnd(14)}${value}`);
}
