/** Everything that happened in a run, in one order: on both sides and on the wire between them. */
import type { Driver } from '../../../engine/drivers/direct.ts';
import type { World } from '../../world.ts';
import { markAnswered } from './answers.ts';
import { MarketoHistory } from './marketo-history.ts';
import { Moments } from './moments.ts';
import { SalesforceHistory } from './salesforce-history.ts';
import { WireHistory } from './wire-history.ts';

export type { PersonWrite } from './marketo-history.ts';
export { EVER, endOfLast, type Moment, touchesAny } from './moments.ts';
export type { Write } from './salesforce-history.ts';

export class History {
  readonly salesforce: SalesforceHistory;
  readonly marketo: MarketoHistory;
  readonly wire: WireHistory;
  readonly #world: World;
  readonly #moments = new Moments();

  constructor(world: World) {
    this.#world = world;
    this.salesforce = new SalesforceHistory(world.org, this.#moments);
    this.marketo = new MarketoHistory(world.instance, this.#moments);
    this.wire = new WireHistory(world.org, this.#moments);
  }

  /** The same driver, watched. */
  watch(driver: Driver): Driver {
    return (call) => {
      markAnswered(call, this.#world.org, this.salesforce, this.#moments);
      const outcome = this.salesforce.during(call, () => driver(call));
      this.wire.note(call, outcome);
      return outcome;
    };
  }
}
