/** Usage and errors of the API, of today and of the last seven days. */
import { API_USER } from '../credentials.ts';
import type { Answer } from '../http/envelope.ts';
import type { Call, Operation } from '../http/operation.ts';

function usage(days: 1 | 7): Operation['handle'] {
  return ({ usage, now }: Call): Answer => ({
    result: usage.days(now, days).map(({ date, calls }) => ({
      date,
      total: calls,
      users: calls === 0 ? [] : [{ userId: API_USER, count: calls }],
    })),
  });
}

function errors(days: 1 | 7): Operation['handle'] {
  return ({ usage, now }: Call): Answer => ({
    result: usage.days(now, days).map(({ date, errors }) => ({
      date,
      total: [...errors.values()].reduce((sum, count) => sum + count, 0),
      errors: [...errors].map(([errorCode, count]) => ({ errorCode, count })),
    })),
  });
}

function read(path: string, handle: Operation['handle']): Operation {
  return { method: 'GET', path: `/rest/v1/stats/${path}.json`, permissions: [], json: 'none', handle };
}

export const STATS: readonly Operation[] = [
  read('usage', usage(1)),
  read('usage/last7days', usage(7)),
  read('errors', errors(1)),
  read('errors/last7days', errors(7)),
];
