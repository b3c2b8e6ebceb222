/** One round against one server: what it answered a second, and what a request cost it. */
import type { LoadClient } from './client.ts';
import type { ClosedLoad } from './closed-model.ts';
import type { ServerProcess } from './server-process.ts';

export interface Round {
  readonly perSecond: number;
  /** CPU time of the server's process for one request, its share of garbage collection included; microseconds. */
  readonly cpuUs: number;
  readonly failures: number;
}

/** The server counts its requests itself: some are still being answered when the client has stopped counting. */
export async function runRound(
  client: LoadClient,
  server: ServerProcess,
  load: Omit<ClosedLoad, 'kind'>,
): Promise<Round> {
  const before = await server.usage();
  const { perSecond, failures } = await client.closed(load);
  const after = await server.usage();
  const requests = Math.max(1, after.requests - before.requests);
  return { perSecond, cpuUs: (after.cpuUs - before.cpuUs) / requests, failures };
}
