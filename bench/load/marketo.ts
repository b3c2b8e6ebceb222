/** The targets of the Marketo mock: what a connector asks for most. */
import { CLIENT_ID, CLIENT_SECRET } from '../../mock-marketo/index.ts';
import { journalTarget, type LoadPlan, type LoadRequest, send, type Target } from './target.ts';

/** Records of one call of Sync Leads, the most there may be. */
const RECORDS = 300;
/** Different requests of a target. */
const VARIETY = 100;

const CREDENTIALS = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: CLIENT_ID,
  client_secret: CLIENT_SECRET,
});
const TOKEN_PATH = `/identity/oauth/token?${CREDENTIALS}`;

type Headers = Readonly<Record<string, string>>;

/** Signs in, adds a fault rule that never applies, and syncs leads, so that there are activities. */
export async function marketoPlan(origin: string): Promise<LoadPlan> {
  const { access_token } = JSON.parse(
    await ask(origin, { method: 'GET', path: TOKEN_PATH, headers: {} }),
  ) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  await ask(origin, {
    method: 'POST',
    path: '/__mock/faults',
    headers,
    body: JSON.stringify({ status: 503, path: '/never/asked/for' }),
  });
  const since = new Date().toISOString();
  await ask(origin, syncOf(headers, 'first'));
  const token = tokenRequest();
  return {
    raised: ['606 (calls in 20 seconds), 615 (calls at once) and 607 (calls a day) are switched off'],
    targets: [
      token,
      leadsByFilter(headers),
      leadSync(headers),
      await activitiesPage(origin, headers, since),
      journalTarget(token),
    ],
  };
}

const isSuccess = (status: number, body: string) => status === 200 && body.includes('"success":true');

function tokenRequest(): Target {
  return {
    name: 'token',
    what: 'GET identity/oauth/token',
    beside: 'bare',
    minRatio: 0.5,
    requests: [{ method: 'GET', path: TOKEN_PATH, headers: {} }],
    isSuccess: (status, body) => status === 200 && body.includes('"access_token"'),
  };
}

function leadsByFilter(headers: Headers): Target {
  const path = (i: number) => {
    const filterValues = [i, i + 1, i + 2].map(emailOf).join(',');
    const query = { filterType: 'email', filterValues, fields: 'id,email,firstName,lastName' };
    return `/rest/v1/leads.json?${new URLSearchParams(query)}`;
  };
  return {
    name: 'leads-by-filter',
    what: 'GET leads.json, three e-mail addresses',
    records: 3,
    beside: 'bare',
    minRatio: undefined,
    requests: Array.from({ length: VARIETY }, (_, i) => ({ method: 'GET', path: path(i), headers })),
    isSuccess,
  };
}

function leadSync(headers: Headers): Target {
  return {
    name: 'lead-sync',
    what: `POST leads.json, ${RECORDS} leads`,
    records: RECORDS,
    beside: 'bare',
    minRatio: undefined,
    requests: ['one', 'two', 'three'].map((value) => syncOf(headers, value)),
    isSuccess: (status, body) => isSuccess(status, body) && !body.includes('"skipped"'),
  };
}

async function activitiesPage(origin: string, headers: Headers, since: string): Promise<Target> {
  const query = new URLSearchParams({ sinceDatetime: since });
  const path = `/rest/v1/activities/pagingtoken.json?${query}`;
  const { nextPageToken } = JSON.parse(await ask(origin, { method: 'GET', path, headers })) as {
    nextPageToken: string;
  };
  const page = new URLSearchParams({ activityTypeIds: '12,13', nextPageToken });
  return {
    name: 'activities-page',
    what: 'GET activities.json, a page of 300',
    records: RECORDS,
    beside: 'bare',
    minRatio: undefined,
    requests: [{ method: 'GET', path: `/rest/v1/activities.json?${page}`, headers }],
    isSuccess,
  };
}

function syncOf(headers: Headers, value: string): LoadRequest {
  const input = Array.from({ length: RECORDS }, (_, i) => ({
    email: emailOf(i),
    firstName: `${value} ${i}`,
    lastName: `Load ${i}`,
  }));
  const body = JSON.stringify({ action: 'createOrUpdate', lookupField: 'email', input });
  return { method: 'POST', path: '/rest/v1/leads.json', headers, body };
}

function emailOf(number: number): string {
  return `load${number}@acme.example`;
}

/** @throws Error when the mock does not do what the load run rests on */
async function ask(origin: string, request: LoadRequest): Promise<string> {
  const { status, text } = await send(origin, request);
  const isFine = status < 300 && !text.includes('"success":false');
  if (!isFine) throw new Error(`${request.method} ${request.path} was answered with ${status}: ${text}`);
  return text;
}
