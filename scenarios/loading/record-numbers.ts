/** Records of the org that a scenario names by their numbers, counted from 0, and the programs and campaigns it names. */
import type { Scenario, StandardObject, Workload } from '../schema.ts';
import type { Described } from './describe-issue.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/** A problem for each number that no record of the start has, and for each name that nothing has. */
export function brokenNumbers(scenario: Scenario): Described[] {
  const { org, programs, campaigns, workload } = scenario;
  const record = (object: StandardObject, number: number, path: Path) =>
    recordProblem(scenario, object, number, path);
  return [
    ...personAccountProblems(scenario),
    ...programs.flatMap(({ campaign }, i) => record('Campaign', campaign, ['programs', i, 'campaign'])),
    ...org.campaignStatuses.flatMap(({ campaign }, i) =>
      record('Campaign', campaign, ['org', 'campaignStatuses', i, 'campaign']),
    ),
    ...campaigns.flatMap(({ flow }, i) =>
      flow.flatMap((step, j) => {
        const campaign = 'campaign' in step ? step.campaign : undefined;
        const isRecord = typeof campaign === 'number';
        return isRecord ? record('Campaign', campaign, ['campaigns', i, 'flow', j, 'campaign']) : [];
      }),
    ),
    ...workload.flatMap((one, i) => workloadProblems(scenario, one, ['workload', i])),
  ];
}

/** Each person account is one of the accounts, and one of the contacts. */
function personAccountProblems({ org }: Scenario): Described[] {
  return (['Account', 'Contact'] as const).flatMap((object) => {
    const count = org.records[object] ?? 0;
    if (org.personAccounts <= count) return [];
    const text = `${org.personAccounts} person accounts need as many records of ${object}; there are ${count}`;
    return [{ path: ['org', 'personAccounts'], text }];
  });
}

function workloadProblems(scenario: Scenario, workload: Workload, path: Path): Described[] {
  switch (workload.kind) {
    case 'campaign-members':
      return recordProblem(scenario, 'Campaign', workload.campaign, [...path, 'campaign']);
    case 'account-tasks':
      return workload.account === undefined
        ? []
        : recordProblem(scenario, 'Account', workload.account, [...path, 'account']);
    case 'form-fills':
      return workload.program === undefined
        ? []
        : nameProblem('program', workload.program, scenario.programs, [...path, 'program']);
    case 'batch-campaign':
      return nameProblem('campaign', workload.campaign, scenario.campaigns, [...path, 'campaign']);
    default:
      return [];
  }
}

function recordProblem({ org }: Scenario, object: StandardObject, number: number, path: Path): Described[] {
  const count = org.records[object] ?? 0;
  if (number < count) return [];
  const range = count === 0 ? `the org has no ${object}` : `the numbers of ${object} are 0 to ${count - 1}`;
  return [{ path: [...path], text: `there is no ${object} number ${number}; ${range}` }];
}

function nameProblem(
  what: string,
  name: string,
  known: readonly { readonly name: string }[],
  path: Path,
): Described[] {
  const names = known.map((one) => one.name);
  if (names.includes(name)) return [];
  return [{ path: [...path], text: `there is no ${what} "${name}"${suggestion(name, names)}` }];
}
