/** Takes an instance's snapshot, and makes an instance from one. */
import { isoInstant, parseInstant, VirtualClock } from '../../engine/kernel/index.ts';
import { type Api, handled } from '../api.ts';
import { connect } from '../connection.ts';
import { SYNC_VERBS } from '../control/sync-verbs.ts';
import { read } from '../http/incoming.ts';
import { Router } from '../http/router.ts';
import { Instance } from '../instance.ts';
import { OPERATIONS } from '../resources/index.ts';
import { Usage } from '../usage.ts';
import { SNAPSHOT_VERSION, type Snapshot } from './format.ts';
import { WriteLog, type WrittenCall } from './write-log.ts';

export { type Snapshot, snapshotFormat } from './format.ts';

/** Why there is no snapshot, or why one cannot be restored. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

const SYNC_PREFIX = '/__mock/sync/';
const ROUTER = new Router(OPERATIONS);

/** @throws SnapshotError when the instance has been written more than is remembered */
export function takeSnapshot(api: Api, now: number): Snapshot {
  const { calls } = api.writes;
  if (calls === undefined) {
    throw new SnapshotError(
      'more was written since the start than a snapshot can hold: there is none any more',
    );
  }
  return {
    format: 'mock-marketo snapshot',
    version: SNAPSHOT_VERSION,
    takenAt: isoInstant(now),
    origin: originOf(api.instance.options),
    usage: api.usage.dump(),
    calls: [...calls],
  };
}

/**
 * Puts the instance of a snapshot in the place of the present one, whole or not at all. Access tokens are no part of it.
 * @throws SnapshotError when the present one did not begin with the same data, or when a call cannot be repeated
 */
export function restoreSnapshot(api: Api, snapshot: Snapshot): void {
  const { origin, calls, takenAt } = snapshot;
  const { causes: _, ...options } = api.instance.options;
  const own = originOf(options);
  if (own.seed !== origin.seed || own.persons !== origin.persons) {
    throw new SnapshotError(
      `the snapshot is of an instance with seed ${origin.seed} that began with ${origin.persons} persons, this one has seed ${own.seed} and began with ${own.persons}: start it with the same scenario`,
    );
  }
  const instance = new Instance({ ...options, startAt: origin.startAt });
  const clock = new VirtualClock(Math.min(origin.startAt, ...calls.slice(0, 1).map(({ at }) => at)));
  calls.forEach((call, i) => {
    repeat(instance, clock, call, `calls.${i}`);
  });
  instance.campaigns.runUntil(Math.max(clock.now(), parseInstant(takenAt)));
  api.reset(instance, new WriteLog(calls));
  api.usage.load(snapshot.usage);
}

/** Does what a call did. What refused it then, or would now, is no matter: it was carried out. */
function repeat(instance: Instance, clock: VirtualClock, call: WrittenCall, where: string): void {
  if (call.at < clock.now()) throw new SnapshotError(`${where}: it was made before the call above it`);
  clock.advanceTo(call.at);
  instance.campaigns.runUntil(call.at);
  try {
    if (call.url.startsWith(SYNC_PREFIX)) repeatSync(instance, clock, call);
    else repeatOperation(instance, call);
  } catch (error) {
    throw new SnapshotError(
      `${where}: ${call.method} ${call.url} cannot be repeated: ${(error as Error).message}`,
    );
  }
}

function repeatOperation(instance: Instance, { at, method, url, contentType, body }: WrittenCall): void {
  const bytes = Buffer.from(body, 'latin1');
  const incoming = read({ method, url, contentType, authorization: undefined, body: bytes });
  const found = ROUTER.find(incoming.method, incoming.path);
  if (found.kind !== 'operation') throw new Error('there is no such operation');
  handled(instance, new Usage(Number.POSITIVE_INFINITY), found.operation, found.names, incoming, at);
}

function repeatSync(instance: Instance, clock: VirtualClock, { url, body }: WrittenCall): void {
  const [path = '', query = ''] = url.slice(SYNC_PREFIX.length).split('?');
  const verb = Object.hasOwn(SYNC_VERBS, path) ? SYNC_VERBS[path] : undefined;
  if (verb === undefined) throw new Error('there is no such verb');
  const text = Buffer.from(body, 'latin1').toString('utf8');
  const sent = verb.method === 'GET' ? Object.fromEntries(new URLSearchParams(query)) : JSON.parse(text);
  verb.run(connect(instance, { clock }), sent);
}

function originOf({ seed = 0, startAt, synced = {} }: Instance['options']): Snapshot['origin'] {
  const persons = (synced.Lead?.count ?? 0) + (synced.Contact?.count ?? 0);
  return { seed, startAt, persons };
}
