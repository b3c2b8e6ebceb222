/** What the steps of a flow need of the machine that runs them. */

import type { Value } from '../../engine/kernel/index.ts';
import type { StaticLists } from '../lists/index.ts';
import type { Campaign, Process } from './campaign.ts';
import type { Trigger } from './definition.ts';
import type { Emails } from './flow/emails.ts';
import type { Host } from './host.ts';
import type { Outbox } from './outbox.ts';
import type { Agenda } from './queues/agenda.ts';

export interface Machine {
  readonly instance: Host;
  readonly lists: StaticLists;
  readonly agenda: Agenda;
  readonly outbox: Outbox;
  readonly emails: Emails;
  /** A campaign by its name or id. @throws RangeError when there is none */
  campaign(nameOrId: string | number): Campaign;
  /** Goes on with the steps of a paused process, whose persons it still holds. */
  resume(process: Process, now: number): void;
  /** Lets go of the persons of a process, which waits in its queue again at an instant. */
  letGoUntil(process: Process, at: number, now: number): void;
  /** Something happened to a person; `subject` is the list, e-mail, form or source that it happened with. */
  happened(on: Trigger['on'], person: number, subject: Value, now: number): void;
  /** A flow step asks a campaign to run for a person. */
  request(campaign: Campaign, person: number, now: number): void;
}
