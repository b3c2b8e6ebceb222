/** search: SOSL. */
import { z } from 'zod';
import { type Outcome, refused } from '../errors.ts';
import { runSearch } from '../soql/index.ts';
import { shownSObject } from './sobject.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const input = z.object({ searchString: z.string().default('') });

/** SearchResult in the order of the partner WSDL; the id of a search leads nowhere. */
function search(call: SoapCall, { searchString }: z.output<typeof input>): Outcome<Result> {
  if (searchString.trim() === '') return refused('searchMissing');
  const { org, user, now, basePath } = call;
  const found = runSearch(org, searchString, { user, now, basePath });
  if (!found.ok) return found;
  const searchRecords = found.value.map((record) => ({ record: shownSObject(record) }));
  return { ok: true, value: { queryId: '', searchRecords } };
}

export const searchVerbs: Readonly<Record<string, Verb>> = { search: verb(input, search) };
