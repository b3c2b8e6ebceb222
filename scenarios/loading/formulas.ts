/** The formulas of a scenario: of its fields and of its validation rules. The org itself says what is wrong with them. */
import { Org } from '../../mock-salesforce/index.ts';
import { saveRulesOf } from '../org-rules.ts';
import { customObjectsOf, orgFieldsOf } from '../population/org-schema.ts';
import type { Scenario } from '../schema.ts';
import type { Described } from './describe-issue.ts';

/** A problem for each formula that the org would not take; of the fields, for the first. */
export function brokenFormulas(scenario: Scenario): Described[] {
  const ofField = refusal(scenario, []);
  if (ofField !== undefined) return [fieldProblem(scenario, ofField)];
  const rules = saveRulesOf(scenario).validationRules ?? [];
  return rules.flatMap((rule, i) => {
    const text = refusal(scenario, [rule]);
    const path = ['org', 'validationRules', i, 'errorCondition'];
    return text === undefined ? [] : [{ path, text: text.replace(`${rule.name}: `, '') }];
  });
}

type Rules = NonNullable<ReturnType<typeof saveRulesOf>['validationRules']>;

/** Why an org with these fields and rules cannot be made. */
function refusal(scenario: Scenario, validationRules: Rules): string | undefined {
  const isPlain = validationRules.length === 0 && orgFieldsOf(scenario).every(({ formula }) => !formula);
  if (isPlain) return undefined;
  const customFields = orgFieldsOf(scenario);
  try {
    new Org({
      startAt: 0,
      customFields,
      customObjects: customObjectsOf(scenario),
      recordTypes: scenario.org.recordTypes,
      personAccounts: scenario.org.personAccounts > 0,
      validationRules,
    });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function fieldProblem({ org }: Scenario, message: string): Described {
  const place = org.fields.findIndex(({ object, name }) => message.startsWith(`${object}.${name}: `));
  if (place < 0) return { path: ['org', 'fields'], text: message };
  const { object, name } = org.fields[place]!;
  return { path: ['org', 'fields', place, 'formula'], text: message.replace(`${object}.${name}: `, '') };
}
