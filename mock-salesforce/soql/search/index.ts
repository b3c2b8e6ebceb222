/**
 * SOSL, simply: words are looked for in the names, e-mail addresses and phone numbers of records, by a scan and at
 * once; the original asks an index that lags behind. Objects come in the order of RETURNING, records in that of Ids.
 */
import type { Outcome } from '../../errors.ts';
import { SEARCH_RECORDS } from '../../limits.ts';
import type { Org } from '../../org.ts';
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { attempt } from '../attempt.ts';
import { Finder } from '../find-rows.ts';
import { objectNamed, readableField, type Scope, scopeOf } from '../scope.ts';
import { shownBy } from '../show/projection.ts';
import { type ShownRecord, showRecord } from '../show/show-record.ts';
import { type Group, parseSearch, type Search } from './statement.ts';
import { type Words, type WordTest, wordsOf, wordTest } from './terms.ts';

/** Runs a SOSL statement and gives back the records it finds, as JSON shows them. */
export function runSearch(
  org: Org,
  text: string,
  { user, now, basePath }: { user: number; now: number; basePath: string },
): Outcome<ShownRecord[]> {
  const found = attempt(() => {
    const search = parseSearch(text);
    return searched(scopeOf(org, user, now, { text }), search, basePath);
  });
  if (found.ok || found.error.code !== 'MALFORMED_QUERY') return found;
  return { ok: false, error: { ...found.error, code: 'MALFORMED_SEARCH' } };
}

function searched(scope: Scope, search: Search, basePath: string): ShownRecord[] {
  const test = wordTest(search.terms);
  const limit = Math.min(search.limit ?? SEARCH_RECORDS, SEARCH_RECORDS);
  const queries = search.returning ?? everyObject(scope);
  const found: ShownRecord[] = [];
  for (const query of queries) {
    const records = objectNamed(scope, query.object, query.objectAt);
    const shown = shownBy(scope, records, query);
    const finder = new Finder(scope, records, query);
    const rows = finder.findAmong(matching(scope, records, search.group, test));
    for (const row of rows.subarray(0, limit - found.length)) {
      found.push(showRecord(scope, { records, row }, shown, basePath, () => null));
    }
  }
  return found;
}

/** What a search without RETURNING returns: the Ids of every object that people keep records of. */
function everyObject(scope: Scope): Search['returning'] & {} {
  const names = scope.org.objects
    .filter((records) => records.schema.searchable !== false && scope.permissions.seesObject(records))
    .map(({ schema }) => schema.name);
  return parseSearch(`FIND {any} RETURNING ${names.join(', ')}`).returning!;
}

function matching(scope: Scope, records: Records, group: Group, test: WordTest): Int32Array {
  const fields = records.schema.fields.flatMap((field) => {
    const number = isSearched(field, group) ? readableField(scope, records, field.name) : -1;
    return number < 0 ? [] : [{ number, isPhone: field.type === 'phone' }];
  });
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) {
    const words = fields.map(({ number, isPhone }) => wordsIn(records.value(row, number), isPhone));
    if (test(words)) rows.push(row);
  }
  return Int32Array.from(rows);
}

function wordsIn(value: unknown, isPhone: boolean): Words {
  if (typeof value !== 'string') return [];
  const words = wordsOf(value);
  return isPhone ? [...words, value.replace(/\D/g, '')] : words;
}

function isSearched({ name, type, nameField, compoundFieldName }: FieldSchema, group: Group): boolean {
  const isName = nameField === true || compoundFieldName === 'Name' || name === 'Company';
  switch (group) {
    case 'NAME':
      return isName;
    case 'EMAIL':
      return type === 'email';
    case 'PHONE':
      return type === 'phone';
    default:
      return isName || type === 'email' || type === 'phone';
  }
}
