/** `/__mock/sync/`: Marketo's half of the native sync over HTTP, verb for verb what the in-process door does. */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { type Connection, connect, replyOf } from '../connection.ts';
import {
  applyBody,
  deletedBody,
  flowDoneBody,
  flowRequestsQuery,
  membersPushedBody,
  pageOf,
  pendingCountQuery,
  pendingMembersQuery,
  pendingQuery,
  pushedBody,
} from '../sync-wire.ts';
import { jsonOf } from './body.ts';

/** Bytes of a body; a page of 10,000 wide records fits. */
const SYNC_BODY_BYTES = 64 * 1_048_576;

/** Adds the routes to a server that answers thrown errors with 400. */
export function addSyncRoutes(server: FastifyInstance, api: Api, clock: Clock): void {
  const half = (): Connection => connect(api.instance, { clock });
  const large = { bodyLimit: SYNC_BODY_BYTES };
  server.post('/sync/apply', large, async ({ body }) => {
    const sent = applyBody.parse(jsonOf(body));
    const applied = replyOf(half().apply({ page: pageOf(sent), winner: sent.winner }));
    return { ...applied, statuses: [...applied.statuses] };
  });
  server.post('/sync/deleted', large, async ({ body }) =>
    replyOf(half().deleted(deletedBody.parse(jsonOf(body)))),
  );
  server.get('/sync/pendingCount', async ({ query }) =>
    replyOf(half().pendingCount(pendingCountQuery.parse(query))),
  );
  server.get('/sync/pending', async ({ query }) => replyOf(half().pending(pendingQuery.parse(query))));
  server.post('/sync/pushed', large, async ({ body }) =>
    replyOf(half().pushed(pushedBody.parse(jsonOf(body)))),
  );
  server.get('/sync/pendingMembers', async ({ query }) =>
    replyOf(half().pendingMembers(pendingMembersQuery.parse(query))),
  );
  server.post('/sync/membersPushed', large, async ({ body }) =>
    replyOf(half().membersPushed(membersPushedBody.parse(jsonOf(body)))),
  );
  server.get('/sync/flowRequests', async ({ query }) =>
    replyOf(half().flowRequests(flowRequestsQuery.parse(query))),
  );
  server.post('/sync/flowDone', large, async ({ body }) =>
    replyOf(half().flowDone(flowDoneBody.parse(jsonOf(body)))),
  );
}
