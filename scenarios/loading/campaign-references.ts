/** What the smart campaigns of a scenario name: the fields of persons, and the campaigns that they request. */
import { CRM_PERSON_FIELDS, STANDARD_PERSON_FIELDS } from '../../mock-marketo/index.ts';
import { orgFieldsOf } from '../population/org-schema.ts';
import { personFieldsFor } from '../population/person-fields.ts';
import type { Scenario, ScenarioCampaign } from '../schema.ts';
import type { Described } from './describe-issue.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/** A problem for each field and campaign that is named and does not exist, and for each campaign that exists twice. */
export function brokenCampaigns(scenario: Scenario): Described[] {
  const { campaigns } = scenario;
  const fields = [
    ...STANDARD_PERSON_FIELDS,
    ...CRM_PERSON_FIELDS,
    ...personFieldsFor(orgFieldsOf(scenario)),
  ].map(({ name }) => name);
  const names = campaigns.map(({ name }) => name);
  return campaigns.flatMap((campaign, i) => [
    ...twins(campaign, i, campaigns),
    ...(['triggers', 'filters', 'flow'] as const).flatMap((part) =>
      campaign[part].flatMap((named, j) => fieldProblem(named, ['campaigns', i, part, j, 'field'], fields)),
    ),
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

function fieldProblem(named: object, path: Path, fields: readonly string[]): Described[] {
  const { field } = named as { readonly field?: string };
  return field === undefined ? [] : unknown('a person has no field', field, path, fields);
}

function unknown(what: string, name: string, path: Path, known: readonly string[]): Described[] {
  if (known.includes(name)) return [];
  return [{ path: [...path], text: `${what} "${name}"${suggestion(name, [...known])}` }];
}
