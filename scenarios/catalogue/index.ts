/** The scenarios that come with the project, in the order in which `list` shows them. */
import type { ScenarioInput } from '../schema.ts';
import { accountFanOut } from './account-fan-out.ts';
import { accountGate } from './account-gate.ts';
import { alternatingTurns } from './alternating-turns.ts';
import { apiBill } from './api-bill.ts';
import { hiddenField } from './hidden-field.ts';
import { idleDay } from './idle-day.ts';
import { massMigration } from './mass-migration.ts';
import { picklistRename } from './picklist-rename.ts';
import { scoreChurn } from './score-churn.ts';
import { steadyState } from './steady-state.ts';
import { syncDisabled } from './sync-disabled.ts';

export const catalogue: readonly ScenarioInput[] = [
  scoreChurn,
  idleDay,
  apiBill,
  alternatingTurns,
  accountGate,
  steadyState,
  hiddenField,
  picklistRename,
  accountFanOut,
  massMigration,
  syncDisabled,
];
