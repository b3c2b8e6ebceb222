/** What campaigns need of the instance they run in; an `Instance` fits it, and neither needs to know the other's files. */
import type { CauseBook, Value } from '../../engine/kernel/index.ts';
import type { ActivityLog } from '../activities/activity-log.ts';
import type { ChangeDataLog } from '../change-data-log.ts';
import type { StaticLists } from '../lists/index.ts';
import type { BecomingHost } from '../persons/becoming.ts';
import type { Persons } from '../persons/persons.ts';
import type { PersonObject } from '../schema/types.ts';

export interface Host extends BecomingHost {
  readonly options: { readonly startAt: number; readonly seed?: number };
  readonly persons: Persons;
  readonly causes: CauseBook;
  /** Who is in which static list. */
  readonly lists: StaticLists;
  /** Undefined when no activities are kept. */
  readonly activities: ActivityLog | undefined;
  /** What waits to be pushed. */
  readonly logs: Readonly<Record<PersonObject, ChangeDataLog>>;
  /** Writes a field of a person; `activityType` is what the change is noted as. */
  write(person: number, field: number, value: Value, cause: number, now: number, activityType?: number): void;
  /** Deletes a person in Marketo. */
  delete(person: number, cause: number, now: number): void;
}
