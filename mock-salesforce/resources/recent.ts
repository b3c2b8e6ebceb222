/**
 * Recent items: the records that the user changed last. The original goes by what a user has looked at in the app
 * (approximated: nobody looks at a mock).
 */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../api.ts';
import { RECENT_ITEMS, RECENT_ITEMS_MAX } from '../limits.ts';
import type { Records } from '../records.ts';
import { runQuery } from '../soql/index.ts';

/** A recent item, with the second in which it was changed. */
interface Recent {
  readonly changed: number;
  readonly item: object;
}

/** The user's latest records of an object, newest first, with Id and name. */
export function recentItems(call: Call, records: Records, limit = RECENT_ITEMS): object[] {
  return recentOf(call, records, limit).map(({ item }) => item);
}

function recentOf({ org, user, now, basePath }: Call, records: Records, limit: number): Recent[] {
  const { name, fields } = records.schema;
  const nameField = fields.find((field) => field.nameField === true)?.name;
  const shown = nameField === undefined ? 'Id' : `Id, ${nameField}`;
  const me = org.object('User').idOf(user);
  const text = `SELECT ${shown} FROM ${name} WHERE LastModifiedById = '${me}' ORDER BY LastModifiedDate DESC LIMIT ${limit}`;
  const answer = runQuery(org, text, { user, now });
  if (!answer.ok) return [];
  const items = answer.value.page(0, limit, basePath);
  return items.map((item, i) => ({ changed: records.lastModified[answer.value.rows[i]!]!, item }));
}

const input = z.object({
  limit: z.coerce.number().int().min(1).max(RECENT_ITEMS_MAX).default(RECENT_ITEMS_MAX),
});

function recent(call: Call, { limit }: z.output<typeof input>): Reply {
  const { org, user } = call;
  const permissions = org.permissionsOf(user);
  const all = org.objects
    .filter((records) => permissions.seesObject(records))
    .flatMap((records) => recentOf(call, records, limit));
  const newest = all.sort((a, b) => b.changed - a.changed).slice(0, limit);
  return { status: 200, body: newest.map(({ item }) => item) };
}

export const recentOperations = [operation('GET', '/services/data/:version/recent', { input }, recent)];
