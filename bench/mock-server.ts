/** The two mock servers with their data, on the machine's own clock, and what a client needs to know to use them. */
import { type Clock, isoInstant } from '../engine/kernel/index.ts';
import type { Scenario } from '../scenarios/schema.ts';

export interface MockSetup {
  /** Where the data come from; without one there are no records. */
  readonly scenario: Scenario | undefined;
  readonly seed: number;
}

/** A server that has not begun to listen. */
export interface MockServer {
  /** The address it listens on, `http://127.0.0.1:4020`. @throws what Node throws when the port cannot be had */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
  /** URLs and credentials. */
  banner(address: string): string[];
}

const clock: Clock = { now: () => Date.now() };

export async function salesforceServer({ scenario, seed }: MockSetup): Promise<MockServer> {
  const { buildServer, CREDENTIALS, Org } = await import('../mock-salesforce/index.ts');
  const org =
    scenario === undefined ? new Org({ seed, startAt: clock.now() }) : (await systemsOf(scenario)).org;
  const server = buildServer(org, { clock });
  const { administrator, sync } = CREDENTIALS;
  return {
    listen: (port, host) => server.listen({ port, host }),
    close: () => server.close(),
    banner: (address) => [
      `Salesforce mock, ${contents(scenario, 'an org')}`,
      ...aligned([
        ['instance', address],
        ['OAuth token', `${address}/services/oauth2/token`],
        ['SOAP login', `${address}/services/Soap/u/`],
        ['controls', `${address}/__mock/`],
        ['users', `${administrator.username} (System Administrator)`],
        ['', `${sync.username} (Marketo Sync User)`],
        ['password', `${sync.password}, with any security token after it`],
        ['client', `${sync.clientId}, secret ${sync.clientSecret}`],
      ]),
    ],
  };
}

export async function marketoServer({ scenario, seed }: MockSetup): Promise<MockServer> {
  const mock = await import('../mock-marketo/index.ts');
  const { buildServer, CLIENT_ID, CLIENT_SECRET, Instance, KEPT_ACTIVITIES } = mock;
  const options =
    scenario === undefined ? { seed, startAt: clock.now() } : (await systemsOf(scenario)).instance.options;
  const server = buildServer(new Instance({ ...options, keepActivities: KEPT_ACTIVITIES }), { clock });
  return {
    listen: (port, host) => server.listen({ port, host }),
    close: () => server.close(),
    banner: (address) => [
      `Marketo mock, ${contents(scenario, 'an instance')}`,
      ...aligned([
        ['REST', `${address}/rest`],
        ['identity', `${address}/identity`],
        ['controls', `${address}/__mock/`],
        ['client', `${CLIENT_ID}, secret ${CLIENT_SECRET}`],
      ]),
    ],
  };
}

/** The scenario's org and instance, as they would be if it began now. */
async function systemsOf(scenario: Scenario) {
  const { createSystems } = await import('../scenarios/world.ts');
  return createSystems({ ...scenario, start: isoInstant(clock.now()) });
}

function contents(scenario: Scenario | undefined, what: string): string {
  return scenario === undefined ? `${what} without records` : `${what} with the data of ${scenario.name}`;
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([name, value]) => `  ${name.padEnd(14)}${value}`);
}
