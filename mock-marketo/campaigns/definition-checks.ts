/** What is wrong with definitions that no single one of them shows: names and ids twice, requests for nobody. */
import type { CampaignDefinition } from './definition.ts';

export type NumberedDefinition = CampaignDefinition & { readonly id: number };

/** Definitions with ids: their own, or the next free number from `first` on. */
export function withIds(definitions: readonly CampaignDefinition[], first: number): NumberedDefinition[] {
  const taken = new Set(definitions.map(({ id }) => id));
  let next = first;
  return definitions.map((definition) => {
    if (definition.id !== undefined) return { ...definition, id: definition.id };
    while (taken.has(next)) next += 1;
    next += 1;
    return { ...definition, id: next - 1 };
  });
}

/** The name of a campaign in all the instance: that of its program before it, `Webinar.Invite`. */
export function fullName({ programName, name }: CampaignDefinition): string {
  return programName === undefined ? name : `${programName}.${name}`;
}

/** @throws RangeError for an id or a name that stands twice, and for a step that requests a campaign there is not */
export function checkNames(definitions: readonly NumberedDefinition[]): void {
  const known = new Set<string | number>();
  for (const definition of definitions) {
    const name = fullName(definition);
    if (known.has(definition.id)) {
      throw new RangeError(`campaign '${name}': the id ${definition.id} is another campaign's`);
    }
    if (known.has(name)) throw new RangeError(`campaign '${name}': there is another one of this name`);
    known.add(definition.id).add(name);
  }
  for (const { name } of definitions) known.add(name);
  for (const { name, flow } of definitions) {
    for (const step of flow) {
      if (step.step === 'requestCampaign' && !known.has(step.campaign)) {
        throw new RangeError(`campaign '${name}': there is no campaign '${step.campaign}' to request`);
      }
    }
  }
}

/** Runs something for a definition. @throws RangeError with the definition's name before what is wrong */
export function about<T>({ name }: CampaignDefinition, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new RangeError(`campaign '${name}': ${(error as Error).message}`);
  }
}
