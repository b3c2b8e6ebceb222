/** The steps of a flow that stay inside Marketo, made ready to run. */
import type { Value } from '../../../engine/kernel/index.ts';
import { type Campaign, type Process, type Step, textIn } from '../campaign.ts';
import type { FlowStep } from '../definition.ts';
import { LONG_WAIT_MS, WEBHOOK_MS } from '../limits.ts';
import type { Machine } from '../machine.ts';
import { FLOW_ACTIVITY } from './activity-numbers.ts';
import { noteActivity } from './notes.ts';
import { salesforceSteps } from './salesforce-steps.ts';
import { hasTokens } from './tokens.ts';

type Of<S extends FlowStep['step']> = Extract<FlowStep, { step: S }>;

/** What a step does to one person. */
type Deed = (person: number, now: number, process: Process) => void;

/**
 * A step of a definition, as one or more steps to run.
 * @throws RangeError for a field that does not exist or a score change that is none
 */
export function stepsOf(machine: Machine, campaign: Campaign, step: FlowStep): readonly Step[] {
  switch (step.step) {
    case 'changeScore':
      return [each(changeScore(machine, campaign, step))];
    case 'changeDataValue':
      return [each(changeDataValue(machine, campaign, step))];
    case 'sendEmail':
      return [each(machine.emails.sender(campaign, step))];
    case 'sendAlert':
      return [each(noted(machine, campaign, FLOW_ACTIVITY.sendAlert, { value: step.email }))];
    case 'interestingMoment':
      return [each(interestingMoment(machine, campaign, step))];
    case 'addToList':
    case 'removeFromList':
      return [each(changeList(machine, campaign, step))];
    case 'wait':
      return [wait(machine, step.ms)];
    case 'requestCampaign':
      return [each(requestCampaign(machine, campaign, step))];
    case 'callWebhook':
      return callWebhook(machine, campaign, step);
    default:
      return salesforceSteps(machine, step, campaign.definition.isProgramSynced ?? false);
  }
}

function each(deed: Deed): Step {
  return (process, now) => {
    for (const person of process.members) deed(person, now, process);
    return 'next';
  };
}

function noted(
  { instance }: Machine,
  campaign: Campaign,
  type: number,
  about: { readonly label?: Value; readonly value?: Value },
): Deed {
  return (person, now) => noteActivity(instance, type, person, campaign, about, now);
}

/** An empty score counts as 0. */
function changeScore({ instance }: Machine, campaign: Campaign, step: Of<'changeScore'>): Deed {
  const [, sign, digits] = /^([+=-])(-?\d+(?:\.\d+)?)$/.exec(step.change) ?? [];
  if (digits === undefined) throw new RangeError(`'${step.change}' is no score change: use +5, -5 or =5`);
  const amount = sign === '-' ? -Number(digits) : Number(digits);
  const { field, cause } = target(instance, campaign, step.field);
  return (person, now) => {
    const old = Number(instance.persons.columns[field]!.get(person) ?? 0);
    const score = sign === '=' ? amount : old + amount;
    if (score !== old) instance.write(person, field, score, cause, now, FLOW_ACTIVITY.changeScore);
  };
}

/** A value that is there already is no change. */
function changeDataValue({ instance }: Machine, campaign: Campaign, step: Of<'changeDataValue'>): Deed {
  const { field, cause } = target(instance, campaign, step.field);
  const written = step.value;
  return (person, now, process) => {
    const value = hasTokens(written) ? textIn(process, written) : written;
    const isNew = instance.persons.columns[field]!.get(person) !== value;
    if (isNew) instance.write(person, field, value, cause, now);
  };
}

/** The field that a step writes, and the cause its changes are put down to. */
function target(
  { persons, causes }: Machine['instance'],
  { definition }: Campaign,
  name: string,
): { readonly field: number; readonly cause: number } {
  const field = persons.fieldNumber(name);
  if (field < 0) throw new RangeError(`there is no field '${name}'`);
  return { field, cause: causes.of(definition.name, `Lead.${persons.fields[field]!.name}`) };
}

function interestingMoment(machine: Machine, campaign: Campaign, step: Of<'interestingMoment'>): Deed {
  return (person, now, process) => {
    const about = { label: step.type, value: textIn(process, step.description) };
    noteActivity(machine.instance, FLOW_ACTIVITY.interestingMoment, person, campaign, about, now);
  };
}

/** Who is a member already, or none to be removed, is passed over. */
function changeList(
  machine: Machine,
  campaign: Campaign,
  { step, list }: Of<'addToList'> | Of<'removeFromList'>,
): Deed {
  const isAdding = step === 'addToList';
  const type = isAdding ? FLOW_ACTIVITY.addToList : FLOW_ACTIVITY.removeFromList;
  return (person, now) => {
    const isChange = isAdding ? machine.lists.add(list, person, now) : machine.lists.remove(list, person);
    if (!isChange) return;
    const label = machine.lists.find(list)?.name ?? null;
    noteActivity(machine.instance, type, person, campaign, { label, value: list }, now);
    if (isAdding) machine.happened('isAddedToList', person, list, now);
  };
}

/** During a short wait a person stays in the process; a long one lets it go into others (assumed). */
function wait(machine: Machine, ms: number): Step {
  return (process, now) => {
    if (ms > LONG_WAIT_MS) machine.letGoUntil(process, now + ms, now);
    else machine.agenda.at(now + ms, (at) => machine.resume(process, at));
    return 'paused';
  };
}

function requestCampaign(machine: Machine, campaign: Campaign, step: Of<'requestCampaign'>): Deed {
  return (person, now) => {
    const requested = machine.campaign(step.campaign);
    const about = { label: requested.definition.name, value: requested.id };
    noteActivity(machine.instance, FLOW_ACTIVITY.requestCampaign, person, campaign, about, now);
    machine.request(requested, person, now);
  };
}

/** The process waits for the answer, its persons with it. */
function callWebhook(machine: Machine, campaign: Campaign, step: Of<'callWebhook'>): Step[] {
  const takesMs = step.takesMs ?? WEBHOOK_MS;
  const call: Step = (process, now) => {
    machine.agenda.at(now + takesMs, (at) => machine.resume(process, at));
    return 'paused';
  };
  return [call, each(noted(machine, campaign, FLOW_ACTIVITY.callWebhook, { value: step.name }))];
}
