/** An instance with campaigns in process, a clock for it, and someone who takes its Salesforce steps. */
import { type Value, VirtualClock } from '../../engine/kernel/index.ts';
import {
  type CampaignDefinition,
  type Capacity,
  type Connection,
  connect,
  type FlowRequest,
  type FlowResult,
  Instance,
  type InstanceOptions,
} from '../../mock-marketo/index.ts';

export const START = Date.UTC(2026, 0, 5);

export interface Marketo {
  readonly instance: Instance;
  readonly clock: VirtualClock;
  readonly sync: Connection;
  /** Lets time pass, with all that becomes due in it. */
  pass(ms: number): void;
  read(person: number, field: string): Value;
  /** Somebody edits a field of a person. */
  write(person: number, field: string, value: Value): void;
  /** Runs a batch campaign at once. */
  run(campaign: string): void;
  /** Type, person and the two values of each activity so far, without those that create persons. */
  activities(...types: number[]): (readonly [type: number, person: number, label: Value, value: Value])[];
  /** The field and the old and new value of each change so far. */
  changes(): (readonly [person: number, field: string, from: Value, to: Value, by: string])[];
}

const NO_LIMIT: Capacity = {
  triggerPersonsPerMinute: Number.POSITIVE_INFINITY,
  batchPersonsPerMinute: Number.POSITIVE_INFINITY,
};

export const SCORE = { name: 'score', displayName: 'Score', dataType: 'integer' } as const;

/** Ten leads, persons 0 to 9, in sync with Salesforce, unless the options say otherwise; queues without a limit. */
export function marketo(
  definitions: readonly CampaignDefinition[],
  capacity: Partial<Capacity> = {},
  options: Partial<InstanceOptions> = {},
): Marketo {
  const clock = new VirtualClock(START);
  const instance = new Instance({
    startAt: START,
    keepActivities: 100_000,
    fields: [{ ...SCORE, sfdc: { Lead: 'Score__c', Contact: 'Score__c' } }],
    synced: { Lead: { count: 10, bases: { Email: (row) => `lead${row}@example.com` } } },
    ...options,
    campaigns: { definitions, capacity: { ...NO_LIMIT, ...capacity } },
  });
  const number = (field: string): number => instance.persons.fieldNumber(field);
  const edits = instance.causes.of('Editor', 'Lead');
  const log = () => {
    const { activities } = instance;
    if (activities === undefined) throw new Error('the instance keeps no activities');
    return Array.from({ length: activities.nextId - activities.firstId }, (_, i) =>
      activities.get(activities.firstId + i),
    );
  };
  return {
    instance,
    clock,
    sync: connect(instance, { clock }),
    pass: (ms) => {
      clock.advanceTo(clock.now() + ms);
      instance.campaigns.runUntil(clock.now());
    },
    read: (person, field) => instance.persons.columns[number(field)]!.get(person),
    write: (person, field, value) => {
      instance.write(person, number(field), value, edits, clock.now());
      instance.campaigns.runUntil(clock.now());
    },
    run: (campaign) => {
      instance.campaigns.schedule(instance.campaigns.campaign(campaign), clock.now());
      instance.campaigns.runUntil(clock.now());
    },
    activities: (...types) =>
      log()
        .filter(({ type }) => types.includes(type))
        .map(({ type, person, oldValue, newValue }) => [type, person, oldValue, newValue] as const),
    changes: () =>
      log()
        .filter(({ field }) => field >= 0)
        .map(({ person, field, oldValue, newValue, cause }) => {
          const by = instance.causes.all[cause]!.process;
          return [person, instance.persons.fields[field]!.name, oldValue, newValue, by] as const;
        }),
  };
}

/** One call to Salesforce: what it asks and for how many persons. */
export interface SalesforceCall {
  readonly kind: FlowRequest['kind'];
  readonly persons: number;
}

/**
 * Takes what flow steps want from Salesforce until nothing is wanted, one call a batch, and answers each request;
 * by default new leads get the next record. Returns the calls.
 */
export function takeAll(
  { sync, instance }: Marketo,
  answer: (request: FlowRequest) => FlowResult = newLead(instance),
): SalesforceCall[] {
  const calls: SalesforceCall[] = [];
  for (;;) {
    const asked = sync.flowRequests({ limit: 200 });
    if (!asked.ok) throw new Error(asked.error.message);
    if (asked.value.length === 0) return calls;
    for (const requests of batchesOf(asked.value)) {
      calls.push({ kind: requests[0]!.kind, persons: requests.length });
      sync.flowDone({ requests, results: requests.map(answer) });
    }
  }
}

function newLead({ persons }: Instance): (request: FlowRequest) => FlowResult {
  let next = persons.count;
  return ({ kind, row }) => {
    if (kind !== 'syncPerson' || row >= 0) return {};
    next += 1;
    return { link: { object: 'Lead', row: next - 1 } };
  };
}

function batchesOf(requests: readonly FlowRequest[]): FlowRequest[][] {
  const batches = new Map<number, FlowRequest[]>();
  for (const request of requests) {
    batches.set(request.batchId, [...(batches.get(request.batchId) ?? []), request]);
  }
  return [...batches.values()];
}

/** Empty persons that only Marketo knows. */
export function createPersons({ instance, clock }: Marketo, count: number): number[] {
  return Array.from({ length: count }, () => instance.create(new Map(), 0, clock.now()));
}
