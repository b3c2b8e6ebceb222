/** Smart campaigns, run by the REST API: a trigger campaign for some leads, a batch campaign at some time. */
import { NOBODY } from '../../../engine/kernel/index.ts';
import { type Campaign, CLONES_PER_DAY, isRequestable, LEADS_PER_REQUEST } from '../../campaigns/index.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, EXECUTE_CAMPAIGN, type JsonObject, type Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { personOfId } from '../../persons/leads.ts';
import type { Program, ProgramDefinition } from '../../programs/index.ts';
import { cloneNameIn, runAtIn, tokensIn } from '../../rules/campaign-input.ts';
import { sentText } from '../../values.ts';
import { campaignOfId } from './campaign-reads.ts';

/** All leads or none: one that is unknown refuses the call (observed). */
function trigger({ instance, names, body, now }: Call): Answer {
  const { campaigns } = instance;
  const campaign = campaignOfId(campaigns, names.campaignId!);
  const input = inputOf(body);
  const ids = leadIdsIn(input);
  const tokens = tokensIn(input);
  if (campaign.kind === 'batch') throw fault('campaignNotTrigger', campaign.id);
  if (!isRequestable(campaign)) throw fault('campaignNotRequestable', campaign.id);
  const persons = ids.map((id) => {
    const person = personOfId(instance, id);
    if (person === NOBODY) throw fault('requestedLeadNotFound', id);
    return person;
  });
  for (const person of persons) campaigns.requestByApi(campaign, person, tokens, now);
  campaigns.runUntil(now);
  return { result: [{ id: campaign.id }] };
}

function leadIdsIn({ leads }: JsonObject): number[] {
  if (!Array.isArray(leads) || leads.length === 0) throw fault('leadsMissing');
  if (leads.length > LEADS_PER_REQUEST) throw fault('tooManyRecords', LEADS_PER_REQUEST);
  return leads.map((lead: { id?: unknown } | null) => idOf(sentText(lead?.id)));
}

/** The run itself is not looked at yet: what is wrong with it shows when its time has come (documented). */
function schedule({ instance, names, body, now }: Call): Answer {
  const campaign = campaignOfId(instance.campaigns, names.campaignId!);
  const input = inputOf(body);
  if (campaign.kind === 'trigger') throw fault('campaignNotBatch', campaign.id);
  const tokens = tokensIn(input);
  const runAt = runAtIn(input, now);
  const cloneName = cloneNameIn(input);
  const scheduled = cloneName === undefined ? campaign : cloned(instance, campaign, cloneName, now);
  instance.campaigns.schedule(scheduled, runAt, tokens);
  return { result: [{ id: scheduled.id }] };
}

/** The campaign's clone in a clone of its program. @throws ApiFault 1003 without a program, 1017, 1020 */
function cloned(
  { campaigns, database }: Call['instance'],
  campaign: Campaign,
  name: string,
  now: number,
): Campaign {
  const { programName } = campaign.definition;
  if (programName === undefined) throw fault('campaignHasNoProgram', campaign.id);
  const isTaken = campaigns.all.some(({ definition }) => definition.programName === name);
  if (isTaken || database.programs.named(name) !== undefined) throw fault('objectExists');
  if (campaigns.clones.on(now) >= CLONES_PER_DAY) throw fault('clonesUsedUp');
  campaigns.clones.add(1, now);
  const { id: programId } = database.programs.create(
    { ...definitionOf(database.programs.named(programName)), name },
    now,
  );
  return campaigns.cloneProgram(campaign, { programName: name, programId }, now);
}

/** What is cloned of a program; nothing of one that only its campaigns name. */
function definitionOf(program: Program | undefined): Omit<ProgramDefinition, 'name'> {
  if (program === undefined) return {};
  const { description, type, channel, workspaceName, statuses } = program;
  return { description, type, channel, workspaceName, statuses };
}

function inputOf({ input }: JsonObject): JsonObject {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as JsonObject) : {};
}

function run(verb: string, handle: Operation['handle']): Operation {
  const path = `/rest/v1/campaigns/{campaignId}/${verb}.json`;
  return { method: 'POST', path, permissions: EXECUTE_CAMPAIGN, json: 'required', handle };
}

export const CAMPAIGN_RUNS: readonly Operation[] = [run('trigger', trigger), run('schedule', schedule)];
