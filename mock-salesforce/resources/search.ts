/** Search over REST: SOSL, and the same with parameters. */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../api.ts';
import { failure } from '../errors.ts';
import { runSearch } from '../soql/index.ts';

const input = z.object({ q: z.string().optional() });

function search(call: Call, { q }: z.output<typeof input>): Reply {
  return q === undefined || q.trim() === '' ? restError(failure('searchMissing')) : found(call, q);
}

/** Since version 37 the records stand in an object (documented, REST guide "Search"). */
function found(call: Call, sosl: string): Reply {
  const { org, user, now, basePath } = call;
  const records = runSearch(org, sosl, { user, now, basePath });
  if (!records.ok) return restError(records.error);
  const isBare = Number(/\d+\.\d+$/.exec(basePath)?.[0]) < 37;
  return { status: 200, body: isBare ? records.value : { searchRecords: records.value } };
}

const count = z.coerce.number().int().min(0).optional();

const wanted = z.object({
  name: z.string(),
  fields: z.array(z.string()).optional(),
  where: z.string().optional(),
  orderBy: z.string().optional(),
  limit: count,
});

/** The parameters of a search (documented, REST guide "Parameterized Search"). */
const parameters = z.object({
  q: z.string().optional(),
  in: z.enum(['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR']).optional(),
  fields: z.array(z.string()).optional(),
  sobjects: z.array(wanted).optional(),
  overallLimit: count,
  defaultLimit: count,
});
type Parameters = z.output<typeof parameters>;

/**
 * `sobject=Account&Account.fields=id,name&Account.limit=10`; several objects are parted by commas, or each
 * has a `sobject` of its own (documented, "Search with Parameters in the URI").
 */
const inAddress = z.record(z.string(), z.string()).transform((query, context): Parameters => {
  const listed = (text: string | undefined) => text?.split(',').map((one) => one.trim());
  const sobjects = listed(query.sobject)?.map((name) => ({
    name,
    fields: listed(query[`${name}.fields`]),
    where: query[`${name}.where`],
    orderBy: query[`${name}.orderBy`],
    limit: query[`${name}.limit`],
  }));
  const { q, overallLimit, defaultLimit } = query;
  const given = {
    q,
    in: query.in?.toUpperCase(),
    fields: listed(query.fields),
    sobjects,
    overallLimit,
    defaultLimit,
  };
  const result = parameters.safeParse(given);
  if (result.success) return result.data;
  for (const { message, path } of result.error.issues) context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});

function parameterized(call: Call, given: Parameters): Reply {
  const { q, sobjects, overallLimit } = given;
  if (q === undefined || q.trim() === '') return restError(failure('searchMissing'));
  const returning = sobjects?.map((one) => returned(one, given)).join(', ');
  const parts = [
    `FIND {${q.replace(/[{}\\]/g, '\\$&')}} IN ${given.in ?? 'ALL'} FIELDS`,
    returning === undefined ? '' : ` RETURNING ${returning}`,
    overallLimit === undefined ? '' : ` LIMIT ${overallLimit}`,
  ];
  return found(call, parts.join(''));
}

function returned({ name, fields, where, orderBy, limit }: z.output<typeof wanted>, all: Parameters): string {
  const most = limit ?? all.defaultLimit;
  const parts = [
    (fields ?? all.fields ?? ['Id']).join(', '),
    where === undefined ? '' : ` WHERE ${where}`,
    orderBy === undefined ? '' : ` ORDER BY ${orderBy}`,
    most === undefined ? '' : ` LIMIT ${most}`,
  ];
  return `${name}(${parts.join('')})`;
}

const path = '/services/data/:version';

export const searchOperations = [
  operation('GET', `${path}/search`, { input }, search),
  operation('GET', `${path}/parameterizedSearch`, { input: inAddress, repeatable: 'sobject' }, parameterized),
  operation('POST', `${path}/parameterizedSearch`, { input: parameters }, parameterized),
];
