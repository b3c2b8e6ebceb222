/**
 * The smart campaigns of an instance: a machine without ambient time. Verbs take the instant; what follows from them
 * later is done by `runUntil`, or by the scheduler that was handed in.
 */

import type { Scheduler, Value } from '../../engine/kernel/index.ts';
import { DailyCount } from '../daily-count.ts';
import type { StaticLists } from '../lists/index.ts';
import { admits, type Campaign, type Process } from './campaign.ts';
import { campaignOf } from './campaign-making.ts';
import type { CampaignDefinition, CampaignKind, RequestSource, Trigger } from './definition.ts';
import { FLOW_ACTIVITY } from './flow/activity-numbers.ts';
import { Emails } from './flow/emails.ts';
import { NO_TOKENS, type Tokens } from './flow/tokens.ts';
import { flowRequestOf, noteResult } from './flow-requests.ts';
import type { Host } from './host.ts';
import { CAPACITY, type Capacity, PERSONS_PER_BATCH } from './limits.ts';
import type { Machine } from './machine.ts';
import { type FlowRequest, type FlowResult, type OpenRequest, Outbox } from './outbox.ts';
import { Agenda } from './queues/agenda.ts';
import { Runner } from './queues/runner.ts';
import { Register } from './register.ts';
import { Triggers } from './smart-list/triggers.ts';

export interface CampaignsOptions {
  readonly definitions?: readonly CampaignDefinition[];
  /** In the place of the assumed capacity of the queues. */
  readonly capacity?: Partial<Capacity>;
  /** Runs the events of campaigns among those of a replay. */
  readonly scheduler?: Scheduler;
}

export class Campaigns implements Machine {
  readonly instance: Host;
  readonly lists: StaticLists;
  readonly agenda: Agenda;
  readonly outbox = new Outbox();
  readonly emails: Emails;
  /** Programs that the REST API has cloned to schedule a campaign. */
  readonly clones = new DailyCount();
  readonly #runner: Runner;
  readonly #triggers: Triggers;
  readonly #register = new Register();

  /** @throws RangeError for a definition that cannot run, with its name and what is wrong */
  constructor(instance: Host, options: CampaignsOptions = {}) {
    const { startAt } = instance.options;
    this.instance = instance;
    this.lists = instance.lists;
    this.#triggers = new Triggers((name) => instance.persons.fieldNumber(name));
    this.agenda = new Agenda(startAt, options.scheduler);
    this.emails = new Emails(instance, this.agenda, (on, person, email, now) =>
      this.happened(on, person, email, now),
    );
    this.#runner = new Runner(instance, this.agenda, { ...CAPACITY, ...options.capacity });
    this.add(options.definitions ?? [], startAt);
  }

  /** Whether there is any campaign, so that changes are worth telling. */
  get isListening(): boolean {
    return this.#register.size > 0;
  }

  /** All campaigns, in the order of their ids. */
  get all(): Campaign[] {
    return this.#register.all;
  }

  /** When something is to be done next, or Infinity. */
  get nextAt(): number {
    return this.agenda.nextAt;
  }

  /** Does all that is due up to and including `now`; nothing on a scheduler that was handed in. */
  runUntil(now: number): void {
    this.agenda.runUntil(now);
  }

  /** Processes that wait for their turn in a queue. */
  waiting(kind: CampaignKind): number {
    return this.#runner.waiting(kind);
  }

  /** Adds campaigns, all or none. @throws RangeError for one that cannot run, with its name and what is wrong */
  add(definitions: readonly CampaignDefinition[], now: number): Campaign[] {
    const added = this.#register.add(definitions, (definition) => campaignOf(this, definition, now));
    for (const campaign of added) {
      for (const trigger of campaign.definition.triggers ?? []) this.#triggers.add(campaign, trigger);
    }
    return added;
  }

  /**
   * Clones the program of a campaign, with all its campaigns, under another name; triggers of the clones do not listen.
   * Returns the clone of the campaign. @throws RangeError when there is a program of that name with such campaigns
   */
  cloneProgram(
    { definition }: Campaign,
    to: { readonly programName: string; readonly programId?: number },
    now: number,
  ): Campaign {
    const siblings = this.all.filter(
      (campaign) => campaign.definition.programName === definition.programName,
    );
    const clones = siblings.map(({ definition: { id: _, programId: __, ...rest } }) => ({
      ...rest,
      ...to,
      active: false,
    }));
    const added = this.add(clones, now);
    return added[siblings.findIndex((campaign) => campaign.definition === definition)]!;
  }

  /** A campaign by its name or id. @throws RangeError when there is none */
  campaign(nameOrId: string | number): Campaign {
    return this.#register.campaign(nameOrId);
  }

  /** A campaign by its id, or undefined. */
  find(id: number): Campaign | undefined {
    return this.#register.find(id);
  }

  /** The id of the campaign that a process of the cause book is, or undefined. */
  idOfProcess(process: string): number | undefined {
    return this.#register.named(process)?.id;
  }

  /** A field of a person has a new value, whoever wrote it. */
  valueChanged(person: number, field: number, value: Value, now: number): void {
    for (const campaign of this.#triggers.hearingField(field, value))
      this.#enter(campaign, person, NO_TOKENS, now);
  }

  happened(on: Trigger['on'], person: number, subject: Value, now: number): void {
    for (const campaign of this.#triggers.hearing(on, subject)) this.#enter(campaign, person, NO_TOKENS, now);
  }

  /** A person fills out a form. */
  fillOutForm(person: number, form: number, now: number): void {
    const { activities, causes } = this.instance;
    const cause = causes.of('Web form', 'Lead');
    activities?.note(FLOW_ACTIVITY.fillOutForm, person, -1, `Form ${form}`, form, cause, now);
    this.happened('fillsOutForm', person, form, now);
  }

  request(campaign: Campaign, person: number, now: number): void {
    this.#requested(campaign, person, 'Marketo Flow Action', NO_TOKENS, now);
  }

  /** The REST API asks a campaign to run for a person, with values for its tokens. */
  requestByApi(campaign: Campaign, person: number, tokens: Tokens, now: number): void {
    this.#requested(campaign, person, 'Web Service API', tokens, now);
  }

  #requested(campaign: Campaign, person: number, source: RequestSource, tokens: Tokens, now: number): void {
    const isHeard = this.#triggers.hearing('campaignIsRequested', source).includes(campaign);
    if (isHeard) this.#enter(campaign, person, tokens, now);
  }

  #enter(campaign: Campaign, person: number, tokens: Tokens, now: number): void {
    if (admits(campaign, person, now)) this.#runner.enter(campaign, [person], tokens, now);
  }

  /** Runs a batch campaign at an instant, for all persons of its smart list. */
  schedule(campaign: Campaign, at: number, tokens: Tokens = NO_TOKENS): void {
    this.agenda.at(at, (now) => this.#run(campaign, tokens, now));
  }

  #run(campaign: Campaign, tokens: Tokens, now: number): void {
    campaign.hasRun = true;
    const { persons } = this.instance;
    let members: number[] = [];
    for (let person = 0; person < persons.count; person += 1) {
      if (persons.isDeleted(person) || !admits(campaign, person, now)) continue;
      members.push(person);
      if (members.length < PERSONS_PER_BATCH) continue;
      this.#runner.enter(campaign, members, tokens, now);
      members = [];
    }
    if (members.length > 0) this.#runner.enter(campaign, members, tokens, now);
  }

  /** Has a trigger campaign listen, or listen no longer; who is in its flow stays there. */
  setActive(campaign: Campaign, isActive: boolean, now: number): void {
    campaign.isActive = isActive;
    campaign.updatedAt = now;
  }

  /** Raises a trigger campaign's priority for those who qualify from now on, or gives it its own back. */
  overridePriority(campaign: Campaign, isOverridden: boolean, now: number): void {
    campaign.isPriorityOverridden = isOverridden;
    campaign.updatedAt = now;
  }

  resume(process: Process, now: number): void {
    this.#runner.resume(process, now);
  }

  letGoUntil(process: Process, at: number, now: number): void {
    this.#runner.letGoUntil(process, at, now);
  }

  /**
   * What flow steps of one kind of campaign, or of both, want from Salesforce, oldest first; the same until it is done.
   * For persons that have been deleted meanwhile nothing is asked: a sync would make a lead of them.
   */
  flowRequests(limit: number, kind: CampaignKind | undefined, now: number): FlowRequest[] {
    for (;;) {
      const open = this.outbox.first(limit, kind);
      const gone = open.filter(({ person }) => this.instance.persons.isDeleted(person));
      if (gone.length === 0) return open.map((request) => flowRequestOf(this.instance, request));
      for (const { id } of gone) {
        const request = this.outbox.take(id, 'gone', now);
        if (request !== undefined) this.#goOn(request, now);
      }
    }
  }

  /**
   * These requests are done, refused ones included; `results` by position. Persons go on in their flows, also after an
   * error (assumed). Returns how many requests were still open.
   */
  flowDone(
    requests: readonly Pick<FlowRequest, 'id' | 'values'>[],
    results: readonly FlowResult[],
    now: number,
  ): number {
    let done = 0;
    requests.forEach(({ id, values }, place) => {
      const result = results[place] ?? {};
      const request = this.outbox.take(id, result.error === undefined ? 'done' : 'refused', now);
      if (request === undefined) return;
      done += 1;
      noteResult(this.instance, request, values, result, now);
      this.#goOn(request, now);
    });
    return done;
  }

  /** A process whose last request is out goes on. */
  #goOn({ process }: OpenRequest, now: number): void {
    process.open -= 1;
    if (process.open === 0) this.resume(process, now);
  }
}
