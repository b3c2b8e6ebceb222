/** The campaigns of an instance, found by id or name. */
import type { Campaign } from './campaign.ts';
import type { CampaignDefinition } from './definition.ts';
import { about, checkNames, fullName, type NumberedDefinition, withIds } from './definition-checks.ts';

/** Campaigns without an id of their own get the numbers after this one. */
const FIRST_ID = 1_000;

export class Register {
  readonly #byId = new Map<number, Campaign>();
  /** By full name, and by the bare name of the first that has it. */
  readonly #byName = new Map<string, Campaign>();

  get size(): number {
    return this.#byId.size;
  }

  /** In the order of their ids. */
  get all(): Campaign[] {
    return [...this.#byId.values()].sort((a, b) => a.id - b.id);
  }

  find(id: number): Campaign | undefined {
    return this.#byId.get(id);
  }

  /** By full name, or by the bare one of the first that has it. */
  named(name: string): Campaign | undefined {
    return this.#byName.get(name);
  }

  /** @throws RangeError when there is none */
  campaign(nameOrId: string | number): Campaign {
    const found = typeof nameOrId === 'number' ? this.find(nameOrId) : this.named(nameOrId);
    if (found === undefined) throw new RangeError(`there is no campaign '${nameOrId}'`);
    return found;
  }

  /** Adds campaigns, all or none. @throws RangeError for one that cannot run, with its name and what is wrong */
  add(
    definitions: readonly CampaignDefinition[],
    make: (definition: NumberedDefinition) => Campaign,
  ): Campaign[] {
    const numbered = withIds(definitions, Math.max(FIRST_ID, ...this.#byId.keys()) + 1);
    checkNames([...this.all.map(({ id, definition }) => ({ ...definition, id })), ...numbered]);
    const added = numbered.map((definition) => about(definition, () => make(definition)));
    for (const campaign of added) {
      this.#byId.set(campaign.id, campaign);
      this.#byName.set(fullName(campaign.definition), campaign);
      const { name } = campaign.definition;
      if (!this.#byName.has(name)) this.#byName.set(name, campaign);
    }
    return added;
  }
}
