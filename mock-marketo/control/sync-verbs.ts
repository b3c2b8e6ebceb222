/** The verbs of the native sync's half by their names on the wire: what each takes, and whether it changes anything. */
import type { z } from 'zod';
import { type Connection, replyOf } from '../connection.ts';
import {
  activitiesPushedBody,
  applyBody,
  deletedBody,
  flowDoneBody,
  flowRequestsQuery,
  linkProgramBody,
  membersPushedBody,
  nothing,
  pageOf,
  pendingActivitiesQuery,
  pendingCountQuery,
  pendingMembersQuery,
  pendingQuery,
  pushedBody,
} from '../sync-wire.ts';

export interface SyncVerb {
  readonly method: 'GET' | 'POST';
  /** Whether the instance is another one after a call with this reply. */
  readonly changes: (reply: unknown) => boolean;
  readonly input: z.ZodType;
  /** @throws ZodError for input that no engine sends */
  readonly run: (half: Connection, sent: unknown) => unknown;
}

const always = () => true;
const never = () => false;

/** What is handed out to be pushed is remembered until it is. */
const whenHandedOut = (reply: unknown) => Array.isArray(reply) && reply.length > 0;

export const SYNC_VERBS: Readonly<Record<string, SyncVerb>> = {
  apply: verb('POST', always, applyBody, (half, sent) => {
    const applied = replyOf(half.apply({ page: pageOf(sent), winner: sent.winner }));
    return { ...applied, statuses: [...applied.statuses] };
  }),
  deleted: verb('POST', always, deletedBody, (half, sent) => replyOf(half.deleted(sent))),
  pendingCount: verb('GET', never, pendingCountQuery, (half, sent) => replyOf(half.pendingCount(sent))),
  pending: verb('GET', whenHandedOut, pendingQuery, (half, sent) => replyOf(half.pending(sent))),
  pushed: verb('POST', always, pushedBody, (half, sent) => replyOf(half.pushed(sent))),
  pendingActivities: verb('GET', whenHandedOut, pendingActivitiesQuery, (half, sent) =>
    replyOf(half.pendingActivities(sent)),
  ),
  activitiesPushed: verb('POST', always, activitiesPushedBody, (half, sent) =>
    replyOf(half.activitiesPushed(sent)),
  ),
  updateForeignKeys: verb(
    'POST',
    (settled) => settled !== 0,
    nothing,
    (half) => replyOf(half.updateForeignKeys({})),
  ),
  programsToLink: verb('GET', never, nothing, (half) => replyOf(half.programsToLink({}))),
  linkProgram: verb('POST', always, linkProgramBody, (half, sent) => replyOf(half.linkProgram(sent))),
  pendingMembers: verb('GET', whenHandedOut, pendingMembersQuery, (half, sent) =>
    replyOf(half.pendingMembers(sent)),
  ),
  membersPushed: verb('POST', always, membersPushedBody, (half, sent) => replyOf(half.membersPushed(sent))),
  flowRequests: verb('GET', never, flowRequestsQuery, (half, sent) => replyOf(half.flowRequests(sent))),
  flowDone: verb('POST', always, flowDoneBody, (half, sent) => replyOf(half.flowDone(sent))),
};

function verb<S extends z.ZodType>(
  method: SyncVerb['method'],
  changes: SyncVerb['changes'],
  input: S,
  run: (half: Connection, sent: z.output<S>) => unknown,
): SyncVerb {
  return { method, changes, input, run: (half, sent) => run(half, input.parse(sent)) };
}
