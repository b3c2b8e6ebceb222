/** Which writes the sync knows to be done: it tells Marketo so, and only an answer can have told it. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Call, FlowResult } from '../../../engine/sync/index.ts';
import type { Org } from '../../../mock-salesforce/index.ts';
import { EVER, type Moments } from './moments.ts';
import type { SalesforceHistory } from './salesforce-history.ts';

interface Told {
  readonly object: string;
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** Marks the writes that a call of the sync to Marketo tells of as answered. */
export function markAnswered(call: Call, org: Org, history: SalesforceHistory, moments: Moments): void {
  const told = toldBy(call);
  if (told.length === 0) return;
  const answeredAt = moments.next();
  for (const { object, row, values } of told) {
    const records = org.object(object);
    for (const [name, value] of Object.entries(values)) {
      const write = history
        .of(records, row, records.field(name))
        .findLast((one) => one.isSync && one.value === value);
      if (write?.answeredAt === EVER) write.answeredAt = answeredAt;
    }
  }
}

function toldBy(call: Call): Told[] {
  switch (call.verb) {
    case 'marketo.pushed': {
      const { object, records, results } = call.args;
      return records
        .filter((_, i) => results[i]?.error === undefined)
        .map(({ row, values }) => ({ object, row, values }));
    }
    case 'marketo.flowDone': {
      const { requests, results } = call.args;
      return requests.flatMap(({ kind, object, row, values }, i) =>
        kind === 'syncPerson' ? toldOf({ object, row, values }, results[i]) : [],
      );
    }
    case 'marketo.membersPushed': {
      const { members, results, what } = call.args;
      if (what !== 'leads') return [];
      return members.flatMap(({ object, values }, i) =>
        toldOf({ object, row: results[i]?.row ?? -1, values }, {}),
      );
    }
    default:
      return [];
  }
}

function toldOf(told: Told, result: FlowResult | undefined): Told[] {
  if (result?.error !== undefined) return [];
  const { object, row } = result?.link ?? told;
  return row < 0 ? [] : [{ object, row, values: told.values }];
}
