/** The targets of the Salesforce mock: what a connector asks for most. */
import { isoInstant, MINUTE_MS } from '../../engine/kernel/index.ts';
import { CREDENTIALS } from '../../mock-salesforce/index.ts';
import { journalTarget, type LoadPlan, type LoadRequest, send, type Target } from './target.ts';

const VERSION = '/services/data/v62.0';

/** Records in one call of the collections resource, and in a page of the sync. */
const PAGE = 200;
/** Different requests of a target. */
const VARIETY = 100;

/** Requests in 24 hours that no load run reaches. */
export const RAISED_DAILY_REQUESTS = 2_000_000_000;

type Headers = Readonly<Record<string, string>>;

/** Signs in, adds a fault rule that never applies, and changes a page of leads, so that the sync has something to find. */
export async function salesforcePlan(origin: string): Promise<LoadPlan> {
  const headers = { authorization: `Bearer ${await signIn(origin)}`, 'content-type': 'application/json' };
  await ask(origin, {
    method: 'POST',
    path: '/__mock/faults',
    headers,
    body: JSON.stringify({ status: 503, path: '/never/asked/for' }),
  });
  const contacts = await idsOf(origin, headers, 'Contact');
  const leads = await idsOf(origin, headers, 'Lead');
  const since = Date.now();
  await ask(origin, updateOf(headers, 'Lead', leads, 'first'));
  const read = recordRead(headers, contacts);
  return {
    raised: ['DailyApiRequests is counted, but has no end'],
    targets: [
      read,
      syncQuery(headers, since),
      collectionUpdate(headers, contacts),
      taskCreate(headers, contacts),
      journalTarget(read),
    ],
  };
}

const isOk = (status: number) => status >= 200 && status < 300;

function recordRead(headers: Headers, ids: readonly string[]): Target {
  return {
    name: 'record-read',
    what: 'GET sobjects/Contact/<id>, the whole record',
    beside: 'bare',
    minRatio: 0.5,
    requests: ids
      .slice(0, VARIETY)
      .map((id) => ({ method: 'GET', path: `${VERSION}/sobjects/Contact/${id}`, headers })),
    isSuccess: isOk,
  };
}

/** The query of the sync itself: what changed after a cursor, in the order of the changes. */
function syncQuery(headers: Headers, since: number): Target {
  const from = isoInstant(since - (since % 1_000));
  const before = isoInstant(since + 60 * MINUTE_MS);
  const soql = `SELECT Id, SystemModstamp, FirstName, LastName, Email, Company FROM Lead WHERE SystemModstamp >= ${from} AND SystemModstamp < ${before} ORDER BY SystemModstamp ASC, Id ASC LIMIT ${PAGE}`;
  const path = `${VERSION}/query?${new URLSearchParams({ q: soql })}`;
  return {
    name: 'sync-query',
    what: `GET query, ${PAGE} changed leads by SystemModstamp`,
    records: PAGE,
    beside: 'bare',
    minRatio: undefined,
    requests: [{ method: 'GET', path, headers }],
    isSuccess: (status, body) => isOk(status) && body.includes(`"totalSize":${PAGE}`),
  };
}

function collectionUpdate(headers: Headers, ids: readonly string[]): Target {
  return {
    name: 'collection-update',
    what: `PATCH composite/sobjects, ${PAGE} contacts`,
    records: PAGE,
    beside: 'bare',
    minRatio: undefined,
    requests: ['one', 'two', 'three'].map((value) => updateOf(headers, 'Contact', ids, value)),
    isSuccess: (status, body) => isOk(status) && !body.includes('"success":false'),
  };
}

function updateOf(headers: Headers, type: string, ids: readonly string[], value: string): LoadRequest {
  const records = ids.map((id, i) => ({ attributes: { type }, id, Title: `${value} ${i}` }));
  const body = JSON.stringify({ allOrNone: false, records });
  return { method: 'PATCH', path: `${VERSION}/composite/sobjects`, headers, body };
}

/** As Marketo logs an e-mail: closed, about a person. */
function taskCreate(headers: Headers, ids: readonly string[]): Target {
  const task = (WhoId: string) => ({
    Subject: 'Was Sent Email: Newsletter',
    Status: 'Completed',
    Priority: 'Normal',
    ActivityDate: '2026-01-05',
    WhoId,
  });
  return {
    name: 'task-create',
    what: 'POST sobjects/Task, one',
    beside: 'bare',
    minRatio: 0.5,
    requests: ids.slice(0, VARIETY).map((id) => ({
      method: 'POST',
      path: `${VERSION}/sobjects/Task`,
      headers,
      body: JSON.stringify(task(id)),
    })),
    isSuccess: (status) => status === 201,
  };
}

async function signIn(origin: string): Promise<string> {
  const { username, password, clientId, clientSecret } = CREDENTIALS.administrator;
  const form = {
    grant_type: 'password',
    username,
    password,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const path = '/services/oauth2/token';
  const reply = await ask(origin, { method: 'POST', path, headers, body: `${new URLSearchParams(form)}` });
  return (JSON.parse(reply) as { access_token: string }).access_token;
}

async function idsOf(origin: string, headers: Headers, object: string): Promise<string[]> {
  const path = `${VERSION}/query?${new URLSearchParams({ q: `SELECT Id FROM ${object} LIMIT ${PAGE}` })}`;
  const { records } = JSON.parse(await ask(origin, { method: 'GET', path, headers })) as {
    records: { Id: string }[];
  };
  return records.map(({ Id }) => Id);
}

/** @throws Error when the mock does not do what the load run rests on */
async function ask(origin: string, request: LoadRequest): Promise<string> {
  const { status, text } = await send(origin, request);
  if (!isOk(status))
    throw new Error(`${request.method} ${request.path} was answered with ${status}: ${text}`);
  return text;
}
