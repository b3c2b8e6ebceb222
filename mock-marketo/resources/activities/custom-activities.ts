/** Custom activities that callers add. Skipped ones tell why under `errors`, unlike everywhere else (documented). */
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { addActivity } from '../../rules/custom-activity.ts';
import { objectIn, recordsIn } from '../input.ts';

function add({ instance, body, now }: Call): Answer {
  const result = recordsIn(body).map((entry) => {
    const outcome = addActivity(instance, objectIn(entry), now);
    return typeof outcome === 'number'
      ? { id: outcome, marketoGUID: String(outcome), status: 'added' }
      : { status: 'skipped', errors: [outcome] };
  });
  return { result };
}

export const CUSTOM_ACTIVITIES: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rest/v1/activities/external.json',
    permissions: ['Read-Write Activity'],
    json: 'required',
    handle: add,
  },
];
