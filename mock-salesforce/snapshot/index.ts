/** Takes an org's snapshot, and makes an org from one. */
import { isoInstant, MINUTE_MS } from '../../engine/kernel/index.ts';
import { withCheck } from '../ids.ts';
import type { OrgOptions } from '../options.ts';
import { Org } from '../org.ts';
import type { DailyRequests } from '../rules/daily-requests.ts';
import { SNAPSHOT_VERSION, type Snapshot } from './format.ts';
import { restoreRecords } from './restore-records.ts';
import { SnapshotError } from './snapshot-error.ts';
import { takeRecords } from './take-records.ts';

export { type Snapshot, snapshotFormat } from './format.ts';
export { SnapshotError } from './snapshot-error.ts';

export function takeSnapshot(org: Org, now: number): Snapshot {
  const { causes: _, ...options } = org.options;
  const fresh = new Org(options);
  const objects: Snapshot['objects'] = {};
  org.objects.forEach((records, id) => {
    const difference = takeRecords(records, fresh.objects[id]!);
    if (difference !== undefined) objects[records.schema.name] = difference;
  });
  return {
    format: 'mock-salesforce snapshot',
    version: SNAPSHOT_VERSION,
    takenAt: isoInstant(now),
    origin: originOf(fresh),
    now: org.now,
    causes: org.causes.all.map(({ process, field }) => ({ process, field })),
    requests: org.requests.byMinute(now),
    bulkBatches: org.bulkBatches.byMinute(now),
    recycleBin: org.recycleBin.entries().map(({ rows, deletedAt }) => ({
      rows: rows.map(({ records, row }): [string, number] => [records.schema.name, row]),
      deletedAt,
    })),
    inApproval: org.inApproval,
    inactiveRules: { validation: org.rules.inactive, duplicate: org.duplicates.inactive },
    locks: { held: org.locks.held(now), running: org.locks.running(now) },
    objects,
  };
}

/**
 * The org of a snapshot; `options` are those of the org that it goes into, which must have begun with the same data.
 * @throws SnapshotError when it did not, or when the snapshot contradicts itself
 */
export function restoreOrg(options: OrgOptions, snapshot: Snapshot): Org {
  const { causes: _, ...own } = options;
  const org = new Org({ ...own, startAt: snapshot.origin.startAt });
  ensureSameOrigin(org, snapshot);
  for (const { process, field } of snapshot.causes) org.causes.of(process, field);
  for (const [name, difference] of Object.entries(snapshot.objects)) {
    const records = org.find(name);
    if (records === undefined) throw new SnapshotError(`the org has no object ${name}`);
    restoreRecords(records, difference, org.options.startAt);
  }
  restoreRequests(org.requests, snapshot.requests);
  restoreRequests(org.bulkBatches, snapshot.bulkBatches);
  restoreRecycleBin(org, snapshot);
  restoreLocks(org, snapshot);
  restoreRules(org, snapshot);
  org.now = Math.max(org.now, snapshot.now);
  return org;
}

function originOf({ options, objects }: Org): Snapshot['origin'] {
  const records = objects.filter(({ count }) => count > 0).map(({ schema, count }) => [schema.name, count]);
  return { seed: options.seed ?? 0, startAt: options.startAt, records: Object.fromEntries(records) };
}

function ensureSameOrigin(org: Org, { origin }: Snapshot): void {
  const own = originOf(org);
  if (own.seed !== origin.seed) {
    throw new SnapshotError(`the snapshot is of an org with seed ${origin.seed}, this one has ${own.seed}`);
  }
  for (const name of new Set([...Object.keys(own.records), ...Object.keys(origin.records)])) {
    const [theirs = 0, ours = 0] = [origin.records[name], own.records[name]];
    if (theirs === ours) continue;
    throw new SnapshotError(
      `the snapshot is of an org that began with ${theirs} records of ${name}, this one began with ${ours}: start it with the same scenario`,
    );
  }
}

function restoreRequests(requests: DailyRequests, byMinute: Snapshot['requests']): void {
  for (const [minute, count] of byMinute) requests.take(minute * MINUTE_MS, count);
}

function restoreLocks({ locks }: Org, { locks: { held, running } }: Snapshot): void {
  for (const { id, until } of held) locks.hold([withCheck(id.slice(0, 15))], until);
  locks.resume(running);
}

function restoreRules({ options, setup }: Org, { inactiveRules }: Snapshot): void {
  for (const { name } of options.validationRules ?? []) {
    setup.setValidationRuleActive(name, !inactiveRules.validation.includes(name));
  }
  for (const { name } of options.duplicateRules ?? []) {
    setup.setDuplicateRuleActive(name, !inactiveRules.duplicate.includes(name));
  }
}

function restoreRecycleBin(org: Org, { recycleBin, inApproval }: Snapshot): void {
  for (const { rows, deletedAt } of recycleBin) {
    const binned = rows.map(([name, row]) => {
      const records = org.find(name);
      if (records === undefined || row >= records.count) {
        throw new SnapshotError(`recycleBin: there is no row ${row} of ${name}`);
      }
      return { records, row };
    });
    if (binned.length > 0) org.recycleBin.put(binned, deletedAt);
  }
  for (const id of inApproval) {
    const records = org.findByPrefix(id.slice(0, 3));
    const row = records?.rowOf(id) ?? -1;
    if (records === undefined || row < 0) throw new SnapshotError(`inApproval: there is no record ${id}`);
    org.setInApproval(records, row, true);
  }
}
