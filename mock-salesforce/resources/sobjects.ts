/** Metadata: all objects, one object, and its describe. */
import { type Call, JSON_TYPE, operation, type Reply, restError } from '../api.ts';
import { describeObject, describeWhole } from '../describe/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import { recentItems } from './recent.ts';

/** About 60 kB each. */
const DESCRIBES_KEPT = 500;

/** The object that a path names, in any case, when the session's user sees it. */
export function objectOf({ org, user, incoming }: Call): Outcome<Records> {
  const records = org.find(incoming.params.object ?? '');
  if (records === undefined || !org.permissionsOf(user).seesObject(records)) return refused('notFound');
  return { ok: true, value: records };
}

function all({ org, user, basePath }: Call): Reply {
  const permissions = org.permissionsOf(user);
  const seen = org.objects.filter((records) => permissions.seesObject(records));
  const sobjects = seen.map((records) => describeObject(records, permissions, basePath));
  return { status: 200, body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
}

/** The object's entry, and what the user did with it last. */
function one(call: Call): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const { org, user, basePath } = call;
  const objectDescribe = describeObject(records.value, org.permissionsOf(user), basePath);
  return { status: 200, body: { objectDescribe, recentItems: recentItems(call, records.value) } };
}

/** The metadata of a mock changes when somebody changes it in Setup. */
function describe(call: Call): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const { org, incoming } = call;
  const changedAt = Math.floor(org.setupChangedAt / 1_000) * 1_000;
  if (Date.parse(incoming.headers['if-modified-since'] ?? '') >= changedAt) return { status: 304 };
  return { status: 200, headers: { 'content-type': JSON_TYPE }, body: describeText(call, records.value) };
}

/** Clients describe again and again; the text is made once, and the oldest goes when there are too many. */
function describeText({ api, org, user, basePath }: Call, records: Records): string {
  const key = `${basePath} ${org.users.profileOf(user)} ${org.setupChangedAt} ${records.schema.name}`;
  const known = api.describes.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(describeWhole(org, records, org.permissionsOf(user), basePath));
  if (api.describes.size === DESCRIBES_KEPT) api.describes.delete(api.describes.keys().next().value!);
  api.describes.set(key, text);
  return text;
}

export const sobjectOperations = [
  operation('GET', '/services/data/:version/sobjects', {}, all),
  operation('GET', '/services/data/:version/sobjects/:object', {}, one),
  operation('GET', '/services/data/:version/sobjects/:object/describe', {}, describe),
];
