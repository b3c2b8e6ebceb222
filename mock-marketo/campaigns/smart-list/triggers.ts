/** Which campaigns hear of what happens to persons. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Campaign } from '../campaign.ts';
import type { Trigger } from '../definition.ts';

interface Listener {
  readonly campaign: Campaign;
  readonly matches: (subject: Value) => boolean;
}

export class Triggers {
  readonly #byEvent = new Map<Trigger['on'], Listener[]>();
  /** By field number. */
  readonly #byField: (Listener[] | undefined)[] = [];
  readonly #fieldNumber: (name: string) => number;

  constructor(fieldNumber: (name: string) => number) {
    this.#fieldNumber = fieldNumber;
  }

  /** Has a campaign listen; the fields of its triggers exist. */
  add(campaign: Campaign, trigger: Trigger): void {
    const listener: Listener = { campaign, matches: matcherOf(trigger) };
    if (!('field' in trigger)) {
      this.#byEvent.set(trigger.on, [...(this.#byEvent.get(trigger.on) ?? []), listener]);
      return;
    }
    const number = this.#fieldNumber(trigger.field);
    this.#byField[number] = [...(this.#byField[number] ?? []), listener];
  }

  /** Active campaigns that hear of an event with this subject, each once. */
  hearing(on: Trigger['on'], subject: Value): Campaign[] {
    return listening(this.#byEvent.get(on), subject);
  }

  /** Active campaigns that hear of a field's new value, each once. */
  hearingField(field: number, value: Value): Campaign[] {
    return listening(this.#byField[field], value);
  }
}

const NOBODY_LISTENS: Campaign[] = [];

function listening(listeners: readonly Listener[] | undefined, subject: Value): Campaign[] {
  if (listeners === undefined) return NOBODY_LISTENS;
  const found = new Set<Campaign>();
  for (const { campaign, matches } of listeners) {
    if (campaign.isActive && matches(subject)) found.add(campaign);
  }
  return [...found];
}

function matcherOf(trigger: Trigger): (subject: Value) => boolean {
  switch (trigger.on) {
    case 'personIsCreated':
      return () => true;
    case 'dataValueChanges':
      return equalTo(trigger.newValue);
    case 'scoreIsChanged': {
      const least = trigger.atLeast ?? Number.NEGATIVE_INFINITY;
      return (score) => Number(score) >= least;
    }
    case 'fillsOutForm':
      return equalTo(trigger.form);
    case 'isAddedToList':
      return equalTo(trigger.list);
    case 'opensEmail':
    case 'clicksLinkInEmail':
      return equalTo(trigger.email);
    case 'campaignIsRequested':
      return equalTo(trigger.source);
  }
}

/** Anything when nothing is asked for. */
function equalTo(wanted: Value | undefined): (subject: Value) => boolean {
  return (subject) => wanted === undefined || subject === wanted;
}
