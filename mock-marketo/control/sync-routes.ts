/** `/__mock/sync/`: Marketo's half of the native sync over HTTP, verb for verb what the in-process door does. */
import type { FastifyInstance } from 'fastify';
import { jsonOf } from '../../engine/control/index.ts';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { connect } from '../connection.ts';
import { SYNC_VERBS } from './sync-verbs.ts';

/** Bytes of a body; a page of 10,000 wide records fits. */
const SYNC_BODY_BYTES = 64 * 1_048_576;

/** Adds the routes to a server that answers thrown errors with 400. */
export function addSyncRoutes(server: FastifyInstance, api: Api, clock: Clock): void {
  for (const [name, { method, changes, run }] of Object.entries(SYNC_VERBS)) {
    server.route({
      method,
      url: `/__mock/sync/${name}`,
      bodyLimit: SYNC_BODY_BYTES,
      handler: async ({ body, query, raw }) => {
        const half = connect(api.instance, { clock });
        const reply = run(half, method === 'GET' ? query : jsonOf(body));
        const sent = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        if (changes(reply)) api.writes.note(clock.now(), method, raw.url ?? '', 'application/json', sent);
        return reply;
      },
    });
  }
}
