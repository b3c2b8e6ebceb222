/** What the smart campaigns of a scenario name: the fields of persons, the campaigns that they request, and queues. */
import { CRM_PERSON_FIELDS, STANDARD_PERSON_FIELDS } from '../../mock-marketo/index.ts';
import { orgFieldsOf } from '../population/org-schema.ts';
import { IS_PERSON_ACCOUNT, personFieldsFor } from '../population/person-fields.ts';
import type { Scenario, ScenarioCampaign } from '../schema.ts';
import type { Described } from './describe-issue.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/** A problem for each field, campaign and queue that is named and does not exist, and for each campaign that exists twice. */
export function brokenCampaigns(scenario: Scenario): Described[] {
  const { campaigns, org } = scenario;
  const fields = [
    ...STANDARD_PERSON_FIELDS,
    ...CRM_PERSON_FIELDS,
    ...personFieldsFor(orgFieldsOf(scenario)),
    ...(scenario.org.personAccounts > 0 ? [IS_PERSON_ACCOUNT] : []),
  ].map(({ name }) => name);
  const names = campaigns.map(({ name }) => name);
  return campaigns.flatMap((campaign, i) => [
    ...twins(campaign, i, campaigns),
    ...(['triggers', 'filters', 'flow'] as const).flatMap((part) =>
      campaign[part].flatMap((named, j) => fieldProblem(named, ['campaigns', i, part, j, 'field'], fields)),
    ),
    ...campaign.flow.flatMap((step, j) => queueProblem(step, ['campaigns', i, 'flow', j], org.queues.length)),
    ...campaign.flow.flatMap((step, j) =>
      step.step === 'requestCampaign'
        ? unknown('there is no campaign', step.campaign, ['campaigns', i, 'flow', j, 'campaign'], names)
        : [],
    ),
  ]);
}

/** Names stand once in a program. */
function twins(
  { name, program }: ScenarioCampaign,
  place: number,
  campaigns: readonly ScenarioCampaign[],
): Described[] {
  const first = campaigns.findIndex((other) => other.name === name && other.program === program);
  if (first === place) return [];
  return [{ path: ['campaigns', place, 'name'], text: `there already is a campaign "${name}"` }];
}

/** Owners that are queues go by their number in the org. */
function queueProblem(step: ScenarioCampaign['flow'][number], path: Path, queues: number): Described[] {
  const place = step.step === 'changeOwner' ? 'owner' : 'assignTo';
  const owner = step.step === 'changeOwner' ? step.owner : step.step === 'syncPersonToSfdc' && step.assignTo;
  if (!owner || !('queue' in owner) || owner.queue < queues) return [];
  const has = queues === 1 ? 'one queue' : `${queues} queues`;
  const text = `there is no queue ${owner.queue}: the org has ${queues === 0 ? 'none' : has}, counted from 0`;
  return [{ path: [...path, place, 'queue'], text }];
}

function fieldProblem(named: object, path: Path, fields: readonly string[]): Described[] {
  const { field } = named as { readonly field?: string };
  return field === undefined ? [] : unknown('a person has no field', field, path, fields);
}

function unknown(what: string, name: string, path: Path, known: readonly string[]): Described[] {
  if (known.includes(name)) return [];
  return [{ path: [...path], text: `${what} "${name}"${suggestion(name, [...known])}` }];
}
