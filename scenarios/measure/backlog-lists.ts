/** The lists that a backlog is made of: each object's pull, and the pushes of leads and contacts. */
import { isPushedObject } from '../directions.ts';
import { syncObjectsOf } from '../population/org-schema.ts';
import type { Direction } from '../result.ts';
import type { World } from '../world.ts';

export interface BacklogList {
  readonly object: string;
  readonly direction: Direction;
  readonly way: 'pull' | 'push';
  readonly list: number;
}

/** Every list, in the order of the sync's objects. */
export function backlogLists({ org, instance, scenario }: World): BacklogList[] {
  return syncObjectsOf(scenario).flatMap((object): BacklogList[] => {
    const pull: BacklogList = {
      object,
      direction: 'Salesforce to Marketo',
      way: 'pull',
      list: org.object(object).changes.id,
    };
    if (!isPushedObject(object)) return [pull];
    return [
      pull,
      { object, direction: 'Marketo to Salesforce', way: 'push', list: instance.logs[object].changes.id },
    ];
  });
}
