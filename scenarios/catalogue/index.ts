/** The scenarios that come with the project, in the order in which `list` shows them. */
import type { ScenarioInput } from '../schema.ts';
import { accountFanOut } from './account-fan-out.ts';
import { accountGate } from './account-gate.ts';
import { accountLocks } from './account-locks.ts';
import { activityBackfill } from './activity-backfill.ts';
import { activityOnceADay } from './activity-once-a-day.ts';
import { alternatingTurns } from './alternating-turns.ts';
import { alternatingTurnsShared } from './alternating-turns-shared.ts';
import { apiBill } from './api-bill.ts';
import { batchCampaign } from './batch-campaign.ts';
import { batchCampaignOneACall } from './batch-campaign-one-a-call.ts';
import { campaignLocks } from './campaign-locks.ts';
import { expressLaneOff } from './express-lane-off.ts';
import { fieldExposed } from './field-exposed.ts';
import { firstSync } from './first-sync.ts';
import { formulaDrift } from './formula-drift.ts';
import { hiddenField } from './hidden-field.ts';
import { idleDay } from './idle-day.ts';
import { massMigration } from './mass-migration.ts';
import { personAccounts } from './person-accounts.ts';
import { picklistRename } from './picklist-rename.ts';
import { scoreChurn } from './score-churn.ts';
import { steadyState } from './steady-state.ts';
import { syncDisabled } from './sync-disabled.ts';

export const catalogue: readonly ScenarioInput[] = [
  scoreChurn,
  idleDay,
  apiBill,
  alternatingTurns,
  alternatingTurnsShared,
  accountGate,
  steadyState,
  hiddenField,
  fieldExposed,
  formulaDrift,
  picklistRename,
  accountFanOut,
  personAccounts,
  massMigration,
  firstSync,
  syncDisabled,
  expressLaneOff,
  batchCampaign,
  batchCampaignOneACall,
  activityBackfill,
  activityOnceADay,
  campaignLocks,
  accountLocks,
];
