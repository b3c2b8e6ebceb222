/** What the REST API offers: its versions, and the resources of a version. */
import { type Call, operation, type Reply } from '../api.ts';
import { identityUrl } from './identity.ts';

/** The newest release the mock lists; any `vNN.0` is served. Clients take the greatest as a text: two digits only. */
const NEWEST = 67;
const LISTED = 20;

/** The releases of a year, newest year first (documented, release names from Spring '21, API version 51.0, on). */
function labelOf(version: number): string {
  const season = ['Spring', 'Summer', 'Winter'][(version - 51) % 3]!;
  const year = 21 + Math.floor((version - 51) / 3);
  return `${season} '${season === 'Winter' ? year + 1 : year}`;
}

function versions(): Reply {
  const body = Array.from({ length: NEWEST - 50 }, (_, i) => {
    const version = 51 + i;
    return { label: labelOf(version), url: `/services/data/v${version}.0`, version: `${version}.0` };
  });
  return { status: 200, body: body.slice(-LISTED) };
}

function resources(call: Call): Reply {
  const { basePath, user } = call;
  const names = [
    'sobjects',
    'query',
    'queryAll',
    'search',
    'parameterizedSearch',
    'limits',
    'composite',
    'recent',
    'jobs',
  ];
  const paths = Object.fromEntries(names.map((name) => [name, `${basePath}/${name}`]));
  return { status: 200, body: { ...paths, identity: identityUrl(call, user) } };
}

export const versionOperations = [
  operation('GET', '/services/data', { access: 'open' }, versions),
  operation('GET', '/services/data/:version', {}, resources),
];
