/** What administrators were told while the sync, or a part of it, was down. */
import { heading } from '../text/heading.ts';
import { clockText } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { type Runs, runColumn } from './runs.ts';

/** Rows for each run; the rest is counted. */
const SHOWN = 5;

export function notificationsSection(runs: Runs, view: View): string[] {
  const isCompared = runs.length > 1;
  const rows = runs.flatMap(({ name, result: { notifications } }) => {
    const who = isCompared ? [name] : [];
    const hidden = notifications.length - SHOWN;
    return [
      ...notifications
        .slice(0, SHOWN)
        .map(({ at, code, message }) => [...who, clockText(at), `${code}\n${message}`]),
      ...(hidden > 0 ? [[...who, '', `and ${hidden} more`]] : []),
    ];
  });
  if (rows.length === 0) return [];
  const columns = [...runColumn(runs), { title: 'At' }, { title: 'What went wrong' }];
  const about = 'to administrators, at most one a day for each code';
  return [...heading('Notifications', about, view), ...table(columns, rows, view)];
}
