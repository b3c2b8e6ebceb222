/**
 * Takes processes through their flows: from the queue of their kind, when capacity and persons are free, step by step
 * to the end. A person is in one process at a time (community: "A person usually runs through one campaign process at
 * a time", Revenue Pulse; Nation "How campaign processing works").
 */

import { type Campaign, type Process, priorityOf } from '../campaign.ts';
import type { CampaignKind } from '../definition.ts';
import type { Tokens } from '../flow/tokens.ts';
import type { Host } from '../host.ts';
import type { Capacity } from '../limits.ts';
import type { Agenda } from './agenda.ts';
import { BusyPersons } from './busy-persons.ts';
import { CampaignQueue } from './campaign-queue.ts';

export class Runner {
  readonly #instance: Host;
  readonly #agenda: Agenda;
  readonly #queues: Readonly<Record<CampaignKind, CampaignQueue>>;
  readonly #busy = new BusyPersons();
  #arrivals = 0;

  constructor(instance: Host, agenda: Agenda, capacity: Capacity) {
    this.#instance = instance;
    this.#agenda = agenda;
    const start = (process: Process, now: number): number => this.#start(process, now);
    this.#queues = {
      trigger: new CampaignQueue(agenda, capacity.triggerPersonsPerMinute, start),
      batch: new CampaignQueue(agenda, capacity.batchPersonsPerMinute, start),
    };
  }

  /** Processes that wait in a queue for their turn; those that wait for a person are not among them. */
  waiting(kind: CampaignKind): number {
    return this.#queues[kind].size;
  }

  /** Puts persons in the queue of a campaign, as one process. */
  enter(campaign: Campaign, members: number[], tokens: Tokens, now: number): void {
    this.#arrivals += 1;
    const process: Process = {
      campaign,
      priority: priorityOf(campaign),
      arrival: this.#arrivals,
      members,
      tokens,
      step: 0,
      open: 0,
      newcomers: [],
    };
    this.#queues[campaign.kind].add(process, now);
  }

  /** Goes on with a process whose persons are held. */
  resume(process: Process, now: number): void {
    const { steps } = process.campaign;
    while (process.step < steps.length) {
      this.#dropDeleted(process, now);
      const step = steps[process.step]!;
      process.step += 1;
      if (step(process, now) === 'paused') return;
    }
    this.#letGo(process.members, now);
  }

  /** Lets the persons of a process go; it waits for its turn again from an instant on, as a new arrival. */
  letGoUntil(process: Process, at: number, now: number): void {
    this.#letGo(process.members, now);
    this.#agenda.at(at, (due) => {
      this.#arrivals += 1;
      this.#queues[process.campaign.kind].add({ ...process, arrival: this.#arrivals }, due);
    });
  }

  /** Starts a process with those of its persons that are free; each other one follows when it is. */
  #start(process: Process, now: number): number {
    const free = process.members.filter((person) => !this.#busy.has(person));
    if (free.length < process.members.length) this.#postpone(process);
    if (free.length === 0) return 0;
    process.members = free;
    for (const person of free) this.#busy.take(person);
    this.resume(process, now);
    return free.length;
  }

  #postpone(process: Process): void {
    for (const person of process.members) {
      if (this.#busy.has(person)) this.#busy.await(person, { ...process, members: [person] });
    }
  }

  /** Deleted persons leave the flow. */
  #dropDeleted(process: Process, now: number): void {
    const { persons } = this.#instance;
    if (!process.members.some((person) => persons.isDeleted(person))) return;
    const deleted = process.members.filter((person) => persons.isDeleted(person));
    process.members = process.members.filter((person) => !persons.isDeleted(person));
    this.#letGo(deleted, now);
  }

  #letGo(persons: readonly number[], now: number): void {
    for (const person of persons) {
      for (const process of this.#busy.release(person)) this.#queues[process.campaign.kind].add(process, now);
    }
  }
}
