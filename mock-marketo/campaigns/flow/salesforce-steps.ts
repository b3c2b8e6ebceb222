/**
 * Steps that need Salesforce, with the ones they imply for a person that is not there (documented, Adobe "Implied
 * Salesforce actions"): Add to SFDC Campaign, Change Owner, Convert Person and Create Task first sync the person;
 * Change Status in SFDC Campaign syncs it and adds it to the campaign. A child of a program that is synced to a
 * Salesforce campaign implies nothing: the step then passes over persons that are not there. Remove from SFDC Campaign
 * implies nothing either: who is no member is skipped (documented, Adobe "Remove from SFDC Campaign").
 */
import { DAY_MS, isoDate, type Value } from '../../../engine/kernel/index.ts';
import { type Process, type Step, textIn } from '../campaign.ts';
import type { SalesforceStep } from '../definition.ts';
import { TASK_DUE_DAYS } from '../limits.ts';
import type { Machine } from '../machine.ts';
import type { RequestKind } from '../outbox.ts';

type Values = Readonly<Record<string, Value>>;

/** What a request writes. */
type ValuesOf = (process: Process, now: number) => Values;

/** Who of a process a request is for. */
type Choice = (machine: Machine, process: Process) => readonly number[];

const everyone: Choice = (_, { members }) => members;
const isInSfdc = ({ instance }: Machine, person: number): boolean =>
  instance.persons.objectOf(person) !== undefined;
const linked: Choice = (machine, { members }) => members.filter((person) => isInSfdc(machine, person));
const arrived: Choice = (machine, { newcomers }) => newcomers.filter((person) => isInSfdc(machine, person));
const missing: Choice = (machine, process) => {
  process.newcomers = process.members.filter((person) => !isInSfdc(machine, person));
  return process.newcomers;
};

/** The requests that a step of a flow makes, one after the other. */
export function salesforceSteps(machine: Machine, step: SalesforceStep, isProgramSynced: boolean): Step[] {
  const request = (kind: RequestKind, choice: Choice, values: ValuesOf): Step =>
    requestStep(machine, kind, choice, values);
  const implied = isProgramSynced ? [] : [request('syncPerson', missing, () => ({}))];
  switch (step.step) {
    case 'syncPersonToSfdc':
      return [request('syncPerson', everyone, () => ownerOf(step.assignTo))];
    case 'addToSfdcCampaign':
      return [...implied, request('addToCampaign', linked, () => membership(step))];
    case 'changeStatusInSfdcCampaign': {
      const add = isProgramSynced ? [] : [request('addToCampaign', arrived, () => membership(step))];
      return [...implied, ...add, request('changeStatus', linked, () => membership(step))];
    }
    case 'removeFromSfdcCampaign':
      return [request('removeFromCampaign', linked, () => ({ CampaignId: step.campaignId }))];
    case 'createTask':
      return [...implied, request('createTask', linked, (process, now) => task(step, process, now))];
    case 'changeOwner':
      return [...implied, request('changeOwner', linked, () => ownerOf(step.owner))];
    case 'convertPerson':
      return [...implied, request('convertPerson', linked, () => conversion(step))];
  }
}

/** Asks, and has the process wait for the answers. */
function requestStep(machine: Machine, kind: RequestKind, choice: Choice, values: ValuesOf): Step {
  return (process, now) => {
    const persons = choice(machine, process);
    if (persons.length === 0) return 'next';
    machine.outbox.add(kind, process, persons, values(process, now), now);
    return 'paused';
  };
}

function ownerOf(owner: string | undefined): Values {
  return owner === undefined ? {} : { OwnerId: owner };
}

function membership({ campaignId, status }: { campaignId: string; status: string }): Values {
  return { CampaignId: campaignId, Status: status };
}

/** Status and priority are Salesforce's own defaults (assumed). */
function task(
  { subject, dueInDays }: Extract<SalesforceStep, { step: 'createTask' }>,
  process: Process,
  now: number,
): Values {
  const due = isoDate(now + (dueInDays ?? TASK_DUE_DAYS) * DAY_MS);
  return { Subject: textIn(process, subject), ActivityDate: due, Status: 'Not Started', Priority: 'Normal' };
}

function conversion({ convertedStatus }: Extract<SalesforceStep, { step: 'convertPerson' }>): Values {
  return convertedStatus === undefined ? {} : { ConvertedStatus: convertedStatus };
}
