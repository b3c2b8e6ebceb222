/**
 * A run over real HTTP: the two mock servers listen on loopback, the engine's calls cross their sockets, and the
 * virtual clock stands still meanwhile. The servers read the same virtual clock, so the timeline is that of a direct
 * run, event for event.
 */
import { type HttpDriver, httpDriver } from '../engine/drivers/http.ts';
import { buildServer as buildMarketo } from '../mock-marketo/index.ts';
import { buildServer as buildSalesforce, CREDENTIALS } from '../mock-salesforce/index.ts';
import { type ReplayOptions, replayRemote, type Stopwatch } from './replay.ts';
import type { RunResult } from './result.ts';
import type { Scenario } from './schema.ts';
import { createWorld, type World } from './world.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };

/** @throws InvariantError when something was lost or counted twice: a bug of ours */
export function replayOverHttp(
  scenario: Scenario,
  stopwatch: Stopwatch,
  options: ReplayOptions = {},
): Promise<RunResult> {
  const world = createWorld(scenario);
  return withServers(world, ({ carryOut }) => replayRemote(world, carryOut, stopwatch, options));
}

/** Does something with a driver to the servers of a world, which listen meanwhile. */
export async function withServers<T>(world: World, use: (driver: HttpDriver) => Promise<T>): Promise<T> {
  const { clock, org, instance } = world;
  const salesforce = await buildSalesforce(org, { clock });
  const marketo = await buildMarketo(instance, { clock });
  try {
    const driver = httpDriver(
      await salesforce.listen(LOOPBACK),
      await marketo.listen(LOOPBACK),
      CREDENTIALS.sync,
    );
    try {
      return await use(driver);
    } finally {
      await driver.close();
    }
  } finally {
    await Promise.all([salesforce.close(), marketo.close()]);
  }
}
