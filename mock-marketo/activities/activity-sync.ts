/**
 * Activities that are logged in Salesforce as tasks ("Customize Activities Sync"). Switching a type on pushes its last
 * three months (documented, Adobe "Customize Activities Sync"); what happened before a person was in Salesforce is
 * never sent (documented, same page).
 */
import { DAY_MS, hash32, isoDate } from '../../engine/kernel/index.ts';
import type { Persons } from '../persons/persons.ts';
import type { Departure, QueueObserver } from '../queue-observer.ts';
import type { PersonObject } from '../schema/types.ts';
import type { ActivityLog } from './activity-log.ts';

/** The activities that can be logged (documented, same page), their type and the subject of their tasks (assumed). */
export const LOGGED_ACTIVITIES = {
  fillsOutForm: { type: 2, subject: 'Filled Out Form' },
  isSentEmail: { type: 6, subject: 'Was Sent Email' },
  emailIsDelivered: { type: 7, subject: 'Email Delivered' },
  opensEmail: { type: 10, subject: 'Opened Email' },
  clicksLinkInEmail: { type: 11, subject: 'Clicked Link in Email' },
  isAddedToList: { type: 24, subject: 'Added to List' },
  isRemovedFromList: { type: 25, subject: 'Removed from List' },
  isSentSalesEmail: { type: 39, subject: 'Was Sent Sales Email' },
  opensSalesEmail: { type: 40, subject: 'Opened Sales Email' },
  clicksLinkInSalesEmail: { type: 41, subject: 'Clicked Link in Sales Email' },
  receivesSalesEmail: { type: 45, subject: 'Received Sales Email' },
} as const;

export type LoggedActivity = keyof typeof LOGGED_ACTIVITIES;

/** Three months (documented). */
const HISTORY_MS = 91 * DAY_MS;

/** A type that is logged, since when, and how many activities of it there were in the three months before the run. */
export interface ActivityLogging {
  readonly activity: LoggedActivity;
  readonly from: number;
  readonly history: number;
}

/** An activity that waits to become a task. */
export interface PendingActivity {
  readonly id: number;
  readonly person: number;
  readonly object: PersonObject;
  readonly row: number;
  readonly subject: string;
  /** `2026-01-05` */
  readonly date: string;
}

/** What the sync of activities needs of an instance. */
export interface ActivityHost {
  readonly persons: Persons;
  readonly activities: ActivityLog | undefined;
  readonly options: { readonly seed?: number };
}

/** A person's turn of the day: when it began, and the newest activity that it takes along. */
interface Day {
  readonly at: number;
  readonly through: number;
}

interface Waiting {
  readonly id: number;
  readonly type: number;
  readonly person: number;
  readonly at: number;
  /** Since when it waits: a type that is switched on brings activities of the past. */
  readonly since: number;
}

export class ActivitySync {
  readonly #host: ActivityHost;
  readonly #loggings: readonly ActivityLogging[];
  readonly #subjects = new Map<number, string>();
  readonly #switchedOn = new Set<ActivityLogging>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #days = new Map<number, Day>();
  readonly #ownTasks = new Set<number>();
  /** When persons that only Marketo knew became records of Salesforce. */
  readonly #firstPushes = new Map<number, number>();
  #lastId = 0;
  observer: QueueObserver | undefined;

  constructor(host: ActivityHost, loggings: readonly ActivityLogging[]) {
    this.#host = host;
    this.#loggings = loggings;
    for (const { type, subject } of Object.values(LOGGED_ACTIVITIES)) this.#subjects.set(type, subject);
    if (loggings.length > 0 && host.activities !== undefined) {
      host.activities.listener = (type, person, at) => this.#happened(type, person, at);
    }
  }

  /** How many activities wait. */
  count(now: number): number {
    this.#switchOn(now);
    return this.#waiting.size;
  }

  /** Since when each activity waits. */
  *waitingSince(): Iterable<number> {
    for (const { since } of this.#waiting.values()) yield since;
  }

  /**
   * The next activities to push, oldest first. With `oncePerDay` a person's turn comes once a day, and takes along all
   * that waits when it begins. The first `skip` are passed over.
   */
  pending(limit: number, oncePerDay: boolean, now: number, skip = 0): PendingActivity[] {
    this.#switchOn(now);
    const { persons } = this.#host;
    const found: PendingActivity[] = [];
    let passed = 0;
    for (const { id, type, person, at } of this.#waiting.values()) {
      if (found.length === limit) break;
      const object = persons.objectOf(person);
      if (object === undefined) this.#remove(id, 'gone', now);
      else if (!oncePerDay || this.#isDue(person, id, now)) {
        passed += 1;
        if (passed <= skip) continue;
        const row = persons.sfdcRowOf(person);
        found.push({ id, person, object, row, subject: this.#subjects.get(type)!, date: isoDate(at) });
      }
    }
    return found;
  }

  /** These activities are tasks now (`row`), or Salesforce will not have them; they wait no longer. */
  pushed(done: readonly { readonly id: number; readonly row: number | undefined }[], now: number): void {
    for (const { id, row } of done) {
      const isNews = this.#remove(id, row === undefined ? 'refused' : 'done', now);
      if (isNews && row !== undefined) this.#ownTasks.add(row);
    }
  }

  /** A person that only Marketo knew is a record of Salesforce from now on. */
  firstPushed(person: number, now: number): void {
    if (this.#loggings.length > 0) this.#firstPushes.set(person, now);
  }

  /** Whether a task of Salesforce is an activity that was pushed: there is nothing new in it. */
  isOwnTask(row: number): boolean {
    return this.#ownTasks.has(row);
  }

  /** Whether it was still waiting. */
  #remove(id: number, how: Departure, now: number): boolean {
    const activity = this.#waiting.get(id);
    if (activity === undefined) return false;
    this.#waiting.delete(id);
    this.observer?.left(how, activity.since, now);
    return true;
  }

  #isDue(person: number, id: number, now: number): boolean {
    const day = this.#days.get(person);
    if (day !== undefined && id <= day.through) return true;
    if (day !== undefined && now - day.at < DAY_MS) return false;
    this.#days.set(person, { at: now, through: this.#lastId });
    return true;
  }

  #happened(type: number, person: number, at: number): void {
    const isLogged = this.#loggings.some(
      ({ activity, from }) => LOGGED_ACTIVITIES[activity].type === type && at >= from,
    );
    if (isLogged) this.#add(type, person, at, at);
  }

  #add(type: number, person: number, at: number, since: number): void {
    if (this.#host.persons.objectOf(person) === undefined) return;
    this.#lastId += 1;
    this.#waiting.set(this.#lastId, { id: this.#lastId, type, person, at, since });
    this.observer?.entered(1, since);
  }

  /** The first look after a type was switched on finds its last three months. */
  #switchOn(now: number): void {
    for (const logging of this.#loggings) {
      if (logging.from > now || this.#switchedOn.has(logging)) continue;
      this.#switchedOn.add(logging);
      this.#addHistory(logging, now);
      this.#addKept(logging, now);
    }
  }

  /** Activities from before the run, spread evenly over time and over persons. */
  #addHistory({ activity, from, history }: ActivityLogging, now: number): void {
    const { persons, options } = this.#host;
    const { type } = LOGGED_ACTIVITIES[activity];
    if (persons.count === 0) return;
    for (let i = 0; i < history; i += 1) {
      const person = hash32(options.seed ?? 0, i, type) % persons.count;
      this.#add(type, person, from - HISTORY_MS + Math.floor((i * HISTORY_MS) / history), now);
    }
  }

  /**
   * Activities of the run that happened before the type was switched on, as far as the log keeps them, but after the
   * person's first push.
   */
  #addKept({ activity, from }: ActivityLogging, now: number): void {
    const { activities } = this.#host;
    if (activities === undefined) return;
    for (let id = activities.firstIdSince(from - HISTORY_MS); id < activities.nextId; id += 1) {
      const { type, person, at } = activities.get(id);
      if (type !== LOGGED_ACTIVITIES[activity].type || at >= from) continue;
      if (at >= (this.#firstPushes.get(person) ?? 0)) this.#add(type, person, at, now);
    }
  }
}
