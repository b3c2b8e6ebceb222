/** Definitions to campaigns that can run. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Campaign, Step } from './campaign.ts';
import { kindOf } from './definition.ts';
import type { NumberedDefinition } from './definition-checks.ts';
import { stepsOf } from './flow/flow-steps.ts';
import { tokensOf } from './flow/tokens.ts';
import type { Host } from './host.ts';
import type { Machine } from './machine.ts';
import { predicateOf } from './smart-list/filters.ts';
import { Admission } from './smart-list/qualification.ts';

/** A campaign of a machine. @throws RangeError for a definition that cannot run, with what is wrong */
export function campaignOf(machine: Machine, definition: NumberedDefinition, now: number): Campaign {
  const { instance, lists } = machine;
  const reader = (field: string) => fieldReader(instance, field);
  for (const trigger of definition.triggers ?? []) if ('field' in trigger) reader(trigger.field);
  const kind = kindOf(definition);
  const steps: Step[] = [];
  const campaign: Campaign = {
    id: definition.id,
    definition,
    kind,
    filters: (definition.filters ?? []).map((filter) => predicateOf(filter, { reader, lists })),
    steps,
    admission: new Admission(definition.qualification ?? 'once'),
    tokens: tokensOf(definition.tokens ?? {}),
    cause: instance.causes.of(definition.name, 'Lead'),
    createdAt: now,
    updatedAt: now,
    isActive: kind === 'trigger' && definition.active !== false,
    isPriorityOverridden: definition.isPriorityOverridden ?? false,
    hasRun: false,
  };
  for (const step of definition.flow) steps.push(...stepsOf(machine, campaign, step));
  return campaign;
}

/** Reads a field of persons. @throws RangeError for a name that no field has */
function fieldReader({ persons }: Host, field: string): (person: number) => Value {
  const number = persons.fieldNumber(field);
  if (number < 0) throw new RangeError(`there is no field '${field}'`);
  return (person) => persons.columns[number]!.get(person);
}
