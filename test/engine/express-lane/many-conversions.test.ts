import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../../engine/kernel/index.ts';
import { connect } from '../../../mock-salesforce/index.ts';
import { createWorld, replay } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf } from '../../support/run-scenario.ts';

const test = suite('express lane: a batch campaign that converts more leads than a call of Salesforce takes');

const LEADS = 250;
const scenario = scenarioOf({
  days: 0.05,
  org: { records: { User: 3, Account: 5, Lead: LEADS } },
  campaigns: [{ name: 'Qualified', flow: [{ step: 'convertPerson' }] }],
  workload: [{ kind: 'batch-campaign', campaign: 'Qualified', afterHours: 0.2 }],
});

test('250 leads are converted in three calls, none of them with more than 100', () => {
  const world = createWorld(scenario);
  playDirect(world);
  const { expressLane, errors } = world.recorder.sync;
  assert.equal([expressLane.done, expressLane.failed, [...errors.values()]], [LEADS, 0, []]);
  assert.is(world.recorder.api.byPurpose.flowStep, 3);
  assert.is(world.org.object('Contact').count, LEADS);
});

test('one digest in process and over HTTP', async () => {
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('in process, too, the org refuses more than 100 in one call, in the words of SOAP', () => {
  const { org, startAt } = createWorld(scenario);
  const connection = connect(org, { clock: new VirtualClock(startAt) });
  const leads = Array.from({ length: 101 }, (_, row) => ({ row, status: 'Closed - Converted' }));
  const refused = connection.convert({ leads });
  assert.equal(refused.ok || [refused.error.code, refused.error.message], [
    'EXCEEDED_LEAD_CONVERT_LIMIT',
    'cannot convert more than 100 leads in one call',
  ]);
});

test.run();
