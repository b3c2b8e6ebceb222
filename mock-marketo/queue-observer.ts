/** Who hears of what comes to a queue of the sync and of what leaves it: flow steps, activities that are logged. */

/** Salesforce has done it or has refused it; or it is gone, because the person is no longer there. */
export type Departure = 'done' | 'refused' | 'gone';

export interface QueueObserver {
  entered(items: number, now: number): void;
  /** One that has waited since `since`, an instant as `now` is. */
  left(how: Departure, since: number, now: number): void;
}
