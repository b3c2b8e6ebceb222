/** `/__mock/`: what the original does not have. The clock, a fresh start, and the backlog as it is. */
import { z } from 'zod';
import { isoInstant, parseInstant, VirtualClock } from '../../engine/kernel/index.ts';
import { type Call, operation, type Reply } from '../api.ts';
import { Org } from '../org.ts';
import { QueryCursors } from '../query-cursors.ts';

function clock({ api }: Call): Reply {
  const isVirtual = api.clock instanceof VirtualClock;
  return { status: 200, body: { now: isoInstant(api.clock.now()), virtual: isVirtual } };
}

const move = z
  .strictObject({ advanceMs: z.int().min(0).optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine(
    (given) => (given.to === undefined) !== (given.advanceMs === undefined),
    'expected advanceMs or to',
  );

/** Only a virtual clock can be moved, and only forward. */
function moveClock(call: Call, given: z.output<typeof move>): Reply {
  const { clock: target } = call.api;
  if (!(target instanceof VirtualClock))
    return problem(409, 'the clock follows real time and cannot be moved');
  const to = given.to === undefined ? call.now + (given.advanceMs ?? 0) : parseInstant(given.to);
  if (to < call.now) return problem(409, `the clock stands at ${isoInstant(call.now)} and cannot go back`);
  target.advanceTo(to);
  return clock(call);
}

/** The org as it was at the start, counters and open queries included; sessions go on. */
function reset({ api, org }: Call): Reply {
  api.org = new Org(org.options);
  api.cursors = new QueryCursors();
  api.describes.clear();
  return { status: 200, body: { objects: countsOf(api.org) } };
}

function countsOf(org: Org): Record<string, number> {
  return Object.fromEntries(org.objects.map((records) => [records.schema.name, records.count]));
}

/** Records changed since they were last settled, by object and by what first made them dirty. */
function backlog({ org }: Call): Reply {
  const byObject: Record<string, number> = {};
  const byCause: Record<string, number> = {};
  let total = 0;
  for (const { schema, changes } of org.objects) {
    total += changes.size;
    if (changes.size > 0) byObject[schema.name] = changes.size;
    org.causes.all.forEach(({ process, field }, number) => {
      const count = changes.countByCause[number]!;
      const cause = `${process}: ${field}`;
      if (count > 0) byCause[cause] = (byCause[cause] ?? 0) + count;
    });
  }
  return { status: 200, body: { total, byObject, byCause } };
}

/** Ends every session, as an administrator could: clients have to show that they sign in again. */
function expireSessions({ api }: Call): Reply {
  api.sessions.expireAll();
  return { status: 204 };
}

function problem(status: number, message: string): Reply {
  return { status, body: { message } };
}

const control = {
  access: 'control',
  refuse: (error: { message: string }) => problem(400, error.message),
} as const;

export const controlOperations = [
  operation('GET', '/__mock/clock', control, clock),
  operation('POST', '/__mock/clock', { ...control, input: move }, moveClock),
  operation('POST', '/__mock/reset', control, reset),
  operation('GET', '/__mock/backlog', control, backlog),
  operation('POST', '/__mock/sessions/expire', control, expireSessions),
];
