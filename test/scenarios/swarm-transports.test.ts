import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
import { replayOverHttp } from '../../scenarios/over-http.ts';
import { drawScenario } from '../../scenarios/swarm/draw/index.ts';

const test = suite('transports: random scenarios have the same timeline in process and over HTTP');

const RUNS = 4;

/**
 * Seeds that have found something: a first sync without companies, a batch campaign that converts 200 leads a call, a
 * conversion that is refused because of a field.
 */
const FOUND = [9, 39, 2042];

/** The hours of the storm; what is written in the calm after them is little. */
const STORM_DAYS = 0.3;

for (const seed of [...Array.from({ length: RUNS }, (_, i) => i + 1), ...FOUND]) {
  test(`the storm of seed ${seed}: one digest, and all else in the result the same (invariant 8)`, async () => {
    const scenario = { ...drawScenario(seed), days: STORM_DAYS };
    const direct = replay(scenario, () => 0);
    assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
  });
}

test.run();
