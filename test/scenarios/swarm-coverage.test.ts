import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { brokenCampaigns } from '../../scenarios/loading/campaign-references.ts';
import { brokenReferences } from '../../scenarios/loading/references.ts';
import { type ScenarioInput, scenarioSchema } from '../../scenarios/schema.ts';
import { drawInput, drawScenario } from '../../scenarios/swarm/draw/index.ts';
import { dimensionsIn, dimensionsOf } from '../support/schema-leaves.ts';

const test = suite('swarm: the seeds draw every dimension that the scenario language has');

const SEEDS = 500;

/** In how many of the seeds each dimension is drawn, at least. */
const LEAST = 3;

/** What is not drawn, and why. */
const NOT_DRAWN: readonly [dimension: RegExp, why: string][] = [
  [/^(lesson|practices|expect\..*)$/, 'says something to the reader of a file or of a report'],
  [/\.process$/, 'is a name in reports'],
  [/\[account-score\]\.field$/, 'the default is the field that orgs have'],
  [/weekends=true$/, 'the weekend is the calm'],
  [
    /^sync\.afterLostReply=/,
    'to repeat a create without a look makes duplicates: that is what it is there to show',
  ],
  [
    /^org\.validationRules\.object=(User|Opportunity|OpportunityContactRole|Campaign|Event)$/,
    'the sync writes none of them',
  ],
  [
    /^org\.duplicateRules\.(object|with)=(User|Account|Opportunity|OpportunityContactRole|Campaign|CampaignMember|Task|Event)$/,
    'the sync creates leads',
  ],
  [/^org\.syncUser\.apiEnabled=/, 'without the API, nothing ever syncs'],
  [/^org\.duplicateRules\.with=Lead$/, 'the default says the same'],
];

const drawn: ScenarioInput[] = Array.from({ length: SEEDS }, (_, i) => drawInput(i + 1));

/** In how many scenarios each dimension is. */
function counts(): Map<string, number> {
  const found = new Map<string, number>();
  for (const scenario of drawn)
    for (const dimension of new Set(dimensionsIn(scenarioSchema, scenario)))
      found.set(dimension, (found.get(dimension) ?? 0) + 1);
  return found;
}

test(`each dimension is in ${LEAST} of ${SEEDS} scenarios, at least`, () => {
  const known = counts();
  const rare = [...new Set(dimensionsOf(scenarioSchema))]
    .filter((dimension) => !NOT_DRAWN.some(([pattern]) => pattern.test(dimension)))
    .map((dimension) => [dimension, known.get(dimension) ?? 0] as const)
    .filter(([, count]) => count < LEAST);
  assert.equal(rare, []);
});

test('what is said not to be drawn is not, and is in the language', () => {
  const dimensions = dimensionsOf(scenarioSchema);
  const known = counts();
  for (const [pattern] of NOT_DRAWN) {
    const named = dimensions.filter((dimension) => pattern.test(dimension));
    assert.ok(named.length > 0, `${pattern} names nothing`);
    assert.ok(
      named.some((dimension) => (known.get(dimension) ?? 0) < LEAST),
      `${pattern} is drawn`,
    );
  }
});

test('what is drawn could stand in a scenario file: whatever it names is there', () => {
  for (const scenario of drawn.map((input) => scenarioSchema.parse(input)))
    assert.equal([...brokenReferences(scenario), ...brokenCampaigns(scenario)], [], scenario.name);
});

test('a seed draws the same scenario again, and another one another', () => {
  assert.equal(drawScenario(7), drawScenario(7));
  assert.not.equal(drawScenario(7), drawScenario(8));
});

test.run();
