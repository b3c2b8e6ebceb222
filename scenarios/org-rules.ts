/** What makes the org of a scenario refuse a save, or take its time for it, as the org takes it. */
import type { OrgOptions } from '../mock-salesforce/index.ts';
import type { Scenario } from './schema.ts';

export function saveRulesOf({ org }: Scenario): Pick<OrgOptions, 'validationRules' | 'saveMs'> {
  const validationRules = org.validationRules.map(
    ({ name, object, errorCondition, errorMessage, errorDisplayField }) => ({
      name,
      object,
      errorCondition: { formula: errorCondition },
      errorMessage,
      ...(errorDisplayField === undefined ? {} : { errorDisplayField }),
    }),
  );
  const saveMs = Object.fromEntries(Object.entries(org.saveMs).map(([object, ms]) => [object, ms ?? 0]));
  return { validationRules, ...(Object.keys(saveMs).length > 0 && { saveMs }) };
}
