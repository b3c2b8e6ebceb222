/**
 * Creates records, except those that an unanswered try has created already: a reply that was lost after the write
 * would otherwise make every record twice. Retry site: create without an answer.
 */
import {
  type CreateResult,
  call,
  type NewRecord,
  type Outcome,
  type Process,
  type Purpose,
} from './effects.ts';
import { knownSince, noteCreations } from './known-creations.ts';
import type { SyncContext } from './state.ts';

export interface Creation {
  readonly object: string;
  readonly records: readonly NewRecord[];
  /** The fields by which a record is known again. */
  readonly keys: readonly string[];
  readonly purpose: Purpose;
  /** The second of the first try whose answer never came; undefined when there was none. */
  readonly unansweredSince: number | undefined;
  /** What the last try was to create at a place, when that was something else: it is looked for, not the record. */
  readonly triedBefore?: (place: number) => NewRecord | undefined;
  /** A record is about to be created. */
  readonly trying?: (record: NewRecord) => void;
}

/** What leads are known again by. */
export const LEAD_KEYS = ['LastName', 'Company', 'Email'];
export const TASK_KEYS = ['WhoId', 'Subject', 'ActivityDate'];

/** The results are by position. */
export function* createOnce(
  context: SyncContext,
  creation: Creation,
): Process<Outcome<readonly CreateResult[]>> {
  const created = yield* createMissing(context, creation);
  if (created.ok) noteCreations(context, creation.object, created.value);
  return created;
}

function* createMissing(context: SyncContext, creation: Creation): Process<Outcome<readonly CreateResult[]>> {
  const { object, records, unansweredSince: since } = creation;
  if (since === undefined) return yield* create(creation, records);
  const wanted = records.map((record, place) => creation.triedBefore?.(place) ?? record);
  const existing = yield* findExisting(creation, wanted, since, knownSince(context, object, since));
  if (!existing.ok) return existing;
  const missing = records.filter((_, place) => existing.value[place]! < 0);
  if (missing.length === 0) return { ok: true, value: existing.value.map((row) => ({ row })) };
  const created = yield* create(creation, missing);
  if (!created.ok) return created;
  let next = 0;
  return { ok: true, value: existing.value.map((row) => (row < 0 ? created.value[next++]! : { row })) };
}

/**
 * The numbers of those records that exist, by position; -1 for the others. An org may have made thousands of records
 * since the unanswered try: it looks page by page, until all are found.
 */
function* findExisting(
  { object, keys, purpose }: Creation,
  wanted: readonly NewRecord[],
  since: number,
  known: readonly number[],
): Process<Outcome<readonly number[]>> {
  const found = wanted.map(() => -1);
  let open = [...wanted.keys()];
  for (let after = -1; ; ) {
    const records = open.map((place) => wanted[place]!);
    const page = yield* call('salesforce.existing', purpose, { object, records, keys, since, known, after });
    if (!page.ok) return page;
    const { rows, through } = page.value;
    open.forEach((place, i) => {
      found[place] = rows[i]!;
    });
    open = open.filter((place) => found[place]! < 0);
    if (through < 0 || open.length === 0) return { ok: true, value: found };
    after = through;
  }
}

function* create(
  { object, purpose, trying }: Creation,
  records: readonly NewRecord[],
): Process<Outcome<readonly CreateResult[]>> {
  for (const record of records) trying?.(record);
  return yield* call('salesforce.create', purpose, { object, records });
}
