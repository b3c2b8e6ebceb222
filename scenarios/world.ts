/**
 * Assembles what a run needs: the clock and the queue, an org and an instance that agree at the start, the workload
 * that will change them, the sync engine between them, and the recorder that watches all of it.
 */

import { Link, overLink } from '../engine/drivers/link.ts';
import {
  CauseBook,
  type Clock,
  DAY_MS,
  HOUR_MS,
  parseInstant,
  Scheduler,
  streamFor,
  VirtualClock,
} from '../engine/kernel/index.ts';
import {
  backgroundSync,
  createContext,
  expressLane,
  type Process,
  type SyncContext,
  type SyncParameters,
  syncParameters,
} from '../engine/sync/index.ts';
import { Instance, KEPT_ACTIVITIES, type SyncedPopulation } from '../mock-marketo/index.ts';
import { basesOf, Org, type Population } from '../mock-salesforce/index.ts';
import { campaignDefinitions } from './campaigns.ts';
import { linkFaultsOf } from './faults.ts';
import { queueEverything } from './first-sync.ts';
import { Recorder, SAMPLE_MS } from './measure/recorder.ts';
import { setMemberStatuses } from './member-statuses.ts';
import { accessOf, administer, saveRulesOf } from './org-rules.ts';
import { populationsOf } from './population/index.ts';
import { customObjectsOf, orgFieldsOf, schemasOf, syncObjectsOf } from './population/org-schema.ts';
import { IS_PERSON_ACCOUNT, personFieldsFor } from './population/person-fields.ts';
import type { Scenario } from './schema.ts';
import { countedRecords, sharingOf } from './sync-sight.ts';
import { startWorkloads } from './workload/index.ts';

export interface World {
  readonly scenario: Scenario;
  readonly startAt: number;
  readonly endAt: number;
  readonly clock: VirtualClock;
  readonly scheduler: Scheduler;
  readonly org: Org;
  readonly instance: Instance;
  readonly recorder: Recorder;
  /** The processes of the sync engine. */
  readonly processes: readonly Process<never>[];
}

/** The world of a scenario at its first instant, with nothing in the queue but the workloads' first events. */
export function createWorld(scenario: Scenario): World {
  const startAt = parseInstant(scenario.start);
  if (Number.isNaN(startAt)) throw new RangeError(`a run cannot start at ${scenario.start}`);
  const endAt = startAt + Math.round(scenario.days * DAY_MS);
  const clock = new VirtualClock(startAt);
  const scheduler = new Scheduler(clock);
  const { org, instance } = createSystems(scenario, scheduler);
  const recorder = new Recorder({ org, instance }, org.objects.length + 2, startAt);
  org.observe(recorder.observe(countedRecords(scenario, org)));
  instance.observe(recorder.backlog);
  instance.campaigns.outbox.observer = recorder.flowSteps;
  instance.activitySync.observer = recorder.activities;
  const syncsFrom = scenario.sync.first ? queueEverything(org, syncObjectsOf(scenario), startAt) : startAt;
  const context = createContext(syncParametersOf(scenario, startAt), clock, recorder.sync, syncsFrom);
  const processes = behindLink(scenario, processesOf(scenario, context), clock, startAt);
  const world = {
    scenario,
    startAt,
    endAt,
    clock,
    scheduler,
    org,
    instance,
    recorder,
    processes,
  };
  sampleRegularly(world);
  administer(world);
  setMemberStatuses(scenario, world);
  countOtherIntegrations(world);
  startWorkloads({ seed: scenario.seed, startAt, endAt, clock, scheduler, org, instance }, scenario.workload);
  return world;
}

/** The background sync and, when there are campaigns that may need it, the express lane for each kind of them. */
function processesOf({ campaigns }: Scenario, context: SyncContext): Process<never>[] {
  const background = backgroundSync(context);
  if (campaigns.length === 0) return [background];
  return [background, expressLane(context, 'trigger'), expressLane(context, 'batch')];
}

/** Processes as they are, or, when the scenario has faults, behind a link that has them. */
function behindLink(
  scenario: Scenario,
  processes: readonly Process<never>[],
  clock: Clock,
  startAt: number,
): readonly Process<never>[] {
  if (scenario.faults.length === 0) return processes;
  const link = new Link(linkFaultsOf(scenario, startAt), streamFor(scenario.seed, 'link'));
  return processes.map((process) => overLink(process, link, clock));
}

/** The org and the instance of a scenario, in sync with each other. */
export function createSystems(scenario: Scenario, scheduler?: Scheduler): { org: Org; instance: Instance } {
  const causes = new CauseBook();
  const startAt = parseInstant(scenario.start);
  const schemas = schemasOf(scenario);
  const populations = populationsOf(scenario, schemas);
  const sharing = sharingOf(scenario);
  const org = new Org({
    seed: scenario.seed,
    startAt: startAt - DAY_MS,
    customFields: orgFieldsOf(scenario),
    customObjects: customObjectsOf(scenario),
    populations,
    ...(scenario.org.personAccounts > 0 && { personAccounts: true }),
    automation: scenario.org.automation.map(({ copy, to, by }) => ({ from: copy, to, by })),
    syncUser: accessOf(scenario.org.syncUser),
    queues: scenario.org.queues,
    recordTypes: scenario.org.recordTypes,
    fiscalYear: scenario.org.fiscalYear,
    ...(sharing !== undefined && { sharing }),
    stateCountryPicklists: scenario.org.stateCountryPicklists,
    ...saveRulesOf(scenario),
    dailyApiRequests: dailyApiRequests(scenario),
    causes,
  });
  const instance = new Instance({
    seed: scenario.seed,
    startAt: startAt - DAY_MS,
    fields: [
      ...personFieldsFor(orgFieldsOf(scenario)),
      ...(scenario.org.personAccounts > 0 ? [IS_PERSON_ACCOUNT] : []),
    ],
    synced: scenario.sync.first ? {} : syncedPopulations(org, populations, scenario.org.syncUser.hidden),
    sfdcIdOf: (object, row) => org.object(object).idOf(row),
    sfdcRowOf: (object, id) => org.object(object).rowOf(id),
    programs: scenario.programs.map(({ name, statuses }) => ({
      name,
      statuses: statuses.map((status, step) => ({ name: status, step })),
    })),
    ...(scenario.activitySync.length > 0 && { keepActivities: KEPT_ACTIVITIES }),
    loggedActivities: scenario.activitySync.map(({ activity, afterHours, history }) => ({
      activity,
      from: startAt + afterHours * HOUR_MS,
      history,
    })),
    syncedPrograms: scenario.programs.map(({ name, campaign, afterHours }) => ({
      program: name,
      from: startAt + afterHours * HOUR_MS,
      campaignId: org.object('Campaign').idOf(campaign),
    })),
    causes,
    firstListId: org.objects.length,
    campaigns: {
      definitions: campaignDefinitions(scenario, org),
      ...(scheduler !== undefined && { scheduler }),
    },
  });
  return { org, instance };
}

/**
 * What both sides hold at the start, every field with the org's own base, so that untouched columns are known as equal.
 * Marketo has no copy of a field that its sync user cannot see.
 */
function syncedPopulations(
  org: Org,
  populations: Readonly<Record<string, Population>>,
  hidden: readonly string[],
): Record<string, SyncedPopulation> {
  return Object.fromEntries(
    Object.entries(populations).map(([name, { count, lookups }]) => {
      const seen = Object.entries(basesOf(org.object(name))).filter(
        ([field]) => !hidden.includes(`${name}.${field}`),
      );
      return [name, { count, lookups, bases: Object.fromEntries(seen) }];
    }),
  );
}

/**
 * API requests in 24 hours: 100,000 and 1,000 a licence (5,000 in the larger editions), 15,000 in a Developer org
 * (documented, Salesforce "API Request Limits and Allocations").
 */
export function dailyApiRequests({ org }: Scenario): number {
  switch (org.edition) {
    case 'Developer':
      return 15_000;
    case 'Professional':
    case 'Enterprise':
      return 100_000 + 1_000 * org.licences;
    default:
      return 100_000 + 5_000 * org.licences;
  }
}

function syncParametersOf(scenario: Scenario, startAt: number): SyncParameters {
  const { sync } = scenario;
  const disabled = sync.disabled.map(({ afterHours, forHours }) => ({
    from: startAt + afterHours * HOUR_MS,
    until: startAt + (afterHours + forHours) * HOUR_MS,
  }));
  return syncParameters(sync, {
    objects: syncObjectsOf(scenario),
    disabled,
    turns: sync.turns,
    filters: sync.filters,
  });
}

/** A sample at the start and every quarter of an hour; the last one is taken when the run ends. */
function sampleRegularly(world: World): void {
  every(world, SAMPLE_MS, (now) => world.recorder.sample(now));
}

/** Other integrations use their part of the daily requests evenly, hour by hour, as long as the org grants them. */
function countOtherIntegrations(world: World): void {
  const perHour = Math.round(world.scenario.org.otherApiCallsPerDay / 24);
  if (perHour === 0) return;
  every(world, HOUR_MS, (now) => {
    if (world.org.requests.take(now, perHour)) world.recorder.api.countOthers(perHour, now);
  });
}

function every(
  world: Pick<World, 'clock' | 'scheduler' | 'endAt' | 'startAt'>,
  ms: number,
  action: (now: number) => void,
): void {
  const tick = (): void => {
    const now = world.clock.now();
    action(now);
    if (now + ms < world.endAt) world.scheduler.schedule(now + ms, tick);
  };
  world.scheduler.schedule(world.startAt, tick);
}
