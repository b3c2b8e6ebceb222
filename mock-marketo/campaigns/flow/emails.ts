/** Sent e-mails and what becomes of them: delivered or bounced, opened, a link in it clicked. */

import { type Stream, streamFor } from '../../../engine/kernel/index.ts';
import type { Campaign } from '../campaign.ts';
import type { EmailRates, FlowStep } from '../definition.ts';
import type { Host } from '../host.ts';
import { CLICK_MS, DELIVERY_MS, EMAIL_RATES, OPEN_MS } from '../limits.ts';
import type { Agenda } from '../queues/agenda.ts';
import { FLOW_ACTIVITY } from './activity-numbers.ts';
import { EmailAssets } from './email-assets.ts';
import { noteActivity } from './notes.ts';

type SendEmail = Extract<FlowStep, { step: 'sendEmail' }>;

/** Hears that a person has opened an e-mail or clicked in it. */
export type OnEmailEvent = (
  on: 'opensEmail' | 'clicksLinkInEmail',
  person: number,
  email: number,
  now: number,
) => void;

/** One e-mail of a flow step, on its way to some persons. */
interface Mailing {
  readonly campaign: Campaign;
  readonly email: number;
  readonly name: string;
  readonly rates: EmailRates;
  readonly stream: Stream;
}

export class Emails {
  /** What steps send, as assets. */
  readonly assets = new EmailAssets();
  readonly #instance: Host;
  readonly #agenda: Agenda;
  readonly #onEvent: OnEmailEvent;
  readonly #address: number;
  readonly #unsubscribed: number;

  constructor(instance: Host, agenda: Agenda, onEvent: OnEmailEvent) {
    this.#instance = instance;
    this.#agenda = agenda;
    this.#onEvent = onEvent;
    this.#address = instance.persons.fieldNumber('email');
    this.#unsubscribed = instance.persons.fieldNumber('unsubscribed');
  }

  /** The sender of a step's e-mail: chances come from a stream of its campaign and e-mail. */
  sender(campaign: Campaign, step: SendEmail): (person: number, now: number) => void {
    const seed = this.#instance.options.seed ?? 0;
    const mailing: Mailing = {
      campaign,
      email: step.email,
      name: step.name ?? `Email ${step.email}`,
      rates: { ...EMAIL_RATES, ...step.rates },
      stream: streamFor(seed, `e-mail ${step.email} of ${campaign.definition.name}`),
    };
    this.assets.know(step.email, mailing.name, campaign.createdAt);
    return (person, now) => this.#send(mailing, person, now);
  }

  /** Persons without an address, and unsubscribed ones, get none. */
  #send(mailing: Mailing, person: number, now: number): void {
    const { columns } = this.#instance.persons;
    const hasAddress = Boolean(columns[this.#address]!.get(person));
    if (!hasAddress || columns[this.#unsubscribed]!.get(person) === true) return;
    this.#note(FLOW_ACTIVITY.sendEmail, mailing, person, now);
    const { stream, rates } = mailing;
    const isDelivered = stream.chance(rates.delivered);
    this.#agenda.at(now + stream.int(1, DELIVERY_MS), (at) => {
      if (isDelivered) this.#deliver(mailing, person, at);
      else this.#note(FLOW_ACTIVITY.emailBounced, mailing, person, at);
    });
  }

  #deliver(mailing: Mailing, person: number, now: number): void {
    this.#note(FLOW_ACTIVITY.emailDelivered, mailing, person, now);
    const { stream, rates } = mailing;
    if (!stream.chance(rates.opened)) return;
    this.#agenda.at(now + stream.int(1, OPEN_MS), (at) => this.#open(mailing, person, at));
  }

  #open(mailing: Mailing, person: number, now: number): void {
    this.#note(FLOW_ACTIVITY.openEmail, mailing, person, now);
    this.#onEvent('opensEmail', person, mailing.email, now);
    const { stream, rates } = mailing;
    if (!stream.chance(rates.clicked)) return;
    this.#agenda.at(now + stream.int(1, CLICK_MS), (at) => {
      this.#note(FLOW_ACTIVITY.clickEmail, mailing, person, at);
      this.#onEvent('clicksLinkInEmail', person, mailing.email, at);
    });
  }

  #note(type: number, { campaign, email, name }: Mailing, person: number, now: number): void {
    noteActivity(this.#instance, type, person, campaign, { label: name, value: email }, now);
  }
}
