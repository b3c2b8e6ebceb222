/**
 * The states of the background sync and what each event means in each of them. The table is total: the compiler
 * refuses a state or an event that has no cell. An event that cannot happen in a state leaves it as it is.
 */
import type { RemoteError } from './effects.ts';
import { actionFor } from './policy.ts';

/**
 * - `disabled`: an administrator has switched the sync off; changes wait on both sides
 * - `checking`: the check calls of a cycle
 * - `working`: the turns of a cycle, one object at a time
 * - `idle`: the gap after a cycle
 * - `resting`: the longer pause after an error that only time or an administrator mends
 */
export type SyncState = 'disabled' | 'checking' | 'working' | 'idle' | 'resting';

/** What can happen. A running cycle is not broken off when the sync is switched off (assumed). */
export type SyncEvent =
  | 'switched off'
  | 'switched on'
  | 'checked'
  | 'object refused'
  | 'cycle ended'
  | 'call failed'
  | 'quota used up'
  | 'access lost'
  | 'time is up';

export const TRANSITIONS: Readonly<Record<SyncState, Readonly<Record<SyncEvent, SyncState>>>> = {
  disabled: {
    'switched off': 'disabled',
    'switched on': 'checking',
    checked: 'disabled',
    'object refused': 'disabled',
    'cycle ended': 'disabled',
    'call failed': 'disabled',
    'quota used up': 'disabled',
    'access lost': 'disabled',
    'time is up': 'disabled',
  },
  checking: {
    'switched off': 'disabled',
    'switched on': 'checking',
    checked: 'working',
    'object refused': 'idle',
    'cycle ended': 'idle',
    'call failed': 'idle',
    'quota used up': 'resting',
    'access lost': 'resting',
    'time is up': 'checking',
  },
  working: {
    'switched off': 'working',
    'switched on': 'working',
    checked: 'working',
    'object refused': 'idle',
    'cycle ended': 'idle',
    'call failed': 'idle',
    'quota used up': 'resting',
    'access lost': 'resting',
    'time is up': 'working',
  },
  idle: {
    'switched off': 'disabled',
    'switched on': 'idle',
    checked: 'idle',
    'object refused': 'idle',
    'cycle ended': 'idle',
    'call failed': 'idle',
    'quota used up': 'idle',
    'access lost': 'idle',
    'time is up': 'checking',
  },
  resting: {
    'switched off': 'disabled',
    'switched on': 'resting',
    checked: 'resting',
    'object refused': 'resting',
    'cycle ended': 'resting',
    'call failed': 'resting',
    'quota used up': 'resting',
    'access lost': 'resting',
    'time is up': 'checking',
  },
};

/** The overall state that Marketo Admin shows (documented, Adobe "Connect Marketo and Salesforce"). */
export const SHOWN: Readonly<Record<SyncState, 'Last Synced' | 'Sync in Progress' | 'Failed'>> = {
  disabled: 'Last Synced',
  checking: 'Sync in Progress',
  working: 'Sync in Progress',
  idle: 'Last Synced',
  resting: 'Failed',
};

/** What the refusal of a whole call means for the cycle. */
export function eventOf(error: RemoteError): SyncEvent {
  switch (actionFor(error)) {
    case 'stop':
      return 'access lost';
    case 'after-quota':
      return 'quota used up';
    case 'park':
      return 'object refused';
    default:
      return 'call failed';
  }
}
