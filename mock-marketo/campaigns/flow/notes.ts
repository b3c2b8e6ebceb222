/** Activities of flow steps that change no field. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Campaign } from '../campaign.ts';
import type { Host } from '../host.ts';

/** Notes an activity that changes no field. `label` names what `value` is the id of. */
export function noteActivity(
  { activities }: Host,
  type: number,
  person: number,
  campaign: Campaign,
  { label = null, value = null }: { readonly label?: Value; readonly value?: Value },
  now: number,
): void {
  activities?.note(type, person, -1, label, value, campaign.cause, now);
}
