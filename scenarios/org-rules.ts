/** What makes the org of a scenario refuse a save, or take its time for it, and when its administrator changes that. */
import { HOUR_MS } from '../engine/kernel/index.ts';
import type { Org, OrgOptions } from '../mock-salesforce/index.ts';
import type { Scenario } from './schema.ts';

type SaveRules = Pick<OrgOptions, 'validationRules' | 'duplicateRules' | 'saveMs'>;
type SyncUserAccess = Scenario['org']['syncUser'];

export function saveRulesOf({ org }: Scenario): SaveRules {
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
  return {
    validationRules,
    duplicateRules: org.duplicateRules.map(duplicateRuleOf),
    ...(Object.keys(saveMs).length > 0 && { saveMs }),
  };
}

function duplicateRuleOf(
  rule: Scenario['org']['duplicateRules'][number],
): NonNullable<OrgOptions['duplicateRules']>[number] {
  const { name, object, fields, on, alertText } = rule;
  return {
    name,
    object,
    ...(on.includes('create') && { actionOnInsert: 'Block' as const }),
    ...(on.includes('update') && { actionOnUpdate: 'Block' as const }),
    ...(alertText !== undefined && { alertText }),
    matchingRules: [{ name, fields, ...(rule.with !== undefined && { object: rule.with }) }],
  };
}

/** What the profile of the sync user takes away, as the org takes it. */
export function accessOf(access: SyncUserAccess): Parameters<Org['setSyncUserAccess']>[0] {
  const { hidden, readOnly, hiddenObjects, objects = {}, apiEnabled, convertLeads } = access;
  const given = Object.entries(objects).map(([name, may]) => [
    name,
    Object.fromEntries(Object.entries(may).filter(([, value]) => value !== undefined)),
  ]);
  return {
    hidden,
    readOnly,
    hiddenObjects,
    objects: Object.fromEntries(given),
    user: {
      ...(apiEnabled !== undefined && { apiEnabled }),
      ...(convertLeads !== undefined && { convertLeads }),
    },
  };
}

/** Who changes what in Setup during the run. */
interface Administration {
  readonly scenario: Scenario;
  readonly org: Org;
  readonly startAt: number;
  readonly scheduler: { schedule(at: number, action: () => void): void };
}

/** An administrator changes what the sync user may do, and switches rules on and off. */
export function administer({ scenario, org, startAt, scheduler }: Administration): void {
  const after = (hours: number, action: (now: number) => void): void => {
    const at = startAt + Math.round(hours * HOUR_MS);
    scheduler.schedule(at, () => action(at));
  };
  const { accessChanges, validationRules, duplicateRules } = scenario.org;
  for (const { afterHours, ...access } of accessChanges) {
    after(afterHours, (now) => org.setSyncUserAccess(accessOf(access), now));
  }
  const switched = (
    rules: readonly { name: string; onAfterHours?: number | undefined; offAfterHours?: number | undefined }[],
    set: (name: string, isActive: boolean) => void,
  ): void => {
    for (const { name, onAfterHours, offAfterHours } of rules) {
      if (onAfterHours !== undefined && onAfterHours > 0) {
        if (offAfterHours === undefined || onAfterHours < offAfterHours) set(name, false);
        after(onAfterHours, () => set(name, true));
      }
      if (offAfterHours !== undefined) after(offAfterHours, () => set(name, false));
    }
  };
  switched(validationRules, (name, isActive) => org.setup.setValidationRuleActive(name, isActive));
  switched(duplicateRules, (name, isActive) => org.setup.setDuplicateRuleActive(name, isActive));
}
